/**
 * The items of a list in a variable, in the three forms that projects use: a JSON array, or items separated by commas,
 * or by blanks.
 */
export function readList(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed.startsWith("[")) {
    const items = parseArray(trimmed);
    if (items) return items;
  }
  return trimmed.split(/[\s,]+/).filter((item) => item !== "");
}

function parseArray(text: string): readonly string[] | undefined {
  try {
    return (JSON.parse(text) as unknown[]).map(String);
  } catch {
    return undefined;
  }
}
