import { unlessUndecided } from "../base/undecided";
import type { Container } from "../containers";
import { placeholder } from "./placeholders";

/** A container's environment as the stack shows it. */
export interface ContainerEnvironment {
  /** Values that the stack shows, and placeholders for all others. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variables whose values are unknown before the update: what Django reports about them rests on a placeholder. */
  readonly unknown: readonly string[];
}

/**
 * The environment that a container gives Django.
 *
 * @throws Undecided if not even the names of its variables are known
 */
export function environmentOf(container: Container): ContainerEnvironment {
  const variables: Record<string, string> = {};
  const unknown: string[] = [];
  for (const variable of container.variables) {
    const { name } = variable;
    // No process can have such a variable.
    if (name === "" || /[=\0]/.test(name)) continue;
    const value = variable.origin === "visible" ? unlessUndecided(() => variable.value) : undefined;
    if (variable.origin === "visible" && value === undefined) unknown.push(name);
    variables[name] = value === undefined ? placeholder(name) : value.replaceAll("\0", "");
  }
  return { variables, unknown };
}
