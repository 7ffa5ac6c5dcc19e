import { all, inTurn, some, Undecided } from "../base/undecided";
import type { Graph } from "../stack/graph";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { types } from "./types";

/** What policies of AWS's own allow, as far as it matters here, by their names. */
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
 * Whether a role of the stack may do `action` with the resource of that ARN, by the policies that the stack gives it:
 * inline ones, attached ones, and AWS's own. Denials and conditions are not looked at.
 *
 * @throws Undecided where a policy is not known, or says what it does not allow instead of what it does
 */
export function mayDo(role: Resource, action: string, arn: string, stack: Stack): boolean {
  return some(documentsOf(role, stack), (document) => allows(document(), action, arn));
}

type ReadDocument = () => unknown;

/** The policy documents of a role, each to be read by itself. */
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

/** A document that stands for one of AWS's policies. */
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

/** The patterns of a statement that says what it allows. */
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
  // The account and the random end of a made-up ARN are not those that a pattern is written for.
  if (isSimulated(text) && !isSimulated(pattern) && pattern.startsWith("arn:"))
    throw new Undecided("which resources a policy names is known only after the update");
  return false;
}
