import { aws, isBefore, nested, outputOf, without, type Arguments, type Component } from "./resource";

interface Rule {
  description?: string;
  tagStatus: string;
  tagPrefixList?: string[];
  maximumNumberOfImages?: number;
  maximumAgeLimit?: number;
}

const DEFAULT_RULES: Rule[] = [
  { description: "remove untagged images", tagStatus: "untagged", maximumNumberOfImages: 1 },
];

/** `awsx:ecr:Repository`: a repository with a policy that clears untagged images away. */
export function repository(name: string, args: Arguments, self: Component): Arguments {
  const lowerCase = name.toLowerCase();
  const created = aws("ecr/repository:Repository", lowerCase, without(args, "lifecyclePolicy"), self);
  const policy = nested(args, "lifecyclePolicy");
  const lifecyclePolicy =
    policy?.["skip"] === true
      ? undefined
      : aws(
          "ecr/lifecyclePolicy:LifecyclePolicy",
          lowerCase,
          {
            repository: created.output("name"),
            policy: outputOf<Rule[] | undefined>(policy?.["rules"]).apply((rules) =>
              JSON.stringify({ rules: inOrder(rules ?? DEFAULT_RULES).map(documentRule) }),
            ),
            region: isBefore("3.7") ? undefined : args["region"],
          },
          self,
        );
  self.registerOutputs({ repository: created, lifecyclePolicy });
  return { repository: created, lifecyclePolicy, url: created.output("repositoryUrl") };
}

/** A rule for all images comes last. */
function inOrder(rules: Rule[]): Rule[] {
  return [
    ...rules.filter(({ tagStatus }) => tagStatus !== "any"),
    ...rules.filter(({ tagStatus }) => tagStatus === "any"),
  ];
}

function documentRule(rule: Rule, index: number): object {
  const { description, tagStatus, tagPrefixList, maximumNumberOfImages, maximumAgeLimit } = rule;
  const untagged = tagStatus === "any" || tagStatus === "untagged";
  return {
    rulePriority: index + 1,
    description,
    selection: {
      ...(untagged ? { tagStatus } : { tagStatus: "tagged", tagPrefixList }),
      ...(maximumNumberOfImages === undefined
        ? { countType: "sinceImagePushed", countNumber: maximumAgeLimit, countUnit: "days" }
        : { countType: "imageCountMoreThan", countNumber: maximumNumberOfImages }),
    },
    action: { type: "expire" },
  };
}
