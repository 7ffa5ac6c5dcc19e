/** The variables of a file, as django-environ reads them. */
export function environVariables(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of source.split(/\r\n|[\n\r]/)) {
    const [, name, raw = ""] = /^(?:export )?([A-Za-z_0-9]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const single = /^'(.*)'$/.exec(raw)?.[1] ?? raw;
    const double = /^"(.*)"$/.exec(single)?.[1];
    const keep = (_: string, character: string): string => ("rnt".includes(character) ? `\\${character}` : character);
    found.set(name, double === undefined ? single : double.replace(/\\(.)/g, keep));
  }
  return found;
}
