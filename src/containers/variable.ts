import { Undecided } from "../base/undecided";
import type { Container, SecretReference, Variable } from "./container";
import type { Entry } from "./entries";

/** The variable that an entry gives a container. @param unreadable says why a reference cannot be read, if so */
export function variableOf(
  container: Container,
  entry: Entry,
  unreadable: (reference: SecretReference) => string | undefined,
): Variable {
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
