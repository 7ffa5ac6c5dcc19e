import { createRequire } from "node:module";
import analyzerProto = require("@pulumi/pulumi/proto/analyzer_pb");
import type { SourcePosition } from "../stack/resource";
import { asSent } from "../wire/asSent";
import type { PropertyTree } from "../wire/tree";

/** A resource as a host in our own process passes it to the pack; properties in wire form, as JSON. */
export interface AnalyzedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: PropertyTree;
  readonly outputs: PropertyTree;
  readonly options?: AnalyzedOptions;
  /** The provider that manages it; `undefined` for components, providers and the stack. */
  readonly provider?: AnalyzedProvider | undefined;
  readonly parent: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly source?: SourcePosition | undefined;
  /** Whether it exists already, and the program takes it over by its option `import`. */
  readonly isImported?: boolean;
  /** The texts by which other resources may refer to it, besides those among its properties. */
  readonly identities?: readonly string[];
  /** Why the children of this component are not seen. */
  readonly unreadBecause?: string;
}

/** The options that an engine shows to a policy. */
export interface AnalyzedOptions {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  readonly additionalSecretOutputs: readonly string[];
  /** Seconds. */
  readonly customTimeouts: Readonly<Partial<Record<"create" | "update" | "delete", number>>>;
}

export type AnalyzedProvider = Pick<AnalyzedResource, "urn" | "type" | "name" | "inputs">;

type AnalyzeRequest = InstanceType<typeof analyzerProto.AnalyzeRequest>;
type AnalyzeStackRequest = InstanceType<typeof analyzerProto.AnalyzeStackRequest>;
type AnalyzerResource = InstanceType<typeof analyzerProto.AnalyzerResource>;
type Struct = NonNullable<ReturnType<AnalyzeRequest["getProperties"]>>;

// Messages can be serialised only by the copy of google-protobuf that the stubs themselves use.
const requireFromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const { Struct } = requireFromPulumi("google-protobuf/google/protobuf/struct_pb.js") as {
  Struct: { fromJavaScript(value: PropertyTree): Struct };
};

/** What an engine sends when a resource is registered: its inputs. */
export function analyzeRequest(resource: AnalyzedResource): AnalyzeRequest {
  return new analyzerProto.AnalyzeRequest()
    .setUrn(resource.urn)
    .setType(resource.type)
    .setName(resource.name)
    .setProperties(Struct.fromJavaScript(asSent(resource.inputs)))
    .setOptions(optionsOf(resource))
    .setProvider(providerOf(resource));
}

/** What an engine sends for a whole stack: outputs and relations. */
export function analyzeStackRequest(resources: readonly AnalyzedResource[]): AnalyzeStackRequest {
  return new analyzerProto.AnalyzeStackRequest().setResourcesList(resources.map(analyzerResource));
}

function analyzerResource(resource: AnalyzedResource): AnalyzerResource {
  const message = new analyzerProto.AnalyzerResource()
    .setUrn(resource.urn)
    .setType(resource.type)
    .setName(resource.name)
    .setProperties(Struct.fromJavaScript(asSent(resource.outputs)))
    .setOptions(optionsOf(resource))
    .setProvider(providerOf(resource))
    .setParent(resource.parent)
    .setDependenciesList([...resource.dependencies]);
  for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
    if (urns.length > 0) {
      const dependencies = new analyzerProto.AnalyzerPropertyDependencies().setUrnsList([...urns]);
      message.getPropertydependenciesMap().set(property, dependencies);
    }
  }
  return message;
}

function optionsOf({ options, parent }: AnalyzedResource): InstanceType<typeof analyzerProto.AnalyzerResourceOptions> {
  const message = new analyzerProto.AnalyzerResourceOptions().setParent(parent);
  if (options === undefined) return message;
  const { create = 0, update = 0, delete: remove = 0 } = options.customTimeouts;
  return message
    .setProtect(options.protect)
    .setIgnorechangesList([...options.ignoreChanges])
    .setDeletebeforereplace(options.deleteBeforeReplace ?? false)
    .setDeletebeforereplacedefined(options.deleteBeforeReplace !== undefined)
    .setAdditionalsecretoutputsList([...options.additionalSecretOutputs])
    .setCustomtimeouts(
      new analyzerProto.AnalyzerResourceOptions.CustomTimeouts().setCreate(create).setUpdate(update).setDelete(remove),
    );
}

function providerOf({
  provider,
}: AnalyzedResource): InstanceType<typeof analyzerProto.AnalyzerProviderResource> | undefined {
  if (provider === undefined) return undefined;
  return new analyzerProto.AnalyzerProviderResource()
    .setUrn(provider.urn)
    .setType(provider.type)
    .setName(provider.name)
    .setProperties(Struct.fromJavaScript(asSent(provider.inputs)));
}
