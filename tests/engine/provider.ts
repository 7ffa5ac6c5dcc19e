import { isDeepStrictEqual } from "node:util";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
  InvokeResponse,
  ReadResponse,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type {
  CheckRequest,
  CreateRequest,
  DiffRequest,
  InvokeRequest,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty, fromStruct, toStruct } from "../../src/preview/proto";
import { serve } from "../../src/preview/server";
import { invoke } from "./invokes";
import { identifier, outputs } from "./outputs";

export interface CreatedResource {
  readonly urn: string;
  readonly type: string;
}

export interface Provider {
  readonly port: number;
  /** The resources that updates have created, in that order; previews create none. */
  readonly created: readonly CreatedResource[];
  close(): void;
}

/**
 * Serves a resource provider that stands for any cloud: one server answers for every package that the engine attaches
 * to its port. As with a real provider a preview returns the inputs alone, so that outputs are unknown, and an update
 * returns the inputs with what creation adds to them.
 */
export async function serveProvider(): Promise<Provider> {
  const created: CreatedResource[] = [];
  const { address, close } = await serve([[ResourceProviderService, handlers(created)]]);
  return { port: Number(address.split(":")[1]), created, close };
}

function handlers(created: CreatedResource[]) {
  return {
    // The engine warns of a provider older than the program's package.
    getPluginInfo: () => new PluginInfo().setVersion("999.0.0"),
    attach: () => new Empty(),
    checkConfig: acceptInputs,
    diffConfig: diff,
    configure: () => new ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true),
    check: acceptInputs,
    diff,
    create(request: CreateRequest) {
      const { type, name } = parseUrn(request.getUrn());
      const inputs = fromStruct(request.getProperties());
      if (request.getPreview()) {
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
      const { type, name } = parseUrn(request.getUrn());
      const state = fromStruct(request.getProperties());
      const properties = { ...outputs(type, name, state), ...state };
      return new ReadResponse().setId(request.getId()).setProperties(toStruct(properties)).setInputs(toStruct(state));
    },
    delete: () => new Empty(),
    invoke: (request: InvokeRequest) =>
      new InvokeResponse().setReturn(toStruct(invoke(request.getTok(), fromStruct(request.getArgs())))),
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
