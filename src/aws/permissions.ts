import { all, inTurn, some, Undecided } from "../base/undecided";
import type { Graph } from "../stack/graph";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { types } from "./types";

/** The actions that AWS's managed policies allow, by policy name; only those that matter here. */
const managed: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ["*"],
  PowerUserAccess: ["*"],
  SecretsManagerReadWrite: ["secretsmanager:*"],
  AmazonSSMFullAccess: ["ssm:*"],
  AmazonSSMReadOnlyAccess: ["ssm:Describe*", "ssm:Get*", "ssm:List*"],
  AmazonECSTaskExecutionRolePolicy: ["ecr:*", "logs:*"],
  CloudWatchLogsFullAccess: ["logs:*"],
  AmazonEC2ContainerRegistryReadOnly: ["ecr:*"],
};

/**
 * Whether a role of the stack may do `action` on the resource with this ARN, by the policies that the stack gives it:
 * inline, attached and managed by AWS. Denials and conditions are ignored.
 *
 * @throws Undecided if a policy that matters is unknown or uses NotAction or NotResource
 */
export function mayDo(role: Resource, action: string, arn: string, stack: Stack): boolean {
  return some(documentsOf(role, stack), (document) => allows(document(), action, arn));
}

type ReadDocument = () => unknown;

/** A reader for each policy document of a role, so that an unknown one hides no other. */
function documentsOf(role: Resource, { graph }: Stack): Iterable<ReadDocument> {
  const properties = new Properties(role.properties);
  const sources: readonly (() => Iterable<ReadDocument>)[] = [
    () => properties.maps("inlinePolicies").map((each) => () => each.json("policy")),
    () => properties.elements("managedPolicyArns").map((arn) => () => ofAws(arn())),
    function* () {
      for (const policy of graph.linkedFrom(role, "role", types.rolePolicy, types.role))
        yield () => new Properties(policy.properties).json("policy");
    },
    function* () {
      for (const each of graph.linkedFrom(role, "role", types.rolePolicyAttachment, types.role))
        yield () => attached(each, graph);
    },
  ];
  return inTurn(sources, (read) => read());
}

function attached(attachment: Resource, graph: Graph): unknown {
  const policy = graph.link(attachment, "policyArn", types.iamPolicy);
  if (policy) return new Properties(policy.properties).json("policy");
  return ofAws(new Properties(attachment.properties).string("policyArn", ""));
}

/** A document that stands for a managed policy of AWS. */
function ofAws(arn: string): unknown {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const actions = managed[name];
  if (!actions) throw new Undecided(`the permissions of the policy ${name} are not known`);
  return { Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] };
}

function allows(document: unknown, action: string, arn: string): boolean {
  const policy = new Properties(document, "policy");
  return some(policy.maps("Statement"), (statement) =>
    all(
      () => statement.string("Effect") === "Allow",
      () => some(allowed(statement, "Action"), (pattern) => matches(pattern().toLowerCase(), action.toLowerCase())),
      () => some(allowed(statement, "Resource"), (pattern) => matches(pattern(), arn)),
    ),
  );
}

/** A reader for each pattern of a statement. */
function allowed(statement: Properties, what: "Action" | "Resource"): readonly (() => string)[] {
  if (statement.has(`Not${what}`)) throw new Undecided(`a policy uses Not${what})`);
  return statement.elements(what);
}

/** Whether a text matches a pattern of a policy, in which `*` and `?` are wildcards. */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  if (new RegExp(`^${expression}$`, "s").test(text)) return true;
  // A pattern is not written for the account and the random suffix of a simulated ARN.
  if (isSimulated(text) && !isSimulated(pattern) && pattern.startsWith("arn:"))
    throw new Undecided("which resources a policy names is not known before the update");
  return false;
}
