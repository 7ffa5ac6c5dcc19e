import { join } from "node:path";
import { scaffold } from "./scaffold/scaffold";

const usage = "usage: npm run new-policy -- <section> <name>";

function main([section, name, ...more]: readonly string[]): void {
  if (section === undefined || name === undefined || more.length > 0) throw new Error(usage);
  const files = scaffold(join(__dirname, ".."), section, name);
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
