import { outputDependencies } from "../../wire/outputs";
import type { PropertyTree } from "../../wire/tree";
import type { Options } from "../host/options";
import { providerProto, toStruct } from "../host/proto";
import type { Configuration } from "../project/configuration";

/** What plugins are told about the deployment that they take part in. */
export interface Deployment {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  readonly configuration: Configuration;
  /** Host and port of the monitor and the engine, known when the first plugin is needed. */
  address(): string;
}

/** A component to build. */
export interface Construction {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  /** On the wire, output values included. */
  readonly inputs: PropertyTree;
  readonly inputDependencies: Record<string, readonly string[]>;
  readonly dependencies: readonly string[];
  /** After transforms ran. */
  readonly options: Options;
}

/** A call of a resource's method. */
export interface MethodCall {
  readonly token: string;
  /** On the wire, output values included. */
  readonly args: PropertyTree;
  readonly argDependencies: Record<string, readonly string[]>;
}

type ConstructRequest = InstanceType<typeof providerProto.ConstructRequest>;
type CallRequest = InstanceType<typeof providerProto.CallRequest>;

export function constructRequest(construction: Construction, deployment: Deployment): ConstructRequest {
  const { type, name, parent, inputs, inputDependencies, dependencies, options } = construction;
  const request = new providerProto.ConstructRequest()
    .setType(type)
    .setName(name)
    .setParent(parent)
    .setInputs(toStruct(inputs))
    .setDependenciesList([...dependencies]);
  for (const [key, urns] of Object.entries(inputDependencies)) {
    const stated = new providerProto.ConstructRequest.PropertyDependencies().setUrnsList([...urns]);
    request.getInputdependenciesMap().set(key, stated);
  }
  setOptions(request, options);
  introduce(request, deployment);
  return request;
}

/** The request for a method call. Output values in the arguments add their dependencies to the stated ones. */
export function callRequest({ token, args, argDependencies }: MethodCall, deployment: Deployment): CallRequest {
  const request = new providerProto.CallRequest().setTok(token).setArgs(toStruct(args));
  for (const key of new Set([...Object.keys(args), ...Object.keys(argDependencies)])) {
    const urns = new Set([...(argDependencies[key] ?? []), ...outputDependencies(args[key])]);
    const stated = new providerProto.CallRequest.ArgumentDependencies().setUrnsList([...urns]);
    request.getArgdependenciesMap().set(key, stated);
  }
  introduce(request, deployment);
  return request;
}

/** Passes the options on. Most components forward them to `ComponentResource`. */
function setOptions(request: ConstructRequest, options: Options): void {
  options.getProvidersMap().forEach((reference, pkg) => request.getProvidersMap().set(pkg, reference));
  request
    .setAliasesList(options.getAliasesList())
    .setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList())
    .setDeletedwith(options.getDeletedWith())
    .setIgnorechangesList(options.getIgnoreChangesList())
    .setReplaceonchangesList(options.getReplaceOnChangesList());
  if (options.hasProtect()) request.setProtect(options.getProtect() === true);
  if (options.hasRetainOnDelete()) request.setRetainondelete(options.getRetainOnDelete() === true);
  if (options.hasDeleteBeforeReplace()) request.setDeletebeforereplace(options.getDeleteBeforeReplace() === true);
  const timeouts = options.getCustomTimeouts();
  if (timeouts !== undefined) {
    const own = new providerProto.ConstructRequest.CustomTimeouts()
      .setCreate(timeouts.getCreate())
      .setUpdate(timeouts.getUpdate())
      .setDelete(timeouts.getDelete());
    request.setCustomtimeouts(own);
  }
  const hooks = options.getHooks();
  if (hooks !== undefined) {
    const own = new providerProto.ConstructRequest.ResourceHooksBinding()
      .setBeforeCreateList(hooks.getBeforeCreateList())
      .setAfterCreateList(hooks.getAfterCreateList());
    request.setResourceHooks(own);
  }
}

function introduce(request: ConstructRequest | CallRequest, deployment: Deployment): void {
  const { project, stack, organization, configuration, address } = deployment;
  request.setProject(project);
  request.setStack(stack);
  request.setOrganization(organization);
  request.setDryrun(true);
  request.setParallel(16);
  request.setMonitorendpoint(address());
  request.setAcceptsOutputValues(true);
  request.setConfigsecretkeysList([...configuration.secretKeys]);
  Object.entries(configuration.values).forEach(([key, value]) => request.getConfigMap().set(key, value));
}
