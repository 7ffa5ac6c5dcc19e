import policy from "../../../policies/critical-settings/secrets-can-be-read";
import { output, resource, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const account = "eu-west-1:123456789012";
const secretArn = `arn:aws:secretsmanager:${account}:secret:shop-AbCdEf`;
const parameterArn = `arn:aws:ssm:${account}:parameter/shop/key`;
const roleArn = "arn:aws:iam::123456789012:role/execution";
const secret = resource("aws:secretsmanager/secret:Secret", "shop", { arn: secretArn });
const version = resource("aws:secretsmanager/secretVersion:SecretVersion", "shop", {
  secretId: secretArn,
  secretString: '{"KEY":"a"}',
});
const parameter = resource("aws:ssm/parameter:Parameter", "key", { arn: parameterArn, name: "/shop/key" });
const role = (properties: Fixture["properties"] = {}): Fixture =>
  resource("aws:iam/role:Role", "execution", { arn: roleArn, name: "execution", ...properties });
const policyOf = (Action: unknown, Resource: unknown, Effect = "Allow"): string =>
  JSON.stringify({ Statement: { Effect, Action, Resource } });
const rolePolicy = (policy: unknown): Fixture =>
  resource("aws:iam/rolePolicy:RolePolicy", "execution", { role: "execution", policy });
const attachment = (policyArn: unknown): Fixture =>
  resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "execution", { role: "execution", policyArn });
const task = (valueFrom: unknown, executionRoleArn: unknown = roleArn): Fixture =>
  resource("aws:ecs/taskDefinition:TaskDefinition", "shop", {
    ...(executionRoleArn !== null && { executionRoleArn }),
    containerDefinitions: [{ name: "web", image: "shop:1", secrets: [{ name: "KEY", valueFrom }] }],
  });
const appRunner = (instanceConfiguration?: unknown): Fixture =>
  resource("aws:apprunner/service:Service", "shop", {
    ...(instanceConfiguration !== undefined && { instanceConfiguration }),
    sourceConfiguration: {
      imageRepository: {
        imageIdentifier: "shop:1",
        imageConfiguration: { runtimeEnvironmentSecrets: { KEY: secretArn } },
      },
    },
  });
const express = (executionRoleArn: unknown): Fixture =>
  resource("aws:ecs/expressGatewayService:ExpressGatewayService", "shop", {
    executionRoleArn,
    primaryContainer: { image: "shop:1", secrets: [{ name: "KEY", valueFrom: secretArn }] },
  });
const job = (properties: object): Fixture =>
  resource("aws:batch/jobDefinition:JobDefinition", "shop", {
    containerProperties: JSON.stringify({
      image: "shop:1",
      secrets: [{ name: "KEY", valueFrom: secretArn }],
      ...properties,
    }),
  });
const jobOfTask = (properties: object): Fixture =>
  resource("aws:batch/jobDefinition:JobDefinition", "shop", {
    ecsProperties: JSON.stringify({
      taskProperties: [
        {
          ...properties,
          containers: [{ name: "web", image: "shop:1", secrets: [{ name: "KEY", valueFrom: secretArn }] }],
        },
      ],
    }),
  });
const read = "secretsmanager:GetSecretValue";
const key = resource("aws:secretsmanager/secret:Secret", "key", { arn: `${secretArn}2` });
const database = resource("aws:rds/instance:Instance", "shop", { manageMasterUserPassword: true });
/** A task that depends on a database, on a secret of the stack, and on the password that RDS manages. */
const managed = (id: string): Fixture =>
  resource("aws:ecs/taskDefinition:TaskDefinition", "shop", {
    executionRoleArn: roleArn,
    containerDefinitions: [
      {
        name: "web",
        image: "shop:1",
        environment: [
          { name: "DB_HOST", value: output(database, "address") },
          { name: "KEY_NAME", value: output(key, "name") },
        ],
        secrets: [
          { name: "SECRET_KEY", valueFrom: `${secretArn}2` },
          { name: "DB_PASSWORD", valueFrom: `${id}:password::` },
        ],
      },
    ],
  });
const rdsArn = `arn:aws:secretsmanager:${account}:secret:rds!db-1-AbCdEf`;
const simulatedArn = "arn:aws:secretsmanager:us-east-1:000123000123:secret/simulated-a7a201c";
const finds = (reason: string): { readonly shop: string } => ({ shop: `container web: KEY cannot be read: ${reason}` });
const may = rolePolicy(policyOf(read, secretArn));

