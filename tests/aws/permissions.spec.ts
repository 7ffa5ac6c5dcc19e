import assert from "node:assert/strict";
import { mayDo } from "../../src/aws/permissions";
import { reasonOf, stackOf } from "../facts";
import { output, resource, UNKNOWN, type Fixture } from "../fixtures";

const ROLE = "arn:aws:iam::123456789012:role/execution";
const MEANT = "whether shop is meant is not known before the update";
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
const deny = (Action: unknown, Resource: unknown = "*"): object => ({
  Statement: [{ Effect: "Deny", Action, Resource }],
});
const policy = resource("aws:iam/policy:Policy", "read", { policy: allow("secretsmanager:GetSecretValue") });
const secret = resource("aws:secretsmanager/secret:Secret", "shop", { arn: ARN });
const other = resource("aws:iam/role:Role", "task");
const own = resource("aws:iam/rolePolicy:RolePolicy", "own", {
  role: output(role(), "id"),
  policy: allow("secretsmanager:GetSecretValue"),
});
const attachment = (properties: Fixture["properties"]): Fixture =>
  resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attached", {
    role: output(role(), "name"),
    ...properties,
  });
const shared = (name: string, to: Fixture, policyArn: unknown = output(policy, "arn")): Fixture =>
  resource("aws:iam/policyAttachment:PolicyAttachment", name, { roles: [output(to, "name")], policyArn });
const only = (policyArns: unknown): Fixture =>
  resource("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "all", {
    roleName: output(role(), "name"),
    policyArns,
  });
const onlyInline = (policyNames: unknown): Fixture =>
  resource("aws:iam/rolePoliciesExclusive:RolePoliciesExclusive", "all", {
    roleName: output(role(), "name"),
    policyNames,
  });
