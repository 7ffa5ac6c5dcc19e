import { spawn, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { credentials, type Client, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient, type providerProto } from "../host/proto";
import { MAX_MESSAGE_BYTES } from "../host/server";
import { LIFELINE } from "../programs/lifeline";
import { killWithUs } from "../programs/run";
import type { PluginCommand } from "./find";

type Messages = typeof providerProto;
type Done<Response> = (error: ServiceError | null, response: Response) => void;

/** The part of a provider's service that is used here. */
interface ProviderStub extends Client {
  configure(
    request: InstanceType<Messages["ConfigureRequest"]>,
    done: Done<InstanceType<Messages["ConfigureResponse"]>>,
  ): void;
  construct(
    request: InstanceType<Messages["ConstructRequest"]>,
    done: Done<InstanceType<Messages["ConstructResponse"]>>,
  ): void;
  call(request: InstanceType<Messages["CallRequest"]>, done: Done<InstanceType<Messages["CallResponse"]>>): void;
}

/** Milliseconds that a plugin may take to write its port. */
const START = 60_000;

const KEPT_STDERR = 4096;

/** The process of a provider's plugin. */
export class PluginProcess {
  private constructor(
    readonly stub: ProviderStub,
    private readonly end: () => void,
    private readonly componentTypes: readonly string[] | undefined,
  ) {}

  /** Whether the plugin can be asked for components of a type. */
  isBuilderOf(type: string): boolean {
    return this.componentTypes?.includes(type) ?? true;
  }

  /**
   * Starts a plugin as the engine does: the plugin receives the engine's address and writes its port as its first line.
   * It ends with this process at the latest.
   *
   * @throws Error with the plugin's own words if it does not start
   */
  static async start(
    { command, args, workingDirectory, componentTypes }: PluginCommand,
    engine: string,
    env: NodeJS.ProcessEnv,
  ): Promise<PluginProcess> {
    const child = spawn(command, [...args, engine], {
      cwd: workingDirectory,
      env,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    (child.stdio[LIFELINE] as Readable).on("error", () => {}).resume();
    const settle = killWithUs(child);
    const end = () => {
      settle();
      child.kill("SIGKILL");
      child.stdio.forEach((stream) => stream?.destroy());
    };
    try {
      const port = await firstLine(child, command);
      const stub = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
        "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
        "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
      }) as unknown as ProviderStub;
      return new PluginProcess(stub, end, componentTypes);
    } catch (error) {
      end();
      throw error;
    }
  }

  close(): void {
    this.stub.close();
    this.end();
  }
}

/** The first line that a process writes to its stdout; what follows is dropped. */
function firstLine(child: ChildProcess, command: string): Promise<string> {
  const [stdout, stderr] = [child.stdout!.setEncoding("utf8"), child.stderr!.setEncoding("utf8")];
  let said = "";
  let words = "";
  stderr.on("data", (text: string) => (words = (words + text).slice(-KEPT_STDERR)));
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error([`${command} ${reason}`, words.trim()].filter((part) => part !== "").join(": ")));
    };
    const timer = setTimeout(() => fail("does not say its port"), START);
    stdout.on("data", (text: string) => {
      said = said.includes("\n") ? said : said + text;
      if (said.includes("\n")) {
        clearTimeout(timer);
        resolve(said.split("\n", 1)[0]!.trim());
      }
    });
    child.once("error", (error) => fail(`cannot be started (${error.message})`));
    child.once("close", (code) => fail(`ended with exit status ${code}`));
  });
}
