import { credentials, type Client } from "@grpc/grpc-js";
import { callbackProto, CallbacksClient } from "./proto";
import { MAX_MESSAGE_BYTES } from "./server";

export type Callback = InstanceType<typeof callbackProto.Callback>;

interface CallbackStub extends Client {
  invoke(
    request: InstanceType<typeof callbackProto.CallbackInvokeRequest>,
    done: (
      error: { readonly details: string } | null,
      response: InstanceType<typeof callbackProto.CallbackInvokeResponse>,
    ) => void,
  ): void;
}

/** Calls functions that a program registered: they run in the program's process, behind its callback server. */
export class Callbacks {
  private readonly clients = new Map<string, CallbackStub>();

  /** @throws Error with the function's own message. */
  call(callback: Callback, request: { serializeBinary(): Uint8Array }): Promise<Uint8Array> {
    const message = new callbackProto.CallbackInvokeRequest()
      .setToken(callback.getToken())
      .setRequest(request.serializeBinary());
    return new Promise((resolve, reject) => {
      this.client(callback.getTarget()).invoke(message, (error, response) =>
        error ? reject(new Error(error.details)) : resolve(response.getResponse_asU8()),
      );
    });
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
  }

  private client(target: string): CallbackStub {
    const known = this.clients.get(target);
    if (known !== undefined) return known;
    const client = new CallbacksClient(target, credentials.createInsecure(), {
      "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    }) as unknown as CallbackStub;
    this.clients.set(target, client);
    return client;
  }
}
