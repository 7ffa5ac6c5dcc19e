import { credentials } from "@grpc/grpc-js";
import type { Client } from "@grpc/grpc-js";
import type { Options } from "./options";
import { callbackProto, CallbacksClient, fromStruct, resourceProto, toStruct } from "./proto";
import { MAX_MESSAGE_BYTES } from "./server";
import type { PropertyMap } from "./wire";

export type Callback = InstanceType<typeof callbackProto.Callback>;
export type InvokeOptions = InstanceType<typeof resourceProto.TransformInvokeOptions>;

interface CallbackStub extends Client {
  invoke(
    request: InstanceType<typeof callbackProto.CallbackInvokeRequest>,
    done: (
      error: { details: string } | null,
      response: InstanceType<typeof callbackProto.CallbackInvokeResponse>,
    ) => void,
  ): void;
}

/** What a transform is shown besides properties and options. */
export interface Transformed {
  type: string;
  name: string;
  custom: boolean;
  parent: string;
}

/** Calls the transforms that a program registered; they run in the program's process, behind its callback server. */
export class Transforms {
  private readonly clients = new Map<string, CallbackStub>();

  /** @throws Error with the transform's own message */
  async resource(
    callback: Callback,
    resource: Transformed,
    properties: PropertyMap,
    options: Options,
  ): Promise<{ properties: PropertyMap; options: Options }> {
    const request = new resourceProto.TransformRequest()
      .setType(resource.type)
      .setName(resource.name)
      .setCustom(resource.custom)
      .setParent(resource.parent)
      .setProperties(toStruct(properties))
      .setOptions(options);
    const answer = resourceProto.TransformResponse.deserializeBinary(await this.call(callback, request));
    return {
      properties: answer.hasProperties() ? fromStruct(answer.getProperties()) : properties,
      options: answer.getOptions() ?? options,
    };
  }

  /** @throws Error with the transform's own message */
  async invoke(
    callback: Callback,
    token: string,
    args: PropertyMap,
    options: InvokeOptions,
  ): Promise<{ args: PropertyMap; options: InvokeOptions }> {
    const request = new resourceProto.TransformInvokeRequest()
      .setToken(token)
      .setArgs(toStruct(args))
      .setOptions(options);
    const answer = resourceProto.TransformInvokeResponse.deserializeBinary(await this.call(callback, request));
    return {
      args: answer.hasArgs() ? fromStruct(answer.getArgs()) : args,
      options: answer.getOptions() ?? options,
    };
  }

  close(): void {
    for (const client of this.clients.values()) {
      client.close();
    }
  }

  private call(callback: Callback, request: { serializeBinary(): Uint8Array }): Promise<Uint8Array> {
    const message = new callbackProto.CallbackInvokeRequest()
      .setToken(callback.getToken())
      .setRequest(request.serializeBinary());
    return new Promise((resolve, reject) => {
      this.client(callback.getTarget()).invoke(message, (error, response) =>
        error ? reject(new Error(error.details)) : resolve(response.getResponse_asU8()),
      );
    });
  }

  private client(target: string): CallbackStub {
    const known = this.clients.get(target);
    if (known !== undefined) {
      return known;
    }
    const client = new CallbacksClient(target, credentials.createInsecure(), {
      "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    }) as unknown as CallbackStub;
    this.clients.set(target, client);
    return client;
  }
}