const secretPolicy = (Principal: unknown, Effect = "Allow"): Fixture =>
  resource("aws:secretsmanager/secretPolicy:SecretPolicy", "shop", {
    secretArn: ARN,
    policy: { Statement: { Effect, Principal, Action: "secretsmanager:GetSecretValue", Resource: "*" } },
  });

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
  "a denial of what another policy allows": [
    [role({ inlinePolicies: [{ policy: allow("*") }, { policy: deny("secretsmanager:*") }] })],
    false,
  ],
  "a denial of something else": [
    [role({ inlinePolicies: [{ policy: allow("*") }, { policy: deny("secretsmanager:Put*") }] })],
    true,
  ],
  "a denial of another secret": [
    [role({ inlinePolicies: [{ policy: allow("*") }, { policy: deny("*", `${ARN}x`) }] })],
    true,
  ],
  "all but some actions": [inline({ Statement: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }] }), true],
  "all actions but those of secrets": [
    inline({ Statement: [{ Effect: "Allow", NotAction: "secretsmanager:*", Resource: "*" }] }),
    false,
  ],
  "all resources but the secret": [inline({ Statement: [{ Effect: "Allow", Action: "*", NotResource: ARN }] }), false],
  "all resources but another one": [
    inline({ Statement: [{ Effect: "Allow", Action: "*", NotResource: `${ARN}x` }] }),
    true,
  ],
  "secrets that are called like the role's tag": [
    inline(allow("*", "arn:aws:secretsmanager:*:*:secret:${aws:PrincipalTag/team}-*")),
    "a policy uses a policy variable",
  ],
  "parameters that are called like the role's tag": [
    inline(allow("*", "arn:aws:ssm:*:*:parameter/${aws:PrincipalTag/team}/*")),
    false,
  ],
  "a policy of AWS that allows it": [managed("SecretsManagerReadWrite"), true],
  "a policy of AWS that does not": [managed("service-role/AmazonECSTaskExecutionRolePolicy"), false],
  "a policy of AWS that is not in the table": [
    managed("AmazonBedrockFullAccess"),
    "the permissions of the policy AmazonBedrockFullAccess are not known",
  ],
  "a policy of AWS that only allows parameters": [managed("AmazonSSMManagedInstanceCore"), false],
  "a policy of AWS that allows all but IAM": [managed("PowerUserAccess"), true],
  "a policy of somebody that is called like one of AWS": [
    [role({ managedPolicyArns: ["arn:aws:iam::111122223333:policy/AdministratorAccess"] })],
    "the permissions of the policy AdministratorAccess are not known",
  ],
  "a policy as a resource of its own": [[role(), own], true],
  "an attached policy of the stack": [[role(), policy, attachment({ policyArn: output(policy, "arn") })], true],
  "an attached policy of AWS": [
    [role(), attachment({ policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" })],
    true,
  ],
  "an attachment to another role": [
    [role(), other, policy, attachment({ role: output(other, "name"), policyArn: output(policy, "arn") })],
    false,
  ],
  "managedPolicyArns with a policy of the stack": [
    [policy, role({ managedPolicyArns: [output(policy, "arn")] })],
    true,
  ],
  "a PolicyAttachment": [[role(), policy, shared("shared", role())], true],
  "a PolicyAttachment of a policy of AWS": [
    [role(), shared("shared", role(), "arn:aws:iam::aws:policy/SecretsManagerReadWrite")],
    true,
  ],
  "a PolicyAttachment to another role": [[role(), other, policy, shared("shared", other)], false],
  "a PolicyAttachment to another role, which takes away what was attached": [
    [role(), other, policy, attachment({ policyArn: output(policy, "arn") }), shared("shared", other)],
    false,
  ],
  "a PolicyAttachment to both roles": [
    [
      role(),
      other,
      policy,
      attachment({ policyArn: output(policy, "arn") }),
      resource("aws:iam/policyAttachment:PolicyAttachment", "shared", {
        roles: [output(other, "name"), output(role(), "name")],
        policyArn: output(policy, "arn"),
      }),
    ],
    true,
  ],
  "a list of all attached policies": [[role(), policy, only([output(policy, "arn")])], true],
  "a list of all attached policies, one of them of AWS": [
    [role(), policy, only(["arn:aws:iam::aws:policy/CloudWatchLogsFullAccess", output(policy, "arn")])],
    true,
  ],
  "a list of all attached policies that leaves out what is attached": [
    [
      role(),
      policy,
      attachment({ policyArn: output(policy, "arn") }),
      only(["arn:aws:iam::aws:policy/CloudWatchLogsFullAccess"]),
    ],
    false,
  ],
  "a list of all inline policies": [[role(), own, onlyInline([output(own, "name")])], true],
  "a list of all inline policies by name": [
    [role({ inlinePolicies: [{ name: "read", policy: allow("*") }] }), onlyInline(["read"])],
    true,
  ],
  "a list of all inline policies that leaves it out": [
    [role({ inlinePolicies: [{ name: "read", policy: allow("*") }] }), onlyInline(["write"])],
    false,
  ],
  "a list of no inline policies": [[role(), own, onlyInline([])], false],
  "a boundary that allows it": [
    [role({ inlinePolicies: [{ policy: allow("*") }], permissionsBoundary: output(policy, "arn") }), policy],
    true,
  ],
  "a boundary that does not allow it": [
    [
      role({
        inlinePolicies: [{ policy: allow("*") }],
        permissionsBoundary: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess",
      }),
    ],
    false,
  ],
  "a boundary alone": [[role({ permissionsBoundary: output(policy, "arn") }), policy], false],
  "a boundary that is not part of the stack": [
    [
      role({
        inlinePolicies: [{ policy: allow("*") }],
        permissionsBoundary: "arn:aws:iam::111122223333:policy/limits",
      }),
    ],
    "the permissions of the policy limits are not known",
  ],
  "the secret's own policy": [
    [role(), secretPolicy({ AWS: output(role(), "arn") })],
    "policy.Statement[0].Principal.AWS[0] is not known before the update",
  ],
  "the secret's own policy for the role by its ARN": [[role({ arn: ROLE }), secretPolicy({ AWS: ROLE })], true],
  "the secret's own policy for the role by its name": [
    [role({ arn: ROLE, name: "execution" }), secretPolicy({ AWS: [`${ROLE}-2`, ROLE] })],
    true,
  ],
  "the secret's own policy for a role whose account is not known": [
    [role({ name: "execution" }), secretPolicy({ AWS: ROLE })],
    "whether execution is meant is not known before the update",
  ],
  "the secret's own policy for another role": [
    [role({ name: "execution" }), secretPolicy({ AWS: `${ROLE}-2` })],
    false,
  ],
  "the secret's own policy for everybody": [[role(), secretPolicy("*")], true],
  "the secret's own policy for a service": [[role(), secretPolicy({ Service: "ecs-tasks.amazonaws.com" })], false],
  "the secret's own policy for the account, which has to allow it to the role": [
    [role({ arn: ROLE }), secretPolicy({ AWS: "arn:aws:iam::123456789012:root" })],
    false,
  ],
  "the secret's own policy for a session of the role": [
    [
      role({ arn: ROLE, name: "execution" }),
      secretPolicy({ AWS: "arn:aws:sts::123456789012:assumed-role/execution/1" }),
    ],
    "a policy names one session of a role",
  ],
  "the policy on the secret itself": [
    [
      role(),
      resource("aws:secretsmanager/secret:Secret", "shop", {
        arn: ARN,
        policy: { Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } },
      }),
    ],
    true,
  ],
  "the role, where the secret's own policy denies it": [
    [role({ arn: ROLE, inlinePolicies: [{ policy: allow("*") }] }), secretPolicy({ AWS: ROLE }, "Deny")],
    false,
  ],
  "the role, where the secret's own policy denies it to the account": [
    [role({ arn: ROLE, inlinePolicies: [{ policy: allow("*") }] }), secretPolicy({ AWS: "123456789012" }, "Deny")],
    false,
  ],
  "the role, where the secret's own policy denies it to all others": [
    [
      role({ arn: ROLE, inlinePolicies: [{ policy: allow("*") }] }),
      resource("aws:secretsmanager/secretPolicy:SecretPolicy", "shop", {
        secretArn: ARN,
        policy: { Statement: { Effect: "Deny", NotPrincipal: { AWS: ROLE }, Action: "*", Resource: "*" } },
      }),
    ],
    true,
  ],
  "the role alone, to the secret of another account": [
    [role({ arn: ROLE.replace("123456789012", "444455556666"), inlinePolicies: [{ policy: allow("*") }] })],
    false,
  ],
  "an unknown policy": [inline(UNKNOWN), "inlinePolicies[0].policy is not known before the update"],
  "an unknown policy next to one that allows it, which it may deny": [
    [role({ inlinePolicies: [{ policy: UNKNOWN }, { policy: allow("*") }] })],
    "inlinePolicies[0].policy is not known before the update",
  ],
  "a policy of AWS that is not in the table, next to one that allows it": [
    [
      role({
        inlinePolicies: [{ policy: allow("*") }],
        managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonBedrockFullAccess"],
      }),
    ],
    true,
  ],
};

/** The same for a condition under which the role is allowed it. */
const conditions: Readonly<Record<string, readonly [condition: object, answer: boolean | string]>> = {
  "none that counts": [{}, true],
  TLS: [{ Bool: { "aws:SecureTransport": "true" } }, true],
  "plain HTTP": [{ Bool: { "aws:SecureTransport": false } }, false],
  "a second factor": [{ Bool: { "aws:MultiFactorAuthPresent": "true" } }, false],
  "a second factor, if that is known": [{ BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }, true],
  "the region": [{ StringEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } }, true],
  "another region": [{ StringEquals: { "aws:RequestedRegion": "us-east-1" } }, false],
  "any region of a continent": [{ StringLike: { "aws:RequestedRegion": "eu-*" } }, true],
  "any other region": [{ StringNotEquals: { "aws:RequestedRegion": "us-east-1" } }, true],
  "a tag of the secret": [{ StringEquals: { "aws:ResourceTag/Team": "shop" } }, true],
  "a tag of the secret, by the service's key": [{ StringEquals: { "secretsmanager:ResourceTag/team": "shop" } }, true],
  "another tag of the secret": [{ StringEquals: { "aws:ResourceTag/stage": "test" } }, false],
  "the absence of another tag": [{ Null: { "aws:ResourceTag/stage": "true" } }, true],
  "the presence of another tag": [{ Null: { "aws:ResourceTag/stage": "false" } }, false],
  "a tag of the role": [{ StringEqualsIgnoreCase: { "aws:PrincipalTag/team": "SHOP" } }, true],
  "another value of the role's tag": [{ StringNotLike: { "aws:PrincipalTag/team": "s?op" } }, false],
  "the secret's id": [{ ArnLike: { "secretsmanager:SecretId": "arn:aws:secretsmanager:*:*:secret:shop-*" } }, true],
  "the role's account": [{ StringEquals: { "aws:PrincipalAccount": "123456789012" } }, true],
  "another account": [{ StringEquals: { "aws:ResourceAccount": "444455556666" } }, false],
  "a network": [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, "a condition of a policy asks for aws:sourceip"],
  "a network and a second factor": [
    { IpAddress: { "aws:SourceIp": "10.0.0.0/8" }, Bool: { "aws:MultiFactorAuthPresent": "true" } },
    false,
  ],
  "what is unknown": [UNKNOWN as unknown as object, "policy.Statement[0].Condition is not known before the update"],
};

