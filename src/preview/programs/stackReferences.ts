import { STACK_OUTPUT } from "../cloud/stackOutput";
import { preload } from "./preload";

/** The part of @pulumi/pulumi's Output that is used here. */
interface Output {
  readonly isKnown: Promise<boolean>;
  apply(use: (value: never) => unknown): Output;
}

interface StackReference {
  readonly name: Output;
  readonly outputs: Output;
}

type Read = (this: StackReference, name: unknown) => unknown;

interface Loader {
  _load(request: string, parent: { require(id: string): unknown } | undefined, isMain: boolean): unknown;
}

/**
 * Lets a program read single outputs of a stack whose outputs are unknown. Their names become known only when they are
 * read, so each one is requested from the monitor by name. If the outputs are known, or the monitor has no answer, the
 * SDK behaves as usual.
 *
 * It travels to the program's process as text, so it uses nothing from outside itself.
 */
function answerStackReferences(loader: Loader, token: string): void {
  const answered = new Set<unknown>();
  const load = loader._load.bind(loader);
  loader._load = (request, parent, isMain) => {
    const exported = load(request, parent, isMain) as { StackReference?: { prototype: Record<string, Read> } };
    if (request === "./stackReference" && exported.StackReference !== undefined && !answered.has(exported)) {
      answered.add(exported);
      answerReads(exported.StackReference.prototype, (id) => parent!.require(id));
    }
    return exported;
  };

  function answerReads(prototype: Record<string, Read>, sdk: (id: string) => unknown): void {
    for (const method of ["getOutput", "requireOutput"]) {
      const read = prototype[method]!;
      prototype[method] = function (name) {
        const outputs = { value: outputsWith(this, name, sdk) };
        return read.call(Object.create(this, { outputs }) as StackReference, name);
      };
    }
  }

  function outputsWith(reference: StackReference, name: unknown, sdk: (id: string) => unknown): Output {
    const { all, output } = sdk("./output") as { all(values: unknown[]): Output; output(value: unknown): Output };
    const { invoke } = sdk("./runtime/invoke") as {
      invoke(token: string, args: object, options: object): Promise<{ value?: unknown }>;
    };
    const asked = all([name, reference.name]).apply(async ([key, stack]: [string, string]) => {
      const answer = await invoke(token, { stack, name: key }, {});
      return "value" in answer ? { [key]: answer.value } : reference.outputs;
    });
    return output(reference.outputs.isKnown.then((known) => (known ? reference.outputs : asked)));
  }
}

/** The module that does the above, as a value of Node's --import. */
export const STACK_REFERENCES_MODULE = preload(
  `(require) => (${answerStackReferences.toString()})(require("node:module"), ${JSON.stringify(STACK_OUTPUT)})`,
);
