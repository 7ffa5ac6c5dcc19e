import { Undecided } from "../../src/base/undecided";
import type { Container } from "../../src/containers";
import { djangoContainers, type DjangoContainer } from "../../src/facts/djangoContainers";
import { ResourceStack } from "../../src/stack/resourceStack";
import { defaultSettings, type Settings } from "../../src/stack/settings";
import { filesOf, type Fixture } from "../fixtures";
import { asRegistered } from "../harness";
import { outcome } from "../outcome";

/** A stack and the files next to it. */
export interface Given {
  readonly stack: readonly Fixture[];
  /** Files next to the program, by path relative to its folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Partial<Settings>;
}

/** What is read of one container; `?` stands for what is undecided. */
export interface Seen {
  readonly part: string;
  readonly image: string;
  readonly command: string;
  /** Values by name; `secret` and what it is read from for those from a secret. */
  readonly variables: Readonly<Record<string, string>>;
  readonly runsDjango: boolean | "?";
}

/** The containers of a stack, and why there may be more to them. */
export function containersIn({ stack, files, settings = {} }: Given): {
  readonly containers: readonly Container[];
  readonly django: readonly DjangoContainer[];
  readonly undecided?: string;
} {
  const resources = stack.map((fixture) => ({ ...asRegistered(fixture), properties: asRegistered(fixture).inputs }));
  const view = { whole: true, comesFromSecret: () => false, ...(files && { files: filesOf(files) }) };
  const django: DjangoContainer[] = [];
  const read = (): ReturnType<typeof containersIn> => ({
    containers: django.map(({ container }) => container),
    django,
  });
  try {
    for (const container of new ResourceStack(resources, { ...defaultSettings, ...settings }, view).facts(
      djangoContainers,
    ))
      django.push(container);
  } catch (error) {
    if (error instanceof Undecided) return { ...read(), undecided: error.reason };
    throw error;
  }
  return read();
}

/** What is read of each container. */
export function seen(given: Given): readonly Seen[] {
  return containersIn(given).django.map((django) => shown(django.container, django));
}

function shown(container: Container, django: DjangoContainer): Seen {
  return {
    part: outcome(() => container.part ?? ""),
    image: outcome(() => container.image),
    command: outcome(() => container.command.join(" ")),
    variables: variablesOf(container),
    runsDjango: outcome(() => django.isShown),
  };
}

function variablesOf(container: Container): Readonly<Record<string, string>> {
  const variables = outcome(() => container.variables);
  if (variables === "?") return { "?": "?" };
  return Object.fromEntries(
    variables.map((variable) => {
      const { origin } = variable;
      const value = origin === "visible" ? outcome(() => variable.value) : referenceOf(() => variable.reference);
      return [outcome(() => variable.name), value];
    }),
  );
}

function referenceOf(read: () => Container["variables"][number]["reference"]): string {
  const reference = outcome(read);
  if (reference === "?" || reference === undefined) return reference === "?" ? "secret ?" : "secret";
  return ["secret", reference.service, reference.id, ...(reference.key ? [reference.key] : [])].join(" ");
}