export default cases(policy, {
  accepts: {
    "a role that may read the secret": [secret, role(), may, task(secretArn)],
    "a key that the secret has": [secret, version, role(), may, task(`${secretArn}:KEY::`)],
    "a key of a secret that a person writes": [secret, role(), may, task(`${secretArn}:OTHER::`)],
    "a role that may read any secret": [secret, role(), rolePolicy(policyOf([read], "*")), task(secretArn)],
    "a role that may do anything with some secrets": [
      secret,
      role(),
      rolePolicy(policyOf("secretsmanager:*", `arn:aws:secretsmanager:${account}:secret:shop-??????`)),
      task(secretArn),
    ],
    "an inline policy": [secret, role({ inlinePolicies: [{ policy: policyOf(read, secretArn) }] }), task(secretArn)],
    "a policy of AWS": [secret, role(), attachment("arn:aws:iam::aws:policy/SecretsManagerReadWrite"), task(secretArn)],
    "a policy that allows all but other actions": [
      secret,
      role(),
      rolePolicy(JSON.stringify({ Statement: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }] })),
      task(secretArn),
    ],
    "a policy that a PolicyAttachment gives": [
      secret,
      role(),
      resource("aws:iam/policyAttachment:PolicyAttachment", "execution", {
        roles: ["execution"],
        policyArn: "arn:aws:iam::aws:policy/SecretsManagerReadWrite",
      }),
      task(secretArn),
    ],
    "the secret's own policy": [
      secret,
      role(),
      resource("aws:secretsmanager/secretPolicy:SecretPolicy", "shop", {
        secretArn,
        policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: { AWS: roleArn }, Action: read, Resource: "*" }],
        }),
      }),
      task(secretArn),
    ],
    "a secret with a tag that the policy asks for": [
      resource("aws:secretsmanager/secret:Secret", "shop", { arn: secretArn, tags: { team: "shop" } }),
      role(),
      rolePolicy(
        JSON.stringify({
          Statement: [
            {
              Effect: "Allow",
              Action: read,
              Resource: "*",
              Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } },
            },
          ],
        }),
      ),
      task(secretArn),
    ],
    "a parameter by its name": [
      parameter,
      role(),
      rolePolicy(policyOf("ssm:GetParameters", parameterArn)),
      task("/shop/key"),
    ],
    "the password that RDS manages": [
      key,
      database,
      role(),
      rolePolicy(policyOf(read, [`${secretArn}2`, rdsArn])),
      managed(rdsArn),
    ],
    "the password that RDS will manage": [
      key,
      database,
      role(),
      rolePolicy(policyOf(read, "*")),
      managed(simulatedArn),
    ],
    "a secret of elsewhere": [role(), task(secretArn)],
    "a role of elsewhere": [secret, task(secretArn)],
    "an App Runner service whose instances may read it": [secret, role(), may, appRunner({ instanceRoleArn: roleArn })],
    "a service in ECS Express Mode that may read it": [secret, role(), may, express(roleArn)],
    "a job that may read it": [secret, role(), may, job({ executionRoleArn: roleArn })],
    "a job of an ECS task that may read it": [secret, role(), may, jobOfTask({ executionRoleArn: roleArn })],
  },
  rejects: {
    "no role": {
      stack: [secret, task(secretArn, null)],
      finds: finds("`executionRoleArn` names no role that could read it"),
    },
    "a role that may do nothing": {
      stack: [secret, role(), task(secretArn)],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a role that ECS's own policy is all that is given to": {
      stack: [
        secret,
        role(),
        attachment("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"),
        task(secretArn),
      ],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a role that may read another secret": {
      stack: [secret, role(), rolePolicy(policyOf(read, `${secretArn}2`)), task(secretArn)],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a role that may not read the password that RDS manages": {
      stack: [key, database, role(), rolePolicy(policyOf(read, `${secretArn}2`)), managed(rdsArn)],
      finds: {
        shop: "container web: DB_PASSWORD cannot be read: the role execution may not read the password that RDS manages",
      },
    },
    "a role that may read parameters only": {
      stack: [secret, role(), rolePolicy(policyOf("ssm:*", "*")), task(secretArn)],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a denial": {
      stack: [secret, role(), rolePolicy(policyOf(read, "*", "Deny")), task(secretArn)],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a denial of what another policy allows": {
      stack: [
        secret,
        role({ inlinePolicies: [{ policy: policyOf("secretsmanager:*", "*", "Deny") }] }),
        may,
        task(secretArn),
      ],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a boundary that does not allow it": {
      stack: [
        secret,
        role({ permissionsBoundary: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" }),
        may,
        task(secretArn),
      ],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a list of all attached policies that leaves out the one that allows it": {
      stack: [
        secret,
        role(),
        attachment("arn:aws:iam::aws:policy/SecretsManagerReadWrite"),
        resource("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "execution", {
          roleName: "execution",
          policyArns: ["arn:aws:iam::aws:policy/CloudWatchLogsFullAccess"],
        }),
        task(secretArn),
      ],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a policy on a condition that the role does not meet": {
      stack: [
        secret,
        role(),
        rolePolicy(
          JSON.stringify({
            Statement: [
              {
                Effect: "Allow",
                Action: read,
                Resource: "*",
                Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
              },
            ],
          }),
        ),
        task(secretArn),
      ],
      finds: finds("the role execution may not read the secret shop"),
    },
    "a key that the secret does not have": {
      stack: [secret, version, role(), may, task(`${secretArn}:OTHER::`)],
      finds: finds("the secret shop has no key OTHER"),
    },
    "a build": {
      stack: [
        parameter,
        role(),
        resource("aws:codebuild/project:Project", "shop", {
          serviceRole: roleArn,
          environment: { environmentVariables: [{ name: "KEY", value: "/shop/key", type: "PARAMETER_STORE" }] },
        }),
      ],
      finds: { shop: "KEY cannot be read: the role execution may not read the parameter key" },
    },
    "an App Runner service without a role": {
      stack: [secret, appRunner()],
      finds: { shop: "KEY cannot be read: `instanceConfiguration.instanceRoleArn` names no role that could read it" },
    },
    "an App Runner service whose instances may not read it": {
      stack: [secret, role(), appRunner({ cpu: "1024", instanceRoleArn: roleArn })],
      finds: { shop: "KEY cannot be read: the role execution may not read the secret shop" },
    },
    "a service in ECS Express Mode that may not read it": {
      stack: [secret, role(), express(roleArn)],
      finds: { shop: "KEY cannot be read: the role execution may not read the secret shop" },
    },
    "a job without a role": {
      stack: [secret, job({ jobRoleArn: roleArn })],
      finds: { shop: "KEY cannot be read: `containerProperties.executionRoleArn` names no role that could read it" },
    },
    "a job of an ECS task without a role": {
      stack: [secret, jobOfTask({})],
      finds: finds("`ecsProperties.taskProperties[0].executionRoleArn` names no role that could read it"),
    },
    "a job that may not read it": {
      stack: [secret, role(), job({ executionRoleArn: roleArn })],
      finds: { shop: "KEY cannot be read: the role execution may not read the secret shop" },
    },
    "a job of an ECS task that may not read it": {
      stack: [secret, role(), jobOfTask({ executionRoleArn: roleArn })],
      finds: finds("the role execution may not read the secret shop"),
    },
  },
  notApplicable: {
    "a container without secrets": [
      resource("aws:ecs/taskDefinition:TaskDefinition", "shop", {
        containerDefinitions: [{ name: "web", image: "a" }],
      }),
    ],
  },
  undecided: {
    "the secret": {
      stack: [secret, role(), task(UNKNOWN)],
      at: { shop: "which secret KEY comes from is not known before the update" },
    },
    "the role": {
      stack: [secret, role(), task(secretArn, UNKNOWN)],
      at: { shop: "executionRoleArn is not known before the update" },
    },
    "what an App Runner service's instances are": {
      stack: [secret, role(), appRunner(UNKNOWN)],
      at: { shop: "instanceConfiguration is not known before the update" },
    },
    "the role of an App Runner service's instances": {
      stack: [secret, role(), appRunner({ instanceRoleArn: UNKNOWN })],
      at: { shop: "instanceConfiguration.instanceRoleArn is not known before the update" },
    },
    "the policy": {
      stack: [secret, role(), rolePolicy(UNKNOWN), task(secretArn)],
      at: { shop: "policy is not known before the update" },
    },
    "a policy that is not known by its name": {
      stack: [secret, role(), attachment("arn:aws:iam::123456789012:policy/own"), task(secretArn)],
      at: { shop: "the permissions of the policy own are not known" },
    },
    "on which condition": {
      stack: [
        secret,
        role(),
        rolePolicy(
          JSON.stringify({
            Statement: [
              {
                Effect: "Allow",
                Action: read,
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } },
              },
            ],
          }),
        ),
        task(secretArn),
      ],
      at: { shop: "a condition of a policy asks for aws:sourcevpc" },
    },
    "what another policy denies": {
      stack: [secret, role({ inlinePolicies: [{ policy: UNKNOWN }] }), may, task(secretArn)],
      at: { shop: "inlinePolicies[0].policy is not known before the update" },
    },
    "the policy of a role that the stack makes": {
      stack: [
        secret,
        role(),
        resource("aws:iam/rolePolicy:RolePolicy", "execution", { role: output(role(), "name"), policy: UNKNOWN }),
        task(secretArn),
      ],
      at: { shop: "policy is not known before the update" },
    },
  },
});
