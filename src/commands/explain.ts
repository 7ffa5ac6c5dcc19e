import { policies } from "../../policies/all";
import { documentationPage, referenceText, sectionTitles } from "../policy";
import { UserError } from "./userError";

/**
 * What a policy demands, how a problem is reported, why, and how to fix it: the output of `djangoguard explain`.
 *
 * @throws UserError if there is no policy of that name; suggests similar names
 */
export function explain(name: string): string {
  const policy = policies.find((candidate) => candidate.name === name);
  if (!policy) {
    const words = name.split("-").filter((word) => word.length > 3);
    const close = policies
      .map((candidate) => candidate.name)
      .filter((known) => words.some((word) => known.includes(word)));
    const hint =
      close.length > 0 ? `perhaps ${close.join(", ")}` : `there are ${policies.map((known) => known.name).join(", ")}`;
    throw new UserError(`there is no policy ${name}; ${hint}`);
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
