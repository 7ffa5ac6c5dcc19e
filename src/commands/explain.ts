import { policies } from "../../policies/all";
import { enumerated } from "../base/words";
import { documentationPage, referenceText, sectionTitles } from "../policy";
import { nearest } from "./nearest";
import { UserError } from "./userError";

/**
 * What a policy demands, how a problem is reported, why, and how to fix it: the output of `djangoguard explain`.
 *
 * @throws UserError if there is no policy of that name; names the nearest
 */
export function explain(name: string): string {
  const policy = policies.find((candidate) => candidate.name === name);
  if (!policy) {
    const close = nearest(
      name,
      policies.map((candidate) => candidate.name),
    );
    throw new UserError(
      `there is no policy ${name}; the nearest are ${enumerated(close)}. docs/checklist.md lists all of them`,
    );
  }
  return [
    policy.title,
    `Reported as: ${policy.problem}`,
    "",
    `${policy.name}: ${sectionTitles[policy.section]}, ${policy.severity}, ${policy.enforcement} by default`,
    "",
    `Why: ${policy.why}`,
    `Fix: ${policy.fix}`,
    ...(policy.django === undefined ? [] : [`Django: ${referenceText(policy.django)}`]),
    ...Object.entries(policy.options).map(
      ([option, schema]) =>
        `Option ${option} (${schema.type}, default ${JSON.stringify(schema.default)}): ${schema.description}`,
    ),
    `See ${documentationPage(policy.name)}`,
    "",
  ].join("\n");
}
