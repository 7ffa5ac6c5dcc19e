import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { preview, type Previewed, type PreviewedResource } from "../../src/preview";

const CHECKOUT = join(__dirname, "..", "..");

/** The version of an installed SDK, e.g. of `aws`. */
export function sdkVersion(pkg: string): string {
  const { version } = JSON.parse(
    readFileSync(join(CHECKOUT, "node_modules", "@pulumi", pkg, "package.json"), "utf8"),
  ) as { version: string };
  return version;
}

/** The folder of one of the test programs. */
export function programFolder(name: string): string {
  return join(__dirname, "programs", name);
}

const previews = new Map<string, Promise<Previewed>>();

/** The preview of one of the test programs, run once for all tests. */
export function previewed(name: string): Promise<Previewed> {
  const known = previews.get(name) ?? preview({ directory: programFolder(name), stack: "dev" });
  previews.set(name, known);
  return known;
}

/** The resource with a type and a logical name. */
export function resource({ resources }: Previewed, type: string, name: string): PreviewedResource {
  const found = resources.find((candidate) => candidate.type === type && candidate.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name} among ${resources.map(({ urn }) => urn).join(", ")}`);
  return found;
}

/**
 * Writes a project of its own into a temporary folder, hands it to `use` and removes it.
 *
 * @param files content by path; a Pulumi.yaml and a Pulumi.dev.yaml are there without being named
 * @param installed whether the checkout's node_modules can be found from it
 */
export async function inProject<T>(
  files: Record<string, string>,
  use: (folder: string) => Promise<T>,
  installed = true,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "program-"));
  const all = { "Pulumi.yaml": "name: program\nruntime: nodejs\n", "Pulumi.dev.yaml": "", ...files };
  try {
    for (const [path, content] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    if (installed) symlinkSync(join(CHECKOUT, "node_modules"), join(folder, "node_modules"), "junction");
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
