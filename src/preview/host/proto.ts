import { createRequire } from "node:module";
import type { ServiceDefinition, ServiceClientConstructor } from "@grpc/grpc-js";

import aliasProto = require("@pulumi/pulumi/proto/alias_pb");
import callbackProto = require("@pulumi/pulumi/proto/callback_pb");
import engineProto = require("@pulumi/pulumi/proto/engine_pb");
import providerProto = require("@pulumi/pulumi/proto/provider_pb");
import resourceProto = require("@pulumi/pulumi/proto/resource_pb");
import type { PropertyTree } from "../../wire/tree";

export { aliasProto, callbackProto, engineProto, providerProto, resourceProto };

export type Struct = NonNullable<ReturnType<InstanceType<typeof resourceProto.RegisterResourceRequest>["getObject"]>>;

// Messages can be serialised only by the copy of google-protobuf that the stubs themselves use, which need not be the
// one that this file would resolve.
const requireFromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const { Struct: StructMessage } = requireFromPulumi("google-protobuf/google/protobuf/struct_pb.js") as {
  Struct: { fromJavaScript(value: PropertyTree): Struct };
};
export const { Empty } = requireFromPulumi("google-protobuf/google/protobuf/empty_pb.js") as {
  Empty: new () => object;
};

export const { ResourceMonitorService } = requireFromPulumi("./proto/resource_grpc_pb.js") as {
  ResourceMonitorService: ServiceDefinition;
};
export const { EngineService } = requireFromPulumi("./proto/engine_grpc_pb.js") as { EngineService: ServiceDefinition };
export const { ResourceProviderClient } = requireFromPulumi("./proto/provider_grpc_pb.js") as {
  ResourceProviderClient: ServiceClientConstructor;
};
export const { CallbacksClient } = requireFromPulumi("./proto/callback_grpc_pb.js") as {
  CallbacksClient: ServiceClientConstructor;
};

/** A property map as a protobuf Struct. */
export function toStruct(properties: PropertyTree): Struct {
  return StructMessage.fromJavaScript(properties);
}

/** A protobuf Struct as JSON; an absent one is an empty map. */
export function fromStruct(struct: Struct | undefined): PropertyTree {
  return struct?.toJavaScript() ?? {};
}
