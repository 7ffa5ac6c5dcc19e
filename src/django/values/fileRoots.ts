/** A folder in a container, without a slash at its end; `undefined` where the text is no absolute path. */
export function readFolder(text: string): string | undefined {
  const path = text.trim();
  if (!path.startsWith("/")) return undefined;
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return `/${parts.join("/")}`;
}

/** How two folders overlap, as a phrase for a message; `undefined` if they do not. */
export function overlap(
  one: string,
  other: string,
): "the same folder as" | "inside" | "a parent folder of" | undefined {
  if (one === other) return "the same folder as";
  if (one.startsWith(`${other}/`)) return "inside";
  return other.startsWith(`${one}/`) ? "a parent folder of" : undefined;
}
