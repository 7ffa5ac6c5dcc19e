import { withoutSecrets } from "../../wire/secrets";
import type { PropertyTree } from "../../wire/tree";
import type { Callback } from "./callbacks";
import type { Monitor } from "./monitor";
import { Empty, fromStruct, providerProto, resourceProto, toStruct } from "./proto";
import type { Handler } from "./server";

// The features for which the current engine answers supportsFeature with true.
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

/** The same as SDK 3.276 asks for them, and that functions may be sent before what they depend on exists. */
const { ResourceMonitorFeature: Feature } = resourceProto;
const SUPPORTED = [
  Feature.RESOURCE_MONITOR_FEATURE_SECRETS,
  Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  Feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  Feature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
  Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  Feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  Feature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  Feature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
  Feature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
  Feature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
  Feature.RESOURCE_MONITOR_FEATURE_SENDS_OPTIONS_TO_HOOKS,
  Feature.RESOURCE_MONITOR_FEATURE_INVOKE_DEPENDS_ON,
];

/** The ResourceMonitor service: translates a program's messages for the monitor. */
export function monitorService(monitor: Monitor): Record<string, Handler> {
  return {
    supportsFeature: (request: InstanceType<typeof resourceProto.SupportsFeatureRequest>) =>
      new resourceProto.SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId())),

    getDeploymentInfo: () => new resourceProto.DeploymentInfo().setSupportedfeaturesList(SUPPORTED).setDryrun(true),

    async registerResource(request: InstanceType<typeof resourceProto.RegisterResourceRequest>) {
      const { urn, id, outputs, outputDependencies = {} } = await monitor.register(request);
      const response = new resourceProto.RegisterResourceResponse()
        .setUrn(urn)
        .setId(id)
        .setObject(toStruct(adaptSecrets(outputs, request)));
      for (const [key, urns] of Object.entries(outputDependencies)) {
        const dependencies = new resourceProto.RegisterResourceResponse.PropertyDependencies().setUrnsList([...urns]);
        response.getPropertydependenciesMap().set(key, dependencies);
      }
      return response;
    },

    async registerResourceOutputs(request: InstanceType<typeof resourceProto.RegisterResourceOutputsRequest>) {
      await monitor.registerOutputs(request.getUrn(), fromStruct(request.getOutputs()));
      return new Empty();
    },

    readResource(request: InstanceType<typeof resourceProto.ReadResourceRequest>) {
      const { urn, id, outputs } = monitor.lookups.read(request);
      return new resourceProto.ReadResourceResponse()
        .setUrn(urn)
        .setId(id)
        .setProperties(toStruct(adaptSecrets(outputs, request)));
    },

    async invoke(request: InstanceType<typeof resourceProto.ResourceInvokeRequest>) {
      const result = await monitor.lookups.invoke(request);
      const response = new resourceProto.ResourceInvokeResponse().setReturn(toStruct(result ?? {}));
      return response.setUnknown(result === undefined);
    },

    async call(request: InstanceType<typeof resourceProto.ResourceCallRequest>) {
      const { outputs, dependencies } = await monitor.lookups.call(request);
      const response = new providerProto.CallResponse().setReturn(toStruct(outputs));
      for (const [key, urns] of Object.entries(dependencies)) {
        const stated = new providerProto.CallResponse.ReturnDependencies().setUrnsList([...urns]);
        response.getReturndependenciesMap().set(key, stated);
      }
      return response;
    },

    registerPackage: (request: InstanceType<typeof resourceProto.RegisterPackageRequest>) =>
      new resourceProto.RegisterPackageResponse().setRef(monitor.providers.registerPackage(request)),

    registerStackTransform(callback: Callback) {
      monitor.stackTransforms.push(callback);
      return new Empty();
    },

    registerStackInvokeTransform(callback: Callback) {
      monitor.lookups.invokeTransforms.push(callback);
      return new Empty();
    },

    registerResourceHook(request: InstanceType<typeof resourceProto.RegisterResourceHookRequest>) {
      monitor.hooks.register(request);
      return new Empty();
    },

    // Nothing is created, so no creation can fail.
    registerErrorHook: () => new Empty(),

    signalAndWaitForShutdown: () => new Empty(),
  };
}

function adaptSecrets(outputs: PropertyTree, request: { getAcceptsecrets(): boolean }): PropertyTree {
  return request.getAcceptsecrets() ? outputs : withoutSecrets(outputs);
}
