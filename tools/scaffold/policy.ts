import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { sectionTitles } from "../../src/policy";
import { kindsFile, kindsIn } from "./kinds";
import { addToList, listed } from "./list";
import { casesTemplate, policyTemplate, type Subject } from "./policyTemplates";
import { write } from "./write";

/** A subject and a requirement at least, as every policy is named: `database-is-private`. */
const validName = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;

/** Loads the module of a kind, whose file may be a moment old. */
const load = createRequire(__filename);

const lists = ["policies/all.ts", "tests/policies/all.ts"] as const;

/**
 * Writes a policy and its cases, and lists both.
 * @param root the project's folder
 * @param kind the kind of fact that it is on
 * @returns the files written, from `root`
 * @throws Error if there is no such section or kind, or the name is none or is taken; then nothing is written
 */
export function scaffoldPolicy(root: string, section: string, name: string, kind = "containers"): readonly string[] {
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  const sections = Object.keys(sectionTitles);
  if (!sections.includes(section)) throw new Error(`there is no section ${section}; there are ${sections.join(", ")}`);
  if (!validName.test(name)) {
    throw new Error(
      `${name} is not a name for a policy: <subject>-<requirement> in lower case, like database-is-private`,
    );
  }
  const kinds = kindsIn(read(kindsFile));
  const module = kinds.get(kind);
  if (module === undefined)
    throw new Error(`there is no kind of fact ${kind}; there are ${[...kinds.keys()].join(", ")}`);
  const taken = lists.flatMap((list) => listed(read(list))).find((entry) => entry.name === name);
  if (taken) throw new Error(`there is a policy ${name} already, in policies/${taken.section}`);
  const subject: Subject = { kind, type: typeOf(join(root, dirname(kindsFile), module), kind) };
  return write(
    root,
    [
      [`policies/${section}/${name}.ts`, policyTemplate(section, name, subject)],
      [`tests/policies/${section}/${name}.ts`, casesTemplate(section, name, subject)],
    ],
    lists.map((list) => [list, addToList(read(list), section, name, sections)]),
  );
}

/** The type of a resource with facts of a kind, which a module exports: the first that the kind reads. */
function typeOf(module: string, kind: string): string {
  const kinds = load(module) as Readonly<Record<string, { readonly types: readonly string[] } | undefined>>;
  return kinds[kind]?.types[0] ?? "";
}
