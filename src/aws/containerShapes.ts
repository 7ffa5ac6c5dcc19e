import type { Shape } from "./decoding";

const strings: Shape = { list: "string" };
const named: Shape = { list: { fields: { name: "string", value: "string" } } };
const references: Shape = { list: { fields: { name: "string", valueFrom: "string" } } };

const linuxParameters: Shape = {
  fields: {
    capabilities: { fields: { add: strings, drop: strings } },
    devices: { list: { fields: { hostPath: "string", containerPath: "string", permissions: strings } } },
    initProcessEnabled: "boolean",
    maxSwap: "number",
    sharedMemorySize: "number",
    swappiness: "number",
    tmpfs: { list: { fields: { containerPath: "string", size: "number", mountOptions: strings } } },
  },
};

/** The fields that containers of ECS and jobs of AWS Batch share. */
const common = {
  command: strings,
  environment: named,
  image: "string",
  linuxParameters,
  logConfiguration: {
    fields: { logDriver: "string", options: { map: "string" }, secretOptions: references },
  },
  memory: "number",
  mountPoints: { list: { fields: { sourceVolume: "string", containerPath: "string", readOnly: "boolean" } } },
  privileged: "boolean",
  readonlyRootFilesystem: "boolean",
  repositoryCredentials: { fields: { credentialsParameter: "string" } },
  resourceRequirements: { list: { fields: { type: "string", value: "string" } } },
  secrets: references,
  ulimits: { list: { fields: { name: "string", softLimit: "number", hardLimit: "number" } } },
  user: "string",
} satisfies Record<string, Shape>;

/** A container of a task (aws-sdk-go-v2, ecs/types, ContainerDefinition). */
const container: Shape = {
  fields: {
    ...common,
    cpu: "number",
    credentialSpecs: strings,
    dependsOn: { list: { fields: { containerName: "string", condition: "string" } } },
    disableNetworking: "boolean",
    dnsSearchDomains: strings,
    dnsServers: strings,
    dockerLabels: { map: "string" },
    dockerSecurityOptions: strings,
    entryPoint: strings,
    environmentFiles: { list: { fields: { type: "string", value: "string" } } },
    essential: "boolean",
    extraHosts: { list: { fields: { hostname: "string", ipAddress: "string" } } },
    firelensConfiguration: { fields: { type: "string", options: { map: "string" } } },
    healthCheck: {
      fields: { command: strings, interval: "number", retries: "number", startPeriod: "number", timeout: "number" },
    },
    hostname: "string",
    interactive: "boolean",
    links: strings,
    memoryReservation: "number",
    name: "string",
    portMappings: {
      list: {
        fields: {
          appProtocol: "string",
          containerPort: "number",
          containerPortRange: "string",
          hostPort: "number",
          name: "string",
          protocol: "string",
        },
      },
    },
    pseudoTerminal: "boolean",
    restartPolicy: {
      fields: { enabled: "boolean", ignoredExitCodes: { list: "number" }, restartAttemptPeriod: "number" },
    },
    startTimeout: "number",
    stopTimeout: "number",
    systemControls: { list: { fields: { namespace: "string", value: "string" } } },
    versionConsistency: "string",
    volumesFrom: { list: { fields: { sourceContainer: "string", readOnly: "boolean" } } },
    workingDirectory: "string",
  },
};

/** `containerDefinitions` of a task definition. */
export const containerDefinitions: Shape = { list: container };

/** `containerProperties` of a job definition (aws-sdk-go-v2, batch/types, ContainerProperties). */
export const containerProperties: Shape = {
  fields: {
    ...common,
    executionRoleArn: "string",
    instanceType: "string",
    jobRoleArn: "string",
    vcpus: "number",
    volumes: "anything",
  },
};

/** `ecsProperties` of a job definition (EcsProperties). */
export const ecsProperties: Shape = {
  fields: {
    taskProperties: {
      list: { fields: { containers: { list: container }, executionRoleArn: "string", taskRoleArn: "string" } },
    },
  },
};

/** `nodeProperties` of a job definition (NodeProperties). */
export const nodeProperties: Shape = {
  fields: {
    mainNode: "number",
    numNodes: "number",
    nodeRangeProperties: {
      list: { fields: { container: containerProperties, ecsProperties, targetNodes: "string" } },
    },
  },
};
