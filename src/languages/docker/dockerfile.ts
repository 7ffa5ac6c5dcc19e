/** One instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals: `COPY`. */
  readonly name: string;
  /** All that follows it, line continuations joined. */
  readonly rest: string;
  /** What follows the options. */
  readonly text: string;
  /** Its options, as `--from=build`, by name; one may be given several times. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** Its arguments without the options: words, or the elements of its JSON form. */
  readonly args: readonly string[];
  /** The here-documents that follow it, in order. */
  readonly documents: readonly { readonly name: string; readonly text: string }[];
  readonly line: number;
}

/** The instructions of a Dockerfile, in order, as BuildKit splits it; comments are left out. */
export function readDockerfile(text: string): readonly Instruction[] {
  const lines = text.split(/\r?\n/);
  const escape = /^#\s*escape\s*=\s*`/im.test(text.split(/^[^#\s]/m)[0] ?? "") ? "`" : "\\";
  const instructions: Instruction[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    let joined = lines[at]!.trim();
    if (joined === "" || joined.startsWith("#")) continue;
    while (joined.endsWith(escape) && at + 1 < lines.length) {
      const next = lines[++at]!.trim();
      joined = next === "" || next.startsWith("#") ? joined : `${joined.slice(0, -1).trimEnd()} ${next}`;
    }
    const [, name = "", rest = ""] = /^(\S+)\s*([^]*)$/.exec(joined) ?? [];
    const names = /^(?:COPY|ADD|RUN)$/i.test(name) ? [...rest.matchAll(/<<-?\s*(["']?)([A-Za-z_]\w*)\1/g)] : [];
    const documents = names.map(([, , end = ""]) => {
      const start = at + 1;
      while (++at < lines.length && lines[at]!.trim() !== end);
      return {
        name: end,
        text: lines
          .slice(start, at)
          .map((each) => `${each}\n`)
          .join(""),
      };
    });
    instructions.push({ name: name.toUpperCase(), rest, ...argumentsIn(rest), documents, line });
  }
  return instructions;
}

function argumentsIn(rest: string): Pick<Instruction, "text" | "options" | "args"> {
  const options = new Map<string, readonly string[]>();
  let left = rest;
  for (let option = /^--([\w-]+)(?:=(\S*))?\s*/.exec(left); option; option = /^--([\w-]+)(?:=(\S*))?\s*/.exec(left)) {
    options.set(option[1]!, [...(options.get(option[1]!) ?? []), option[2] ?? ""]);
    left = left.slice(option[0].length);
  }
  const list = left.startsWith("[") ? parseList(left) : undefined;
  return { text: left, options, args: list ?? left.split(/\s+/).filter((word) => word !== "") };
}

function parseList(text: string): readonly string[] | undefined {
  try {
    return (JSON.parse(text) as unknown[]).map(String);
  } catch {
    return undefined;
  }
}