describe("a role may read a secret under the condition of", () => {
  for (const [title, [Condition, answer]] of Object.entries(conditions)) {
    it(`${title}: ${typeof answer === "string" ? "undecided" : answer ? "yes" : "no"}`, () => {
      const tags = { Team: "shop" };
      const given = role({ arn: ROLE, tags, inlinePolicies: [{ policy: allow("*", "*", { Condition }) }] });
      const target = resource(secret.type, secret.name, { arn: ARN, region: "eu-west-1", tags });
      assert.equal(answerFor([given, target]), answer);
    });
  }
});

describe("a role may read a secret whose ARN is not known by", () => {
  const rows: Readonly<
    Record<string, readonly [properties: Fixture["properties"], pattern: string, answer: boolean | string]>
  > = {
    "any secret": [{}, "*", true],
    "any secret of the region": [{ region: "eu-west-1" }, "arn:aws:secretsmanager:eu-west-1:*:secret:*", true],
    "a secret of another region": [{ region: "eu-west-1" }, "arn:aws:secretsmanager:us-east-1:*:secret:*", false],
    "its name and any ending": [{ name: "shop" }, "arn:aws:secretsmanager:*:*:secret:shop-??????", true],
    "the beginning of its name": [{ name: "shop/key" }, "arn:aws:secretsmanager:*:*:secret:shop/*", true],
    "another name": [{ name: "shop" }, "arn:aws:secretsmanager:*:*:secret:blog-??????", false],
    "its name without the ending": [{ name: "shop" }, "arn:aws:secretsmanager:*:*:secret:shop", false],
    "one ending": [{ name: "shop" }, "arn:aws:secretsmanager:*:*:secret:shop-AbCdEf", MEANT],
    "its prefix": [{ namePrefix: "shop-" }, "arn:aws:secretsmanager:*:*:secret:shop-*", true],
    "another prefix": [{ namePrefix: "shop-" }, "arn:aws:secretsmanager:*:*:secret:blog-*", false],
    "a name that it may get": [{}, "arn:aws:secretsmanager:*:*:secret:shop-*", MEANT],
    "one account": [{ name: "shop" }, "arn:aws:secretsmanager:*:111122223333:secret:shop-*", MEANT],
    "a parameter": [{}, "arn:aws:ssm:*:*:parameter/shop", false],
  };
  for (const [title, [properties, pattern, answer]] of Object.entries(rows)) {
    it(`${title}: ${typeof answer === "string" ? "undecided" : answer ? "yes" : "no"}`, () => {
      const target = resource(secret.type, secret.name, properties);
      assert.equal(answerFor([...inline(allow("*", pattern)), target]), answer);
    });
  }
});

describe("a role may read a secret by", () => {
  for (const [title, [fixtures, answer]] of Object.entries(rows)) {
    it(`${title}: ${typeof answer === "string" ? "undecided" : answer ? "yes" : "no"}`, () => {
      assert.equal(answerFor(fixtures), answer);
    });
  }
});

function answerFor(fixtures: readonly Fixture[]): boolean | string {
  const given = fixtures.some(({ type }) => type === secret.type) ? fixtures : [...fixtures, secret];
  const stack = stackOf(given);
  const [execution, shop] = ["execution", "shop"].map((name) =>
    stack.graph.resources.find((each) => each.name === name && /[rR]ole$|Secret$/.test(each.type)),
  );
  let may: boolean | undefined;
  const reason = reasonOf(() => {
    may = mayDo(execution!, "secretsmanager:GetSecretValue", shop!, stack);
  });
  return reason ?? may!;
}
