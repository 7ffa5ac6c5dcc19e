type Properties = Record<string, unknown>;

const ACCOUNT = "123456789012";
const REGION = "us-east-1";
const ZONES = ["a", "b", "c"].map((letter) => REGION + letter);

/** What the provider stub answers to the functions that programs commonly call, by function token. */
const INVOKES: Record<string, (inputs: Properties) => Properties> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": () => ({
    id: REGION,
    names: ZONES,
    zoneIds: ["use1-az1", "use1-az2", "use1-az3"],
  }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    id: ACCOUNT,
    accountId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:user/deployer`,
    userId: "AIDAEXAMPLE",
  }),
  "aws:index/getRegion:getRegion": () => ({ id: REGION, name: REGION, region: REGION }),
  "aws:index/getPartition:getPartition": () => ({
    id: "aws",
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "aws:iam/getPolicyDocument:getPolicyDocument": (inputs) => {
    const json = JSON.stringify(policyDocument(inputs["statements"] as Statement[]));
    return { ...inputs, id: "1234567890", json, minifiedJson: json };
  },
  "aws:ec2/getAmi:getAmi": (inputs) => ({ ...inputs, id: "ami-0123456789abcdef0", architecture: "x86_64" }),
  "aws:ec2/getVpc:getVpc": (inputs) => ({ ...inputs, id: "vpc-0123456789abcdef0", cidrBlock: "172.31.0.0/16" }),
  "aws:ec2/getSubnets:getSubnets": (inputs) => ({ ...inputs, id: REGION, ids: ["subnet-0a", "subnet-0b"] }),
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": (inputs) => ({ ...inputs, id: "pl-0123456789abcdef0" }),
  "aws:route53/getZone:getZone": (inputs) => ({ ...inputs, id: "Z0123456789ABC", zoneId: "Z0123456789ABC" }),
  "aws:ssm/getParameter:getParameter": (inputs) => ({ ...inputs, id: inputs["name"], value: "ami-0123456789abcdef0" }),
};

/** The answer to a function call; an error that names the function where the stub has none. */
export function invoke(token: string, inputs: Properties): Properties {
  const answer = INVOKES[token];
  if (!answer) throw new Error(`the tests' provider does not answer ${token}: add it to tests/engine/invokes.ts`);
  return answer(inputs);
}

interface Statement {
  sid?: string;
  effect?: string;
  actions?: string[];
  notActions?: string[];
  resources?: string[];
  notResources?: string[];
  principals?: { type: string; identifiers: string[] }[];
  conditions?: { test: string; variable: string; values: string[] }[];
}

/** An IAM policy in JSON's shape, as https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html has it. */
function policyDocument(statements: Statement[] = []): object {
  return {
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({
      Sid: statement.sid,
      Effect: statement.effect ?? "Allow",
      Principal:
        statement.principals &&
        Object.fromEntries(statement.principals.map(({ type, identifiers }) => [type, identifiers])),
      Action: statement.actions,
      NotAction: statement.notActions,
      Resource: statement.resources,
      NotResource: statement.notResources,
      Condition: statement.conditions && conditions(statement.conditions),
    })),
  };
}

function conditions(list: NonNullable<Statement["conditions"]>): object {
  const byTest: Record<string, Record<string, string[]>> = {};
  for (const { test, variable, values } of list) (byTest[test] ??= {})[variable] = values;
  return byTest;
}
