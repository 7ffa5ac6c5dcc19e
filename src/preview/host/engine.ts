import { Empty, engineProto } from "./proto";
import type { Handler } from "./server";

export type Severity = "debug" | "info" | "warning" | "error";

export interface Log {
  readonly severity: Severity;
  readonly message: string;
  /** The resource that the message is about; empty for the program as a whole. */
  readonly urn: string;
}

const SEVERITIES: readonly Severity[] = ["debug", "info", "warning", "error"];

/** The Engine service, which receives a program's messages, its unhandled error included. */
export function engineService(onLog: (log: Log) => void): Record<string, Handler> {
  let rootResource = "";
  return {
    log(request: InstanceType<typeof engineProto.LogRequest>) {
      const severity = SEVERITIES[request.getSeverity()] ?? "info";
      onLog({ severity, message: request.getMessage(), urn: request.getUrn() });
      return new Empty();
    },
    setRootResource(request: InstanceType<typeof engineProto.SetRootResourceRequest>) {
      rootResource = request.getUrn();
      return new engineProto.SetRootResourceResponse();
    },
    getRootResource() {
      return new engineProto.GetRootResourceResponse().setUrn(rootResource);
    },
    startDebugging: () => new Empty(),
    requirePulumiVersion: () => new engineProto.RequirePulumiVersionResponse(),
  };
}
