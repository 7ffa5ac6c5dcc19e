import type { PropertyTree } from "../../wire/tree";
import type { Callback, Callbacks } from "./callbacks";
import type { Options } from "./options";
import { fromStruct, resourceProto, toStruct } from "./proto";

export type InvokeOptions = InstanceType<typeof resourceProto.TransformInvokeOptions>;

/** What a transform receives in addition to properties and options. */
export interface Transformed {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly parent: string;
}

/** Calls the transforms that a program registered. */
export class Transforms {
  constructor(private readonly callbacks: Callbacks) {}

  /** @throws Error with the transform's own message. */
  async resource(
    callback: Callback,
    resource: Transformed,
    properties: PropertyTree,
    options: Options,
  ): Promise<{ properties: PropertyTree; options: Options }> {
    const request = new resourceProto.TransformRequest()
      .setType(resource.type)
      .setName(resource.name)
      .setCustom(resource.custom)
      .setParent(resource.parent)
      .setProperties(toStruct(properties))
      .setOptions(options);
    const answer = resourceProto.TransformResponse.deserializeBinary(await this.callbacks.call(callback, request));
    return {
      properties: answer.hasProperties() ? fromStruct(answer.getProperties()) : properties,
      options: answer.getOptions() ?? options,
    };
  }

  /** @throws Error with the transform's own message. */
  async invoke(
    callback: Callback,
    token: string,
    args: PropertyTree,
    options: InvokeOptions,
  ): Promise<{ args: PropertyTree; options: InvokeOptions }> {
    const request = new resourceProto.TransformInvokeRequest()
      .setToken(token)
      .setArgs(toStruct(args))
      .setOptions(options);
    const answer = resourceProto.TransformInvokeResponse.deserializeBinary(
      await this.callbacks.call(callback, request),
    );
    return {
      args: answer.hasArgs() ? fromStruct(answer.getArgs()) : args,
      options: answer.getOptions() ?? options,
    };
  }
}
