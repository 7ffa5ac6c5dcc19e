import * as pulumi from "@pulumi/pulumi";
import type { LogGroupId } from "./logGroup";
import { isBefore, outputOf, type Arguments, type Child } from "./resource";

interface PortMapping {
  readonly containerPort?: number | undefined;
  readonly hostPort?: number | undefined;
  readonly targetGroup?: Child;
  [setting: string]: unknown;
}

export interface Container {
  readonly name?: string;
  readonly cpu?: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
  readonly portMappings?: PortMapping[] | undefined;
  readonly logConfiguration?: unknown;
  [setting: string]: unknown;
}

/** The containers of a task definition by name; a single one without a name is called container. */
export function containersOf({ container, containers }: Arguments): pulumi.Output<Record<string, Container>> {
  if ((container === undefined) === (containers === undefined))
    throw new Error("Exactly one of [container] or [containers] must be provided");
  const given = outputOf<{ container?: Container; containers: Record<string, Container> }>({ container, containers });
  return given.apply((both) =>
    both.container === undefined ? both.containers : { [both.container.name ?? "container"]: both.container },
  );
}

/** The definitions in the form of ECS. A container without its own log configuration logs to the log group. */
export function containerDefinitions(
  containers: pulumi.Output<Record<string, Container>>,
  logGroup: pulumi.Output<LogGroupId> | undefined,
): pulumi.Output<Container[]> {
  return containers.apply((all) => {
    const definitions = Object.entries(all)
      .sort(([first], [second]) => first.localeCompare(second))
      .map(([name, container]) => definition(name, container, logGroup));
    return outputOf<Container[]>(definitions);
  });
}

function definition(
  name: string,
  container: Container,
  logGroup: pulumi.Output<LogGroupId> | undefined,
): pulumi.Output<Container> {
  const portMappings = container.portMappings?.map(portMapping);
  const known = outputOf<{ portMappings?: PortMapping[]; logGroup?: LogGroupId }>({ portMappings, logGroup });
  return known.apply((resolved): Container => ({
    ...container,
    name,
    portMappings: resolved.portMappings,
    logConfiguration: container.logConfiguration ?? (resolved.logGroup && logsTo(resolved.logGroup, name)),
  }));
}

/** The order of the members matters: the family of the task definition is derived from the text of its definitions. */
function portMapping({ targetGroup, ...mapping }: PortMapping): pulumi.Output<PortMapping> {
  const { name, containerPortRange, appProtocol, containerPort, hostPort, protocol } = mapping;
  return outputOf<number | undefined>(targetGroup?.output("port")).apply((port): PortMapping => ({
    ...(isBefore("2.4") ? {} : { name, containerPortRange, appProtocol }),
    containerPort: containerPort ?? hostPort ?? port,
    hostPort: hostPort ?? port ?? containerPort,
    protocol,
  }));
}

function logsTo({ name, region }: LogGroupId, container: string) {
  return {
    logDriver: "awslogs",
    options: { "awslogs-group": name, "awslogs-region": region, "awslogs-stream-prefix": container },
  };
}

/** The load balancers of a service: the target groups that its containers' port mappings name. */
export function loadBalancersOf(containers: pulumi.Output<Record<string, Container>>): pulumi.Output<unknown[]> {
  return containers.apply((all) =>
    pulumi.all(
      Object.entries(all).flatMap(([containerName, { portMappings }]) =>
        (portMappings ?? []).flatMap(({ targetGroup }) =>
          targetGroup === undefined
            ? []
            : [
                pulumi.output({
                  containerName,
                  containerPort: targetGroup.output<number>("port"),
                  targetGroupArn: targetGroup.output("arn"),
                }),
              ],
        ),
      ),
    ),
  );
}
