import { types } from "../aws/types";
import { inTurn } from "../base/undecided";
import type { Resource } from "../stack/resource";
import { Properties } from "../wire/properties";
import type { Definition } from "./definition";
import { textValues, unseen } from "./entries";
import { machineOf, readUserData, type MachineProgram, type Setup } from "./machine";
import type { Service } from "./service";

/** Log drivers that send logs off the machine. */
const remoteDrivers: ReadonlySet<string> = new Set([
  "awslogs",
  "awsfirelens",
  "fluentd",
  "gcplogs",
  "gelf",
  "splunk",
  "syslog",
]);

/** Agents that collect the logs of a machine. */
const agents = /cloudwatch-agent|awslogs|fluent-?bit|fluentd|td-agent|vector|promtail|datadog-agent|filebeat/i;

/** Machines of EC2 and Lightsail: the containers and services that their user data starts. */
export const machines: Service = {
  types: [
    ...types.ec2Instance,
    ...types.spotInstanceRequest,
    ...types.launchTemplate,
    ...types.launchConfiguration,
    ...types.lightsailInstance,
  ],
  *read(resource) {
    const properties = new Properties(resource.properties);
    yield* inTurn(["userData", "userDataBase64"], function* (property) {
      const text = properties.string(property, "");
      if (text === "") return;
      const setup = readUserData(text);
      const { programs, files } = machineOf(setup);
      yield* inTurn(programs, (program) => [
        definitionOf(program, resource, property, isCollected(setup), (path) => files.text("", path)),
      ]);
    });
  },
};

function definitionOf(
  program: MachineProgram,
  resource: Resource,
  property: string,
  isCollected: boolean,
  file: (path: string) => string | undefined,
): Definition {
  const { name, kind, image, entryPoint, command, variables, unseenFiles, mounts, logDriver } = program;
  return {
    name: name ?? resource.name,
    part: name === undefined ? property : `${kind} ${name}`,
    image,
    ...(entryPoint && { entryPoint }),
    ...(command && { command }),
    sources: [
      unseenFiles.map((path) => unseen(`this stack does not show the machine's environment file ${path}`)),
      textValues(variables),
    ],
    mounts,
    isLogged: logDriver !== "none" && (isCollected || remoteDrivers.has(logDriver ?? "")),
    // A container does not see the machine's files.
    ...(image === "" && { file }),
  };
}

function isCollected({ scripts, files }: Setup): boolean {
  return [...scripts, ...files.map(({ path, text }) => `${path}\n${text}`)].some((text) => agents.test(text));
}
