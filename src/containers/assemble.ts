import { once } from "../base/once";
import { unlessUndecided } from "../base/undecided";
import { variablesSetBy } from "../django/command";
import { computed, secret, type Environment } from "../languages/shell/parse";
import { programsOf, type Surroundings } from "../languages/shell/programs";
import { quoteWords } from "../languages/shell/quote";
import { originOf } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import type { Container, SecretReference } from "./container";
import type { Definition } from "./definition";
import { textValues, type Entry } from "./entries";
import { unreadable } from "./secretAccess";
import { secretTarget } from "./secretTarget";
import { variableOf } from "./variable";

/** The container that a definition of `resource` describes, with what its image and its command add. */
export function containerOf(resource: Resource, definition: Definition, stack: Stack): Container {
  const declared = once(() => effective(declaredSources(definition)));
  const file = (path: string): string | undefined =>
    definition.file?.(path) ?? unlessUndecided(() => definition.built)?.file(path);
  const words = once(() => wordsOf(definition));
  const surroundings: Surroundings = { environment: environmentOf(declared), file };
  const command = once(() => asRun(words(), surroundings));
  const entries = once(() => effective([declared(), setByCommand(words, surroundings, declared())]));
  const container: Container = {
    resource: originOf(resource),
    get part() {
      return definition.part;
    },
    get name() {
      return definition.name;
    },
    get image() {
      return definition.image;
    },
    get command() {
      return command();
    },
    get variables() {
      return variables();
    },
    get mounts() {
      return definition.mounts;
    },
    get isLogged() {
      return definition.isLogged;
    },
    get contents() {
      return definition.built;
    },
    file,
  };
  const variables = once(() => entries().map((entry) => variableOf(container, entry, secrets)));
  const { secrets: reader } = definition;
  const secrets = {
    kept: (reference: SecretReference) => reader && secretTarget(reference, resource, reader.property, stack),
    unreadable: (reference: SecretReference) => reader && unreadable(reference, resource, reader, stack),
  };
  return container;
}

/** All sources override the image's variables. */
function declaredSources(definition: Definition): readonly (readonly Entry[])[] {
  const built = unlessUndecided(() => definition.built);
  return [textValues(built?.environment ?? []), ...definition.sources];
}

/** No variable has this name. */
const nameless = "=";

/** The entries of several sources that no later source overrides. */
function effective(sources: readonly (readonly Entry[])[]): readonly Entry[] {
  const later = new Set<string>();
  return [...sources]
    .reverse()
    .map((entries) => {
      const names = entries.map((entry) => unlessUndecided(entry.name));
      const kept = entries.filter((_, index) => !later.has(names[index] ?? nameless));
      for (const name of names) if (name !== undefined) later.add(name);
      return kept;
    })
    .reverse()
    .flat();
}

/** Entry point and command, each the container's own or else the image's (Dockerfile reference, ENTRYPOINT and CMD). */
function wordsOf(definition: Definition): readonly string[] {
  const { entryPoint, command } = definition;
  if (entryPoint) return [...entryPoint, ...(command ?? [])];
  const built = command ? unlessUndecided(() => definition.built) : definition.built;
  return [...(built?.entryPoint ?? []), ...(command ?? built?.command ?? [])];
}

/** A variable as a shell in the container sees it. */
function environmentOf(entries: () => readonly Entry[]): Environment {
  return (name) => {
    let isOpen = false;
    for (const entry of [...entries()].reverse()) {
      const known = unlessUndecided(entry.name);
      if (known === undefined) isOpen = true;
      if (known !== name) continue;
      return "value" in entry ? (unlessUndecided(entry.value) ?? computed) : secret;
    }
    return isOpen ? computed : undefined;
  };
}

/** The command itself or, if it starts scripts whose text is seen, what these run. */
function asRun(words: readonly string[], surroundings: Surroundings): readonly string[] {
  let isSeen = false;
  const file = (path: string): string | undefined => {
    const text = surroundings.file(path);
    isSeen ||= text !== undefined;
    return text;
  };
  const programs = programsOf(words, { ...surroundings, file });
  if (!isSeen) return words;
  return ["sh", "-c", programs.map((program) => quoteWords(program.words.map(writeMarks))).join("\n")];
}

/** Marks of values that are known only at run time, as shell variables. */
function writeMarks(word: string): string {
  return word.replaceAll(computed, "$UNKNOWN").replaceAll(secret, "$SECRET");
}

/** The variables that a command changes or adds. */
function setByCommand(
  words: () => readonly string[],
  surroundings: Surroundings,
  declared: readonly Entry[],
): readonly Entry[] {
  const read = unlessUndecided(words);
  if (!read) return [];
  const before = environmentOf(() => declared);
  return textValues([...variablesSetBy(read, surroundings)].filter(([name, value]) => value !== before(name)));
}
