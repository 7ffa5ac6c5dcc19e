import { join } from "node:path";
import { parseArgs } from "node:util";
import { scaffoldPolicy } from "./scaffold/policy";

const usage = "usage: npm run new-policy -- <section> <name> [--on <kind of fact>]";

function main(args: readonly string[]): void {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { on: { type: "string" } },
  });
  const [section, name, ...more] = positionals;
  if (section === undefined || name === undefined || more.length > 0) throw new Error(usage);
  const files = scaffoldPolicy(join(__dirname, ".."), section, name, values.on);
  process.stdout.write(
    [
      ...files.map((file) => `wrote ${file}`),
      "",
      "Next: write its rule and its cases, trip it in stacks/ (insecure), name it in tools/docs/checklist.ts,",
      "then npm run docs and npm test, which says what is still missing.",
      "",
    ].join("\n"),
  );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`new-policy: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
