import { originOf, type Fact } from "../fact";
import type { Kind } from "../kinds";
import { Properties } from "../properties";
import type { Resource } from "../resource";
import { inTurn, Undecided } from "../undecided";
import { runsDjango } from "../django/recognise";
import { variableNames } from "../django/names";
import type { Settings } from "../settings";
import { credentialIn } from "./credentials";
import { types } from "./types";

/** A container as the stack runs it, whichever service runs it. */
export interface Container extends Fact {
  readonly name: string;
  readonly image: string;
  /** Entry point and command, as far as the stack overrides the image's. */
  readonly command: readonly string[];
  readonly variables: readonly Variable[];
  /** Whether it shows that it runs Django; see `runsDjango`. */
  readonly runsDjango: boolean;
  /** The volumes that it sees, and where. */
  readonly mounts: readonly Mount[];
  /** Whether what it writes to stdout and stderr is collected. */
  readonly isLogged: boolean;
}

/** A volume of a task in one of its containers. */
export interface Mount {
  readonly volume: string;
  /** Absolute, in the container. */
  readonly path: string;
}

/** One environment variable of a container. */
export interface Variable extends Fact {
  readonly name: string;
  /** `visible` in the resource as plain text, or injected from a `secret` when the container starts. */
  readonly origin: "visible" | "secret";
  /** Its text; raises `Undecided` unless visible and known. May be a secret: never for a message. */
  readonly value: string;
  /** What credential it shows in plain text, in words: `a URL with a password`. */
  readonly credential?: string;
  /** Whether Django reads its SECRET_KEY from it. */
  readonly isDjangoSecretKey: boolean;
  readonly container: Container;
}

const secretKeyNames: ReadonlySet<string> = new Set(variableNames.SECRET_KEY);

export const containers: Kind<Container> = {
  noun: "containers",
  types: [...types.taskDefinition, ...types.appRunnerService, ...types.lambdaFunction],
  *read(resource, { settings }) {
    const properties = new Properties(resource.properties);
    if (types.taskDefinition.includes(resource.type)) yield* ecsContainers(resource, properties, settings);
    else if (types.appRunnerService.includes(resource.type)) yield* appRunnerContainer(resource, properties, settings);
    else yield lambdaContainer(resource, properties, settings);
  },
};

export const variables: Kind<Variable> = {
  noun: "environment variables",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom("containers", resource), (container) => container.variables);
  },
};

function* ecsContainers(resource: Resource, properties: Properties, settings: Settings): Iterable<Container> {
  const definitions = properties.json("containerDefinitions");
  if (!Array.isArray(definitions)) throw new Undecided("containerDefinitions is not a list");
  for (const definition of new Properties({ containerDefinitions: definitions }).maps("containerDefinitions")) {
    yield {
      resource: originOf(resource),
      get part() {
        return `container ${this.name}`;
      },
      get name() {
        return definition.string("name", "");
      },
      get image() {
        return definition.string("image", "");
      },
      get command() {
        return [...definition.strings("entryPoint"), ...definition.strings("command")];
      },
      get variables() {
        const plain = definition.maps("environment").map((entry) =>
          visible(
            this,
            () => entry.string("name", ""),
            () => entry.string("value", ""),
          ),
        );
        const injected = definition.maps("secrets").map((entry) => secret(this, () => entry.string("name", "")));
        return [...plain, ...injected];
      },
      get runsDjango() {
        return runsDjango(this, settings);
      },
      get mounts() {
        return definition.maps("mountPoints").map((mount) => ({
          volume: mount.string("sourceVolume", ""),
          path: mount.string("containerPath", ""),
        }));
      },
      get isLogged() {
        return definition.map("logConfiguration") !== undefined;
      },
    };
  }
}

function* appRunnerContainer(resource: Resource, properties: Properties, settings: Settings): Iterable<Container> {
  const source = properties.map("sourceConfiguration");
  const repository = source?.map("imageRepository");
  const configuration =
    repository?.map("imageConfiguration") ??
    source?.map("codeRepository")?.map("codeConfiguration")?.map("codeConfigurationValues");
  if (!configuration) return;
  yield {
    resource: originOf(resource),
    name: resource.name,
    mounts: [],
    isLogged: true,
    get runsDjango() {
      return runsDjango(this, settings);
    },
    get image() {
      return repository?.string("imageIdentifier") ?? "";
    },
    get command() {
      return [configuration.string("startCommand", "")].filter((command) => command !== "");
    },
    get variables() {
      const plain = mapped(this, configuration.map("runtimeEnvironmentVariables"));
      const injected = configuration.map("runtimeEnvironmentSecrets")?.names() ?? [];
      return [...plain, ...injected.map((name) => secret(this, () => name))];
    },
  };
}

function lambdaContainer(resource: Resource, properties: Properties, settings: Settings): Container {
  return {
    resource: originOf(resource),
    name: resource.name,
    mounts: [],
    isLogged: true,
    get runsDjango() {
      return runsDjango(this, settings);
    },
    get image() {
      return properties.string("imageUri", "");
    },
    get command() {
      const image = properties.map("imageConfig");
      const handler = properties.string("handler");
      return [
        ...(image?.strings("entryPoints") ?? []),
        ...(image?.strings("commands") ?? []),
        ...(handler ? [handler] : []),
      ];
    },
    get variables() {
      return mapped(this, properties.map("environment")?.map("variables"));
    },
  };
}

function mapped(container: Container, map: Properties | undefined): readonly Variable[] {
  return (map?.names() ?? []).map((name) =>
    visible(
      container,
      () => name,
      () => map?.string(name, "") ?? "",
    ),
  );
}

function visible(container: Container, name: () => string, value: () => string): Variable {
  return {
    ...partOf(container),
    get name() {
      return name();
    },
    origin: "visible",
    get value() {
      return value();
    },
    get credential() {
      return credentialIn(this.name, this.value);
    },
    get isDjangoSecretKey() {
      return isDjangoSecretKey(this);
    },
    container,
  };
}

function secret(container: Container, name: () => string): Variable {
  return {
    ...partOf(container),
    get name() {
      return name();
    },
    origin: "secret",
    get value(): string {
      throw new Undecided(`${name()} comes from a secret`);
    },
    get isDjangoSecretKey() {
      return isDjangoSecretKey(this);
    },
    container,
  };
}

function isDjangoSecretKey({ name, container }: Variable): boolean {
  return secretKeyNames.has(name) && container.runsDjango;
}

function partOf(container: Container): Pick<Variable, "resource" | "part"> {
  return { resource: container.resource, ...(container.part !== undefined && { part: container.part }) };
}
