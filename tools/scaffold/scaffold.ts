import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sectionTitles } from "../../src/policy";
import { addToList, listed } from "./list";
import { casesTemplate, policyTemplate } from "./templates";

/** A subject and a requirement at least, as every policy is named: `database-is-private`. */
const validName = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;

const lists = ["policies/all.ts", "tests/policies/all.ts"] as const;

/**
 * Writes a policy that complains about every container and its cases, and lists both.
 * @param root the project's folder
 * @returns the files written, from `root`
 * @throws Error for a section that there is not, a name that is not one or is taken; then nothing is written
 */
export function scaffold(root: string, section: string, name: string): readonly string[] {
  const sections = Object.keys(sectionTitles);
  if (!sections.includes(section)) throw new Error(`there is no section ${section}; there are ${sections.join(", ")}`);
  if (!validName.test(name)) {
    throw new Error(
      `${name} is not a name for a policy: <subject>-<requirement> in lower case, like database-is-private`,
    );
  }
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  const files = [
    [`policies/${section}/${name}.ts`, policyTemplate(section, name)],
    [`tests/policies/${section}/${name}.ts`, casesTemplate(section, name)],
  ] as const;
  const taken = lists.flatMap((list) => listed(read(list))).find((entry) => entry.name === name);
  if (taken) throw new Error(`there is a policy ${name} already, in policies/${taken.section}`);
  const existing = files.find(([file]) => existsSync(join(root, file)));
  if (existing) throw new Error(`${existing[0]} exists already, though no list names it`);

  const written = [...files, ...lists.map((list) => [list, addToList(read(list), section, name, sections)] as const)];
  for (const [file, text] of written) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return written.map(([file]) => file);
}
