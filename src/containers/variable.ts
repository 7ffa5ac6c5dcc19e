import { onceFor } from "../base/once";
import { Undecided } from "../base/undecided";
import { VariablesByName } from "../django/variablesByName";
import type { Resource } from "../stack/resource";
import type { Container, SecretReference, Variable } from "./container";
import type { Entry } from "./entries";

/** What a stack knows about the secrets that variables refer to. */
interface Secrets {
  /** The resource that keeps the secret, if it is part of the stack. */
  kept(reference: SecretReference): Resource | undefined;
  /** Why the service cannot read the secret, if so. */
  unreadable(reference: SecretReference): string | undefined;
}

/** The variable that an entry gives a container. */
export function variableOf(container: Container, entry: Entry, { kept, unreadable }: Secrets): Variable {
  const identity = { resource: container.resource, ...(container.part !== undefined && { part: container.part }) };
  const definedVariable = (): string | undefined => (entry.isDefined ? entry.name() : undefined);
  if (!("value" in entry)) {
    return {
      ...identity,
      get name() {
        return entry.name();
      },
      origin: "secret",
      get definedVariable() {
        return definedVariable();
      },
      get value(): string {
        throw new Undecided(`${entry.name()} comes from a secret`);
      },
      get reference() {
        return entry.reference?.();
      },
      get kept() {
        const reference = entry.reference?.();
        return reference && kept(reference);
      },
      get unreadable() {
        const reference = entry.reference?.();
        return reference && unreadable(reference);
      },
      container,
    };
  }
  return {
    ...identity,
    get name() {
      return entry.name();
    },
    origin: "visible",
    place: entry.place,
    get definedVariable() {
      return definedVariable();
    },
    get value() {
      return entry.value();
    },
    isUnseenFile: entry.isUnseenFile === true,
    container,
  };
}

const byName = new WeakMap<Container, () => VariablesByName<Variable>>();

/** The variables of a container by their names; see `VariablesByName`. */
export function variablesOf(container: Container): VariablesByName<Variable> {
  return onceFor(byName, container, () => new VariablesByName(container.variables));
}
