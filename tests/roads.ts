import { analyzedResources } from "../src/commands/analyzed";
import type { AnalyzedResource } from "../src/engine/analyzer";
import { findProject } from "../src/preview";
import type { Cloud } from "../src/preview/cloud/cloud";
import { faithfulCloud } from "../src/preview/cloud/faithful";
import { simulatedCloud } from "../src/preview/cloud/simulate";
import { NodeShapes } from "../src/preview/cloud/simulate/nodeShapes";
import { STACK_OUTPUT, withoutStackOutputs } from "../src/preview/cloud/stackOutput";
import { Monitor } from "../src/preview/host/monitor";
import { resourceProto, toStruct } from "../src/preview/host/proto";
import { Plugins } from "../src/preview/plugins";
import type { PropertyTree } from "../src/wire/tree";
import { isReference, UNKNOWN, type Fixture, type Reference } from "./fixtures";

export const shapes = new NodeShapes(__dirname);

const simulated = simulatedCloud(shapes);

/** The clouds of the embedded host: that of `check`, and that of `check --as-engine`. */
export const clouds = { check: simulated, "check --as-engine": withoutStackOutputs(faithfulCloud(simulated)) } as const;

const deployment = {
  project: "shop",
  stack: "production",
  organization: "organization",
  configuration: { values: { "aws:region": "eu-west-1" }, secretKeys: [], secretTexts: [] },
};

/**
 * The resources of a stack as the policy pack gets them from the embedded host, in the order of the stack. The host's own
 * monitor registers them, as from a program that hands outputs of one to the next; no program is started.
 */
export async function hosted(stack: readonly Fixture[], cloud: Cloud): Promise<readonly AnalyzedResource[]> {
  const program = new Program(cloud);
  const urns: string[] = [];
  for (const fixture of stack) urns.push((await program.register(fixture)).urn);
  const analyzed = new Map(program.analyzed().map((resource) => [resource.urn, resource]));
  return urns.map((urn) => analyzed.get(urn)!);
}

type Registered = Promise<{ readonly urn: string; readonly outputs: PropertyTree }>;

class Program {
  private readonly monitor: Monitor;
  private readonly registered = new Map<string, Registered>();

  constructor(private readonly cloud: Cloud) {
    const plugins = new Plugins({ ...deployment, environment: {}, program: __dirname, address: () => "" });
    const project = { ...findProject(__dirname), name: deployment.project };
    const silent = { onRegister: () => undefined, onLog: () => undefined };
    this.monitor = new Monitor({ ...deployment, ...silent, project, cloud, plugins });
  }

  /** Registers a resource, once, after those that its properties refer to. */
  register(fixture: Fixture): Registered {
    const key = `${fixture.type} ${fixture.name}`;
    const registered = this.registered.get(key) ?? this.send(fixture);
    this.registered.set(key, registered);
    return registered;
  }

  analyzed(): readonly AnalyzedResource[] {
    return analyzedResources({ resources: this.monitor.registry.list() });
  }

  private async send({ type, name, properties, ignoreChanges = [] }: Fixture): Registered {
    const request = new resourceProto.RegisterResourceRequest().setType(type).setName(name).setCustom(true);
    request.setIgnorechangesList([...ignoreChanges]);
    const inputs: Record<string, unknown> = {};
    for (const [property, value] of Object.entries(properties)) {
      if (value === undefined) continue;
      const urns: string[] = [];
      inputs[property] = await this.resolved(value, urns);
      const dependencies = new resourceProto.RegisterResourceRequest.PropertyDependencies().setUrnsList(urns);
      request.getPropertydependenciesMap().set(property, dependencies);
      request.setDependenciesList([...request.getDependenciesList(), ...urns]);
    }
    const { urn, id, outputs } = await this.monitor.register(request.setObject(toStruct(inputs)));
    return { urn, outputs: { ...outputs, id: id || UNKNOWN } };
  }

  /**
   * A value in which outputs of other resources are what the cloud says, and those that nothing is known of come from
   * another stack; adds the resources to `urns`.
   */
  private async resolved(value: unknown, urns: string[]): Promise<unknown> {
    if (value === UNKNOWN) return this.stackOutput();
    if (isReference(value)) return this.outputOf(value, urns);
    if (typeof value === "string" && value.includes(UNKNOWN))
      return value.replaceAll(UNKNOWN, String(this.stackOutput()));
    if (Array.isArray(value)) return Promise.all(value.map((element) => this.resolved(element, urns)));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(async ([name, inner]) => [name, await this.resolved(inner, urns)]);
    return Object.fromEntries((await Promise.all(entries)) as [string, unknown][]);
  }

  private stackOutput(): unknown {
    return this.cloud.invoke(STACK_OUTPUT, { stack: "acme/base/dev", name: "setting" }, {})["value"] ?? UNKNOWN;
  }

  private async outputOf({ of, output }: Reference, urns: string[]): Promise<unknown> {
    const { urn, outputs } = await this.register(of);
    urns.push(urn);
    return outputs[output] ?? UNKNOWN;
  }
}
