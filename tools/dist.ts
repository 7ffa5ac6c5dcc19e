/**
 * Completes `dist/` to a policy pack of its own: the compiled JavaScript with a package.json without development
 * dependencies and without lifecycle scripts. Pulumi installs a published pack by `npm install` in the unpacked folder,
 * where a script that needs the compiler would fail.
 */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

interface Package {
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

const root = join(__dirname, "..");
const dist = join(root, "dist");
const kept = ["name", "version", "description", "license", "engines", "dependencies"];

function distributed(source: Package): object {
  const inDist = (path: string): string => path.replace(/^dist\//, "");
  return {
    ...Object.fromEntries(kept.filter((field) => field in source).map((field) => [field, source[field]])),
    main: inDist(source.main),
    bin: Object.fromEntries(Object.entries(source.bin).map(([name, path]) => [name, inDist(path)])),
    files: ["policies/", "src/", "docs/", "*.md", "PulumiPolicy.yaml"],
  };
}

/** Removes what was compiled from files that are gone: the compiler only writes what has changed. */
function removeStale(): void {
  for (const folder of ["policies", "src"]) {
    for (const file of readdirSync(join(dist, folder), { recursive: true, encoding: "utf8" })) {
      if (file.endsWith(".js") && !existsSync(join(root, folder, file.replace(/\.js$/, ".ts"))))
        rmSync(join(dist, folder, file));
    }
  }
}

removeStale();
const source = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Package;
writeFileSync(join(dist, "package.json"), `${JSON.stringify(distributed(source), null, 2)}\n`);
// README links to the other papers.
const papers = readdirSync(root).filter((file) => file.endsWith(".md"));
for (const file of ["PulumiPolicy.yaml", "LICENSE", ...papers]) copyFileSync(join(root, file), join(dist, file));
rmSync(join(dist, "docs"), { recursive: true, force: true });
cpSync(join(root, "docs"), join(dist, "docs"), { recursive: true });
// The compiler does not copy the launchers of Python programs.
for (const file of ["src/preview/programs/python/launch.py", "src/managePy/check.py"]) {
  mkdirSync(join(dist, dirname(file)), { recursive: true });
  copyFileSync(join(root, file), join(dist, file));
}
for (const path of Object.values(source.bin)) chmodSync(join(root, path), 0o755);
