import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pages, policyFolder } from "./pages";

const root = join(__dirname, "..", "..");

/** Writes what is generated, and removes the pages of policies that are gone. */
async function main(): Promise<void> {
  const rendered = await pages();
  for (const [path, text] of rendered) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const file of readdirSync(join(root, policyFolder)))
    if (!rendered.has(`${policyFolder}/${file}`)) rmSync(join(root, policyFolder, file));
}

main().catch((error: unknown) => {
  process.stderr.write(`docs: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
