import type { Monitor } from "./monitor";
import { Empty, fromStruct, providerProto, resourceProto, toStruct } from "./proto";
import type { Handler } from "./server";
import type { Callback } from "./transforms";
import { UNKNOWN, withoutSecrets } from "./wire";
import type { PropertyMap } from "./wire";

// What the present engine answers to supportsFeature.
const FEATURES = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "aliasSpecs",
  "replacementTrigger",
  "deletedWith",
  "replaceWith",
  "transforms",
  "invokeTransforms",
  "parameterization",
  "resourceHooks",
  "errorHooks",
  "sendsOptionsToHooks",
]);

/** The ResourceMonitor service: the messages of a program, translated for the monitor. */
export function monitorService(monitor: Monitor): Record<string, Handler> {
  return {
    supportsFeature: (request: InstanceType<typeof resourceProto.SupportsFeatureRequest>) =>
      new resourceProto.SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId())),

    async registerResource(request: InstanceType<typeof resourceProto.RegisterResourceRequest>) {
      const { resource, id } = await monitor.register(request);
      return new resourceProto.RegisterResourceResponse()
        .setUrn(resource.urn)
        .setId(id)
        .setObject(toStruct(accepted(resource.outputs, request)));
    },

    registerResourceOutputs(request: InstanceType<typeof resourceProto.RegisterResourceOutputsRequest>) {
      monitor.registerOutputs(request.getUrn(), fromStruct(request.getOutputs()));
      return new Empty();
    },

    readResource(request: InstanceType<typeof resourceProto.ReadResourceRequest>) {
      const { urn, outputs } = monitor.read(request);
      return new resourceProto.ReadResourceResponse().setUrn(urn).setProperties(toStruct(accepted(outputs, request)));
    },

    async invoke(request: InstanceType<typeof resourceProto.ResourceInvokeRequest>) {
      return new providerProto.InvokeResponse().setReturn(toStruct(await monitor.invoke(request)));
    },

    // A method of a resource is answered by its provider's plugin, which is not run here.
    call: () => new providerProto.CallResponse().setReturn(toStruct({ result: UNKNOWN })),

    registerPackage: (request: InstanceType<typeof resourceProto.RegisterPackageRequest>) =>
      new resourceProto.RegisterPackageResponse().setRef(monitor.providers.registerPackage(request)),

    registerStackTransform(callback: Callback) {
      monitor.stackTransforms.push(callback);
      return new Empty();
    },

    registerStackInvokeTransform(callback: Callback) {
      monitor.invokeTransforms.push(callback);
      return new Empty();
    },

    // Hooks run when something is created, changed or deleted; a preview does none of it.
    registerResourceHook: () => new Empty(),
    registerErrorHook: () => new Empty(),

    signalAndWaitForShutdown: () => new Empty(),
  };
}

function accepted(outputs: PropertyMap, request: { getAcceptsecrets(): boolean }): PropertyMap {
  return request.getAcceptsecrets() ? outputs : withoutSecrets(outputs);
}
