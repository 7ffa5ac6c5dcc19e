import { isDeepStrictEqual } from "node:util";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
  InvokeResponse,
  ParameterizeResponse,
  ReadResponse,
  UpdateResponse,
  type CheckRequest,
  type ConfigureRequest,
  type CreateRequest,
  type DiffRequest,
  type InvokeRequest,
  type ParameterizeRequest,
  type ReadRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import type { Cloud } from "../../src/preview/cloud/cloud";
import { Empty, fromStruct, toStruct } from "../../src/preview/host/proto";
import { serve } from "../../src/preview/host/server";
import { invoke } from "./invokes";
import { identifier, outputs } from "./outputs";

type Properties = Record<string, unknown>;

export interface CreatedResource {
  readonly urn: string;
  readonly type: string;
}

export interface Provider {
  readonly port: number;
  /** The inputs of what previews would create, by URN; secrets are marked. */
  readonly previewed: Readonly<Record<string, Properties>>;
  /** The resources that updates have created, in that order; previews create none. */
  readonly created: readonly CreatedResource[];
  close(): void;
}

/**
 * Serves a resource provider that stands for any cloud: one server answers for every package that the engine attaches
 * to its port. As with a real provider a preview returns the inputs alone, so that outputs are unknown, and an update
 * returns the inputs with what creation adds to them.
 *
 * @param cloud answers for what exists already, reads and functions, in place of the tests' own tables
 */
export async function serveProvider(cloud?: Cloud): Promise<Provider> {
  const created: CreatedResource[] = [];
  const previewed: Record<string, Properties> = {};
  const existing = cloud ? existingIn(cloud) : TABLES;
  const { address, close } = await serve([[ResourceProviderService, handlers(created, previewed, existing)]]);
  return { port: Number(address.split(":")[1]), created, previewed, close };
}

/** What answers for what exists already. */
interface Existing {
  configure(configuration: Properties): void;
  read(urn: string, id: string, inputs: Properties): Properties;
  invoke(token: string, args: Properties): Properties;
}

const TABLES: Existing = {
  configure: () => {},
  read(urn, _id, inputs) {
    const { type, name } = parseUrn(urn);
    return { ...outputs(type, name, inputs), ...inputs };
  },
  invoke,
};

/** Functions are answered for the provider that was configured last. */
function existingIn(cloud: Cloud): Existing {
  let provider: Properties = {};
  return {
    configure: (configuration) => (provider = configuration),
    read: (urn, id, inputs) => cloud.read({ ...parseUrn(urn), urn, inputs, provider }, id).outputs,
    invoke: (token, args) => cloud.invoke(token, args, provider),
  };
}

function handlers(created: CreatedResource[], previewed: Record<string, Properties>, existing: Existing) {
  return {
    // The engine warns of a provider older than the program's package.
    getPluginInfo: () => new PluginInfo().setVersion("999.0.0"),
    attach: () => new Empty(),
    parameterize(request: ParameterizeRequest) {
      const value = request.getValue();
      return new ParameterizeResponse().setName(value?.getName() ?? "").setVersion(value?.getVersion() ?? "");
    },
    checkConfig: acceptInputs,
    diffConfig: diff,
    configure(request: ConfigureRequest) {
      existing.configure(fromStruct(request.getArgs()));
      return new ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true);
    },
    check: acceptInputs,
    diff,
    create(request: CreateRequest) {
      const { type, name } = parseUrn(request.getUrn());
      const inputs = fromStruct(request.getProperties());
      if (request.getPreview()) {
        previewed[request.getUrn()] = inputs;
        return new CreateResponse().setProperties(toStruct(inputs));
      }
      created.push({ urn: request.getUrn(), type });
      return new CreateResponse()
        .setId(identifier(type, name, inputs))
        .setProperties(toStruct({ ...outputs(type, name, inputs), ...inputs }));
    },
    update(request: UpdateRequest) {
      const properties = { ...fromStruct(request.getOlds()), ...fromStruct(request.getNews()) };
      return new UpdateResponse().setProperties(toStruct(properties));
    },
    read(request: ReadRequest) {
      const inputs = fromStruct(request.getProperties());
      const properties = existing.read(request.getUrn(), request.getId(), inputs);
      return new ReadResponse().setId(request.getId()).setProperties(toStruct(properties)).setInputs(toStruct(inputs));
    },
    delete: () => new Empty(),
    invoke: (request: InvokeRequest) =>
      new InvokeResponse().setReturn(toStruct(existing.invoke(request.getTok(), fromStruct(request.getArgs())))),
    cancel: () => new Empty(),
  };
}

function acceptInputs(request: CheckRequest): CheckResponse {
  return new CheckResponse().setInputs(request.getNews());
}

function diff(request: DiffRequest): DiffResponse {
  const same = isDeepStrictEqual(fromStruct(request.getOldInputs()), fromStruct(request.getNews()));
  return new DiffResponse().setChanges(same ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME);
}

/** The resource's own type and name: `urn:pulumi:stack::project::[parentType$]type::name`. */
function parseUrn(urn: string): { type: string; name: string } {
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.split("$").at(-1) ?? "", name: name.join("::") };
}
