import type { Cause, Fact } from "../stack/fact";
import type { Kind } from "../stack/stack";
import type { DjangoReference } from "./djangoReference";
import { kindOf, type Subject, type SubjectOf } from "./subjects";

/** The sections of the catalogue: those of Django's deployment checklist, and `stack` for the stack itself. */
export type Section =
  | "critical-settings"
  | "web-server"
  | "caches"
  | "databases"
  | "email"
  | "files"
  | "https"
  | "performance"
  | "error-reporting"
  | "stack";

/** A problem that a check found: what is wrong here, with what proves it. */
export interface Problem {
  readonly message: string;
  readonly evidence?: readonly Evidence[];
  /** Its cause, if other policies may find the same one: problems of one cause are reported once. */
  readonly because?: Cause;
}

/** One step of the path that proves a problem. */
export interface Evidence {
  readonly urn: string;
  readonly text: string;
}

/** What a check returns: nothing, one problem, or several one after the other. */
export type Findings = void | string | Problem | Iterable<string | Problem>;

/** One option of a policy, as a JSON schema that the engine shows and applies. */
export type Option =
  | { readonly type: "boolean"; readonly default: boolean; readonly description: string }
  | { readonly type: "integer"; readonly default: number; readonly minimum?: number; readonly description: string }
  | { readonly type: "string"; readonly default: string; readonly description: string }
  | {
      readonly type: "array";
      readonly items: { readonly type: "string" };
      readonly default: readonly string[];
      readonly description: string;
    };
export type Options = Readonly<Record<string, Option>>;

/** The values of options as a check gets them. */
export type OptionValues<O extends Options> = {
  readonly [Name in keyof O]: O[Name]["type"] extends "boolean"
    ? boolean
    : O[Name]["type"] extends "integer"
      ? number
      : O[Name]["type"] extends "array"
        ? readonly string[]
        : string;
};

/** What a policy says about itself, for reports, documentation and the engine. */
export interface Metadata {
  /** `<subject>-<requirement>`, positive: `database-is-private`. */
  readonly name: string;
  /** The rule in a few words. */
  readonly title: string;
  /** The fault in a few words: the headline of a finding. */
  readonly problem: string;
  readonly section: Section;
  readonly severity: "low" | "medium" | "high" | "critical";
  /** `mandatory` blocks (certain exposure or loss), `advisory` reports (habit, performance, hardening). */
  readonly enforcement: "mandatory" | "advisory";
  /** The harm that the rule prevents. */
  readonly why: string;
  /** What to do about a problem. */
  readonly fix: string;
  readonly django?: DjangoReference;
}

/** A policy as it is written. */
export interface Definition<S extends Subject, O extends Options> extends Metadata {
  readonly options?: O;
  /** The kind of fact that it judges. */
  readonly on: S;
  /** Whether the rule concerns this fact; without it, it concerns all. */
  when?(fact: SubjectOf<S>, options: OptionValues<O>): boolean;
  /** What is wrong with the fact. Never sees an unknown value, never reports by itself. */
  check(fact: SubjectOf<S>, options: OptionValues<O>): Findings;
}

/** A policy of the catalogue, whatever its kind. */
export interface Policy extends Metadata {
  readonly options: Options;
  /** The kind of fact that it judges; `undefined` for one on what others left undecided. */
  readonly kind: Kind<Fact> | undefined;
  when(fact: Fact, options: OptionValues<Options>): boolean;
  check(fact: Fact, options: OptionValues<Options>): Findings;
}

/** Completes a definition to a policy of the catalogue. */
export function definePolicy<const S extends Subject, const O extends Options = Record<never, never>>(
  definition: Definition<S, O>,
): Policy {
  // The kind that `on` names decides the type of the facts, and evaluation passes facts of that kind only.
  const { on, when, check, options, ...metadata } = definition as unknown as Definition<Subject, Options>;
  const { when: always, check: checked } = { when: when ?? (() => true), check } as Pick<Policy, "when" | "check">;
  return { ...metadata, kind: kindOf(on), options: options ?? {}, when: always, check: checked };
}
