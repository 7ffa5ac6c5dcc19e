import assert from "node:assert/strict";
import { Undecided } from "../src/base/undecided";
import type { Fact } from "../src/stack/fact";
import { ResourceStack } from "../src/stack/resourceStack";
import { defaultSettings } from "../src/stack/settings";
import type { Kind, Stack } from "../src/stack/stack";
import type { Fixture } from "./fixtures";
import { asRegistered } from "./harness";

/** A stack, and the facts that are read from it. */
export interface Row {
  readonly stack: readonly Fixture[];
  /** The properties of each fact that the row is about; `? reason` for an undecided one. */
  readonly gives: readonly Readonly<Record<string, unknown>>[];
  /** Why there may be more facts than these. */
  readonly hides?: string;
}

/** A stack of fixtures as a first preview shows it: outputs of other resources are unknown. */
export function stackOf(fixtures: readonly Fixture[]): Stack {
  const resources = fixtures.map((fixture) => {
    const registered = asRegistered(fixture);
    return { ...registered, properties: registered.inputs };
  });
  const secrets = fixtures.flatMap(({ properties, secrets = [] }) => secrets.map((name) => properties[name]));
  return new ResourceStack(resources, defaultSettings, {
    whole: true,
    comesFromSecret: (text) => secrets.includes(text),
  });
}

/**
 * Registers one test for each row. `questions` are what facts answer besides their properties, such as a function with
 * an argument.
 */
export function itReads<F extends Fact>(
  kind: Kind<F>,
  rows: Readonly<Record<string, Row>>,
  questions: (fact: F, stack: Stack) => Readonly<Record<string, () => unknown>> = () => ({}),
): void {
  for (const [title, { stack: fixtures, gives, hides }] of Object.entries(rows)) {
    it(title, () => {
      const stack = stackOf(fixtures);
      const facts: F[] = [];
      const hidden = reasonOf(() => {
        for (const fact of stack.facts(kind)) facts.push(fact);
      });
      const read = facts.map((fact, index) => {
        const asked = questions(fact, stack);
        return Object.fromEntries(
          Object.keys(gives[index] ?? { resource: {} }).map((name) => [
            name,
            inShapeOf(gives[index]?.[name], asked[name] ?? (() => (fact as Readonly<Record<string, unknown>>)[name])),
          ]),
        );
      });
      assert.deepEqual({ gives: read, hides: hidden }, { gives, hides });
    });
  }
}

/** The value, reduced to the properties that are expected of it. A reader without arguments stands for its value. */
function inShapeOf(expected: unknown, read: () => unknown): unknown {
  let value: unknown;
  const reason = reasonOf(() => {
    value = read();
    if (typeof value === "function") value = (value as () => unknown)();
  });
  if (reason !== undefined) return `? ${reason}`;
  if (Array.isArray(value)) {
    return value.map((each, index) =>
      inShapeOf(Array.isArray(expected) ? expected[index] : undefined, () => each as unknown),
    );
  }
  if (typeof expected !== "object" || expected === null || typeof value !== "object" || value === null) return value;
  const object = value as Readonly<Record<string, unknown>>;
  const shape = expected as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(shape).map((name) => [name, inShapeOf(shape[name], () => object[name])]));
}

/** Why `read` is undecided; `undefined` if it is not. */
export function reasonOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof Undecided) return error.reason;
    throw error;
  }
}
