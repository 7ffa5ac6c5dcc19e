import { join } from "node:path";
import { scaffoldFact } from "./scaffold/fact";

const usage = "usage: npm run new-fact -- <name> [<type of resource>], such as queues aws:sqs/queue:Queue";

function main([name, type, ...more]: readonly string[]): void {
  if (name === undefined || more.length > 0) throw new Error(usage);
  const files = scaffoldFact(join(__dirname, ".."), name, type);
  process.stdout.write(
    [
      ...files.map((file) => `wrote ${file}`),
      "",
      "Next: write the facts' properties and their test, then a policy on them:",
      `npm run new-policy -- <section> <name> --on ${name}`,
      "",
    ].join("\n"),
  );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`new-fact: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
