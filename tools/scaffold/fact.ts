import { readFileSync } from "node:fs";
import { join } from "node:path";
import { factSpecTemplate, factTemplate, placeholderType } from "./factTemplates";
import { kindsFile, kindsIn, withKind } from "./kinds";
import { write } from "./write";

/** Plural, as kinds are named: `loadBalancers`. */
const validName = /^[a-z][A-Za-z0-9]*s$/;

/**
 * Writes a kind of fact and its test, and lists it.
 * @param root the project's folder
 * @param type the type token of the resources that it reads, `aws:sqs/queue:Queue`
 * @returns the files written, from `root`
 * @throws Error if the name is none or is taken; then nothing is written
 */
export function scaffoldFact(root: string, kind: string, type = placeholderType(kind)): readonly string[] {
  if (!validName.test(kind)) throw new Error(`${kind} is not a name for a kind of fact: a plural like loadBalancers`);
  const kinds = readFileSync(join(root, kindsFile), "utf8");
  if (kindsIn(kinds).has(kind)) throw new Error(`there is a kind ${kind} already, in ${kindsFile}`);
  return write(
    root,
    [
      [`src/facts/${kind}.ts`, factTemplate(kind, type)],
      [`tests/facts/${kind}.spec.ts`, factSpecTemplate(kind, type)],
    ],
    [[kindsFile, withKind(kinds, kind)]],
  );
}
