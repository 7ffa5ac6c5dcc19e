import type { Callback, Callbacks } from "./callbacks";
import type { Log } from "./engine";
import type { Options } from "./options";
import { resourceProto, toStruct } from "./proto";
import type { PreviewedResource } from "./resource";

interface Hook {
  readonly callback: Callback;
  readonly ignoreErrors: boolean;
}

type HookedResource = Pick<PreviewedResource, "urn" | "type" | "name" | "inputs">;

/** The hooks of a program's resources. Only hooks with `onDryRun` run in a preview. */
export class Hooks {
  private readonly inPreviews = new Map<string, Hook>();

  constructor(
    private readonly callbacks: Callbacks,
    private readonly onLog: (log: Log) => void,
  ) {}

  register(request: InstanceType<typeof resourceProto.RegisterResourceHookRequest>): void {
    const callback = request.getCallback();
    if (request.getOnDryRun() && callback !== undefined)
      this.inPreviews.set(request.getName(), { callback, ignoreErrors: request.getIgnoreErrors() });
  }

  /** @throws Error if a hook fails, unless its errors are ignored. */
  async beforeCreate(resource: HookedResource, options: Options): Promise<void> {
    await this.run("before", options.getHooks()?.getBeforeCreateList(), () => requestFor(resource));
  }

  /** @throws Error if a hook fails, unless its errors are ignored. */
  async afterCreate(resource: HookedResource, id: string, outputs: object, options: Options): Promise<void> {
    const request = () =>
      requestFor(resource)
        .setId(id)
        .setNewOutputs(toStruct({ ...outputs }));
    await this.run("after", options.getHooks()?.getAfterCreateList(), request);
  }

  private async run(
    when: string,
    names: readonly string[] = [],
    makeRequest: () => ReturnType<typeof requestFor>,
  ): Promise<void> {
    for (const name of names) {
      const hook = this.inPreviews.get(name);
      const request = makeRequest();
      const problem = hook && (await this.call(hook, request));
      if (!problem) continue;
      const message = `${when} hook "${name}" failed: ${problem}`;
      if (!hook.ignoreErrors) throw new Error(message);
      this.onLog({ severity: "warning", message, urn: request.getUrn() });
    }
  }

  /** Runs a hook and returns its error message; empty if it succeeded. */
  private async call(hook: Hook, request: ReturnType<typeof requestFor>): Promise<string> {
    const answer = await this.callbacks.call(hook.callback, request);
    return resourceProto.ResourceHookResponse.deserializeBinary(answer).getError();
  }
}

function requestFor({ urn, type, name, inputs }: HookedResource) {
  return new resourceProto.ResourceHookRequest().setUrn(urn).setType(type).setName(name).setNewInputs(toStruct(inputs));
}
