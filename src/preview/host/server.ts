import {
  Server,
  ServerCredentials,
  status,
  type handleUnaryCall,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";

/** The limit of the SDKs themselves: a stack's properties can be far larger than gRPC's 4 MB. */
export const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

export type Handler = (request: never) => unknown;

export interface Served {
  /** Host and port. */
  readonly address: string;
  close(): void;
}

/**
 * Serves gRPC services on a free port of the loopback interface until closed.
 *
 * @param services pairs of a service and its handlers by method name; a handler takes the request message and returns
 *   the response message or a promise of it. What it throws reaches the client as the error's message.
 */
export async function serve(services: [ServiceDefinition, Record<string, Handler>][]): Promise<Served> {
  const server = new Server({ "grpc.max_receive_message_length": MAX_MESSAGE_BYTES });
  for (const [service, handlers] of services) server.addService(service, implement(handlers));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

function implement(handlers: Record<string, Handler>): UntypedServiceImplementation {
  const implementation: UntypedServiceImplementation = {};
  for (const [method, handler] of Object.entries(handlers)) {
    const call: handleUnaryCall<unknown, unknown> = (request, respond) => {
      Promise.resolve(request.request as never)
        .then(handler)
        .then(
          (response) => respond(null, response),
          (error: unknown) =>
            respond({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) }),
        );
    };
    implementation[method] = call;
  }
  return implementation;
}
