import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview, type Previewed, type PreviewOptions } from "../../../src/preview";
import { inProject } from "../program";

/** A component of awsx: its type without the package, its name and its arguments. */
export type Component = readonly [type: string, name: string, args: Record<string, unknown>];

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { version, components } = require("./components.json");
for (const [type, name, args] of components) {
  const outputs = { publicSubnetIds: undefined, privateSubnetIds: undefined, imageUri: undefined };
  const component = new pulumi.ComponentResource("awsx:" + type, name, { ...outputs, ...args }, { version }, true);
  exports[name] = Object.fromEntries(Object.keys(outputs).map((output) => [output, component[output]]));
}
`;

/** The preview of components of a version of awsx on a machine where its plugin is not installed. */
export async function expanded(
  version: string,
  components: readonly Component[],
  options: Partial<PreviewOptions> = {},
): Promise<Previewed> {
  const home = mkdtempSync(join(tmpdir(), "pulumi-home-"));
  const environment = { ...process.env, PULUMI_HOME: home };
  const files = {
    "index.js": PROGRAM,
    "components.json": JSON.stringify({ version, components }),
    "Pulumi.dev.yaml": "config:\n  aws:region: eu-central-1\n",
    "fixture.json": JSON.stringify(FIXTURE),
  };
  try {
    return await inProject(files, (directory) =>
      preview({
        directory,
        environment,
        ...options,
        ...(options.fixture && { fixture: join(directory, options.fixture) }),
      }),
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** A default network of which the program's owner says which subnets are public. */
const FIXTURE = {
  functions: {
    "aws:ec2/getVpc:getVpc": { id: "vpc-1" },
    "aws:ec2/getSubnets:getSubnets": { ids: ["subnet-1", "subnet-2"] },
    "aws:ec2/getSubnet:getSubnet": [
      { arguments: { id: "subnet-1" }, result: { id: "subnet-1", mapPublicIpOnLaunch: true } },
      { arguments: { id: "subnet-2" }, result: { id: "subnet-2", mapPublicIpOnLaunch: false } },
    ],
  },
};
