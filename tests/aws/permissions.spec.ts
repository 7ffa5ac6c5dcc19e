import assert from "node:assert/strict";
import { mayDo } from "../../src/aws/permissions";
import { reasonOf, stackOf } from "../facts";
import { output, resource, UNKNOWN, type Fixture } from "../fixtures";

const ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf";
const role = (properties: Fixture["properties"] = {}): Fixture =>
  resource("aws:iam/role:Role", "execution", properties);
const allow = (Action: unknown, Resource: unknown = "*", more: object = {}): object => ({
  Statement: [{ Effect: "Allow", Action, Resource, ...more }],
});
const inline = (document: unknown): readonly Fixture[] => [role({ inlinePolicies: [{ policy: document }] })];
const managed = (name: string): readonly Fixture[] => [
  role({ managedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] }),
];
const policy = resource("aws:iam/policy:Policy", "read", { policy: allow("secretsmanager:GetSecretValue") });

/** Whether the role `execution` may read the secret: yes, no, or why that is undecided. */
const rows: Readonly<Record<string, readonly [stack: readonly Fixture[], answer: boolean | string]>> = {
  "no policy at all": [[role()], false],
  "the action on the secret": [inline(allow("secretsmanager:GetSecretValue", ARN)), true],
  "the action, as JSON": [inline(JSON.stringify(allow("secretsmanager:GetSecretValue", ARN))), true],
  "the action in other letters": [inline(allow("SecretsManager:getsecretvalue")), true],
  "one action of several": [inline(allow(["logs:*", "secretsmanager:Get*"])), true],
  "another action": [inline(allow("secretsmanager:DescribeSecret")), false],
  "the action on another secret": [inline(allow("secretsmanager:*", `${ARN}x`)), false],
  "the secret by a pattern": [inline(allow("secretsmanager:*", "arn:aws:secretsmanager:*:*:secret:shop-??????")), true],
  "a denial": [inline({ Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] }), false],
  "all but some actions": [
    inline({ Statement: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }] }),
    "a policy uses NotAction)",
  ],
  "all but some resources": [
    inline({ Statement: [{ Effect: "Allow", Action: "*", NotResource: ARN }] }),
    "a policy uses NotResource)",
  ],
  "a policy of AWS that allows it": [managed("SecretsManagerReadWrite"), true],
  "a policy of AWS that does not": [managed("service-role/AmazonECSTaskExecutionRolePolicy"), false],
  "a policy of AWS that is not in the table": [
    managed("AmazonBedrockFullAccess"),
    "the permissions of the policy AmazonBedrockFullAccess are not known",
  ],
  "a policy as a resource of its own": [
    [
      role(),
      resource("aws:iam/rolePolicy:RolePolicy", "own", {
        role: output(role(), "id"),
        policy: allow("secretsmanager:GetSecretValue"),
      }),
    ],
    true,
  ],
  "an attached policy of the stack": [
    [
      role(),
      policy,
      resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attached", {
        role: output(role(), "name"),
        policyArn: output(policy, "arn"),
      }),
    ],
    true,
  ],
  "an attached policy of AWS": [
    [
      role(),
      resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attached", {
        role: output(role(), "name"),
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      }),
    ],
    true,
  ],
  "an unknown policy": [inline(UNKNOWN), "inlinePolicies[0].policy is not known before the update"],
  "an unknown policy next to one that allows it": [
    [role({ inlinePolicies: [{ policy: UNKNOWN }, { policy: allow("*") }] })],
    true,
  ],
};

describe("a role may read a secret by", () => {
  for (const [title, [fixtures, answer]] of Object.entries(rows)) {
    it(`${title}: ${typeof answer === "string" ? "undecided" : answer ? "yes" : "no"}`, () => {
      const stack = stackOf(fixtures);
      const execution = stack.graph.resources.find(({ name }) => name === "execution")!;
      let may: boolean | undefined;
      const reason = reasonOf(() => {
        may = mayDo(execution, "secretsmanager:GetSecretValue", ARN, stack);
      });
      assert.equal(reason ?? may, answer);
    });
  }
});
