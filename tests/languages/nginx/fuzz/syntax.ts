import { NginxError, onlyFiles, readNginx } from "../../../../src/languages/nginx";
import { Sandbox } from "../server";
import { Random } from "./random";

export interface SyntaxTally {
  inputs: number;
  accepted: number;
  readonly differences: string[];
}

/**
 * Compares the reader with `nginx -t` on random inputs: whether they are accepted, and in which line they are refused.
 *
 * What the reader accepts is given to nginx many files at a time; only where nginx then objects, one by one.
 */
export function compareSyntax(count: number, seed: number): SyntaxTally {
  const random = new Random(seed);
  const sandbox = new Sandbox();
  const tally: SyntaxTally = { inputs: count, accepted: 0, differences: [] };
  const batch: string[] = [];
  const flush = (): void => {
    if (batch.length > 0 && test(sandbox, batch) !== undefined)
      batch.forEach((input) => compareOne(sandbox, input, undefined, tally));
    batch.length = 0;
  };
  try {
    for (let index = 0; index < count; index++) {
      const input = inputFrom(random);
      const line = refusedLine(input);
      if (line === undefined) {
        tally.accepted++;
        batch.push(input);
        if (batch.length === 40) flush();
      } else {
        compareOne(sandbox, input, line, tally);
      }
    }
    flush();
  } finally {
    sandbox.remove();
  }
  return tally;
}

function compareOne(sandbox: Sandbox, input: string, line: number | undefined, tally: SyntaxTally): void {
  const refusal = test(sandbox, [input]);
  if (refusal?.line !== line) {
    tally.differences.push(
      `${JSON.stringify(input)}: nginx ${refusal ? `refuses line ${refusal.line}: ${refusal.reason}` : "accepts"}, ` +
        `the reader ${line === undefined ? "accepts" : `refuses line ${line}`}`,
    );
  }
}

/** Every input is a file of its own inside a block whose entries nginx takes as they are. */
function test(sandbox: Sandbox, inputs: readonly string[]): ReturnType<Sandbox["test"]> {
  const includes = inputs.map((input, index) => {
    const path = sandbox.write(`input-${index}.conf`, whole(input));
    return `include ${path};`;
  });
  return sandbox.test(sandbox.write("nginx.conf", `events {}\nhttp {\n${includes.join("\n")}\n}\n`));
}

function whole(input: string): string {
  return `types {\ntext/x-a ${input}`;
}

function refusedLine(input: string): number | undefined {
  const main = { path: "/nginx.conf", text: "events {}\nhttp {\ninclude input.conf;\n}\n" };
  try {
    readNginx(main, { files: onlyFiles([{ path: "/input.conf", text: whole(input) }]) });
    return undefined;
  } catch (error) {
    if (error instanceof NginxError) return error.line;
    throw error;
  }
}

const pieces: readonly string[] = [
  ...[
    "a",
    "b",
    "html",
    "\\",
    "\\\\",
    '"',
    "'",
    '\\"',
    "\\'",
    "#",
    "$",
    "${",
    "$a",
    "{",
    "}",
    ";",
    ")",
    "(",
    "=",
    "~",
    ".",
  ],
  ...[" ", " ", " ", " ", "\t", "\n", "\n", "\r\n", "\v", "\u00a0", "\\n", "\\t", "\\;", "\\ ", "\\{"],
  ...['"a b"', "'c;d'", '"e{f}"', '"g\\"h"', '# note ; } "\n', "it's", "x#y", "i}j", "; k ", ";\n", "; l m;"],
];

/** A random text; most end the block that they stand in, so that about half are accepted. */
function inputFrom(random: Random): string {
  const body = Array.from({ length: 1 + random.below(9) }, () => random.pick(pieces)).join("");
  const long = random.percent(1)
    ? random.pick(["x", "#", '"', "# "]) + "y".repeat(4_080 + random.below(30)) + random.pick(['" ', "\n", " "])
    : "";
  return body + long + random.pick([";\n}\n", ";}\n", ";}", ";\n}", " ; # end\n}", "\n}\n", ""]);
}
