import { isSecret } from "../../wire/secrets";
import type { PropertyTree } from "../../wire/tree";
import type { Cloud } from "./cloud";

/** The function with which a program requests one output of another stack: `{ stack, name }` returns `{ value }`. */
export const STACK_OUTPUT = "pulumi:pulumi:stackOutput";

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** A cloud that knows all outputs of some other stacks. */
export function withStackOutputs(cloud: Cloud, outputsOf: (stack: string) => PropertyTree | undefined): Cloud {
  return {
    ...cloud,
    read(request, id) {
      const state = cloud.read(request, id);
      const outputs = request.type === STACK_REFERENCE ? outputsOf(id) : undefined;
      return outputs === undefined
        ? state
        : { ...state, outputs: { ...state.outputs, outputs, secretOutputNames: secretNames(outputs) } };
    },
  };
}

function secretNames(outputs: PropertyTree): string[] {
  return Object.keys(outputs).filter((name) => isSecret(outputs[name]));
}

/** A cloud that reports each request for an output of a stack whose outputs are not known. */
export function reportStackOutputs(cloud: Cloud, notice: () => void): Cloud {
  return {
    ...cloud,
    invoke(token, args, provider) {
      if (token === STACK_OUTPUT) notice();
      return cloud.invoke(token, args, provider);
    },
  };
}

/** A cloud that leaves the outputs of other stacks unknown unless somebody supplies them. */
export function withoutStackOutputs(cloud: Cloud): Cloud {
  return {
    ...cloud,
    invoke: (token, args, provider) => (token === STACK_OUTPUT ? {} : cloud.invoke(token, args, provider)),
  };
}
