import { decodeBase64, type WrittenFile } from "./shell/written";

/** One entry of a YAML list of maps: its scalars by key. */
type Entry = Record<string, string>;

/**
 * The files that a cloud-config writes (cloud-init, "write_files"): plain or base64, as block scalars or on one line. Of
 * YAML it reads what this list takes, no anchors and no nested maps.
 */
export function cloudConfigFiles(text: string): readonly WrittenFile[] {
  return entriesOf(text, "write_files").flatMap(({ path, content = "", encoding = "" }) => {
    const plain = /^(?:b64|base64)$/.test(encoding) ? decodeBase64(content) : encoding === "" ? content : undefined;
    return path === undefined || plain === undefined ? [] : [{ path, text: plain }];
  });
}

function entriesOf(text: string, list: string): readonly Entry[] {
  const lines = text.split(/\r?\n/);
  const entries: Entry[] = [];
  let at = lines.findIndex((line) => line.startsWith(`${list}:`)) + 1;
  if (at === 0) return entries;
  while (at < lines.length && !/^[^\s#-]/.test(lines[at]!)) {
    const [, indent = "", dash = "", key = "", value = ""] = /^(\s*)(- +)?(\w+):\s*(.*)$/.exec(lines[at]!) ?? [];
    at++;
    if (key === "") continue;
    if (dash !== "") entries.push({});
    const block = /^[|>][+-]?\d*$/.test(value.replace(/\s+#.*$/, ""));
    const body = block ? blockAt(lines, at, indent.length + dash.length) : [];
    at += body.length;
    const entry = entries.at(-1);
    if (entry) entry[key] = block ? dedented(body) : scalar(value);
  }
  return entries;
}

/** The lines of a block scalar: all that are indented deeper than its key, and empty ones between. */
function blockAt(lines: readonly string[], start: number, indent: number): readonly string[] {
  let end = start;
  while (end < lines.length && (lines[end]!.trim() === "" || /^ */.exec(lines[end]!)![0].length > indent)) end++;
  return lines.slice(start, end);
}

function dedented(lines: readonly string[]): string {
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)![0].length));
  return `${lines
    .map((line) => line.slice(indent))
    .join("\n")
    .replace(/\n+$/, "")}\n`;
}

function scalar(value: string): string {
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(value);
  if (!quoted) return value.replace(/\s+#.*$/, "").trim();
  return quoted[1] === "'" ? quoted[2]!.replaceAll("''", "'") : unescaped(quoted[2]!);
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, char: string) => ({ n: "\n", t: "\t" })[char] ?? char);
}
