import { type Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isPropertyTree } from "../wire/tree";
import type { Definition } from "./definition";
import { namedReferences, namedValues, type Entry } from "./entries";
import { builtImage } from "./images";
import type { SecretReader } from "./secretAccess";

/** Where a resource holds definitions in the format of ECS, which AWS Batch shares. */
export interface Place {
  readonly resource: Resource;
  /** The property of the resource that holds them. */
  readonly property: string;
  readonly stack: Stack;
  /** The role that reads its secrets. */
  readonly role: SecretReader["role"];
  /** Variables that the definition's own override. */
  environmentFiles?(definition: Properties): readonly Entry[];
}

/** A container as ECS defines it (ECS, ContainerDefinition; AWS Batch, ContainerProperties). */
export function definitionOf(definition: Properties, place: Place): Definition {
  return {
    secrets: { property: place.property, role: place.role },
    get part() {
      return `container ${this.name}`;
    },
    get name() {
      return definition.string("name", "");
    },
    get image() {
      return definition.string("image", "");
    },
    get entryPoint() {
      return unlessEmpty(definition.strings("entryPoint"));
    },
    get command() {
      return unlessEmpty(definition.strings("command"));
    },
    get sources() {
      return [
        place.environmentFiles?.(definition) ?? [],
        namedValues(definition, "environment"),
        namedReferences(definition, "secrets"),
      ];
    },
    get mounts() {
      return definition.maps("mountPoints").map((mount) => ({
        volume: mount.string("sourceVolume", ""),
        path: mount.string("containerPath", ""),
      }));
    },
    get isLogged() {
      const driver = definition.map("logConfiguration")?.string("logDriver");
      return driver !== undefined && driver !== "none";
    },
    get built() {
      return builtImage(place.resource, place.property, definition.values("image")[0], place.stack);
    },
  };
}

/** A service's own keys for the parts of a container. */
export interface Keys {
  readonly name: string;
  readonly entryPoint?: string;
  readonly command: string;
}

/** A container in a service's own format. The service collects its logs, and it has no volumes. */
export function ownDefinitionOf(
  definition: Properties,
  { resource, property, stack }: Pick<Place, "resource" | "property" | "stack">,
  keys: Keys,
  variables: () => readonly Entry[],
): Definition {
  return {
    mounts: [],
    isLogged: true,
    get part() {
      return `container ${this.name}`;
    },
    get name() {
      return definition.string(keys.name, "");
    },
    get image() {
      return definition.string("image", "");
    },
    get entryPoint() {
      return keys.entryPoint === undefined ? undefined : unlessEmpty(definition.strings(keys.entryPoint));
    },
    get command() {
      return unlessEmpty(definition.strings(keys.command));
    },
    get sources() {
      return [variables()];
    },
    get built() {
      return builtImage(resource, property, definition.values("image")[0], stack);
    },
  };
}

/** An empty list overrides nothing. */
export function unlessEmpty(words: readonly string[]): readonly string[] | undefined {
  return words.length === 0 ? undefined : words;
}

/** The maps of a list in a JSON document; anything else defines nothing. */
export function mapsIn(document: unknown, list: string): readonly Properties[] {
  if (!isPropertyTree(document)) return [];
  return new Properties(document).maps(list);
}
