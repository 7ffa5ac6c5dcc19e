import { types } from "../aws/types";
import { readYaml } from "../base/yaml";
import { Properties } from "../wire/properties";
import { isPropertyTree, type PropertyTree } from "../wire/tree";
import { referenceIn, textValues, valueIn, type Entry } from "./entries";
import { builtImage } from "./images";
import { readReference } from "./reference";
import type { Service } from "./service";

const phases = ["install", "pre_build", "build", "post_build"];

/** CodeBuild projects and the build specifications written in them. A project's own variables win over those. */
export const codeBuild: Service = {
  types: types.codeBuildProject,
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    const environment = properties.map("environment");
    const specification = (): PropertyTree => specificationIn(properties.map("source")?.string("buildspec", "") ?? "");
    yield {
      name: resource.name,
      mounts: [],
      isLogged: true,
      secrets: { property: "environment", role: { property: "serviceRole", arn: resource.properties["serviceRole"] } },
      get image() {
        return environment?.string("image", "") ?? "";
      },
      entryPoint: [],
      get command() {
        const commands = phases.flatMap((phase) => commandsOf(treeIn(treeIn(specification(), "phases"), phase)));
        return commands.length === 0 ? [] : ["sh", "-c", commands.join("\n")];
      },
      get sources() {
        return [
          variablesOf(treeIn(specification(), "env")),
          (environment?.maps("environmentVariables") ?? []).map(entryOf),
        ];
      },
      get built() {
        return builtImage(resource, "environment", environment?.values("image")[0], stack);
      },
    };
  },
};

/** A variable of a project. Its type says whether the value is plain text, or the name of a parameter or a secret. */
function entryOf(variable: Properties): Entry {
  const name = (): string => variable.string("name", "");
  const reference = (): string => referenceIn(variable, "value", name);
  switch (variable.string("type", "PLAINTEXT")) {
    case "PARAMETER_STORE":
      return { name, reference: () => readReference(reference()) };
    case "SECRETS_MANAGER":
      return { name, reference: () => readReference(reference(), "secretsmanager") };
    default:
      return { name, value: () => valueIn(variable, "value", name) };
  }
}

/** The build specification, if it is written in the project. A text of one line is the path of a file. */
function specificationIn(text: string): PropertyTree {
  if (!text.includes("\n")) return {};
  const read = readYaml(text);
  return "value" in read && isPropertyTree(read.value) ? read.value : {};
}

function variablesOf(environment: PropertyTree): readonly Entry[] {
  const referring = (key: string, service: "ssm" | "secretsmanager"): readonly Entry[] =>
    textsIn(treeIn(environment, key)).map(([name, value]) => ({
      name: () => name,
      reference: () => readReference(value, service),
    }));
  return [
    ...textValues(textsIn(treeIn(environment, "variables"))),
    ...referring("parameter-store", "ssm"),
    ...referring("secrets-manager", "secretsmanager"),
  ];
}

function commandsOf(phase: PropertyTree): readonly string[] {
  const commands: unknown = phase["commands"];
  return Array.isArray(commands) ? commands.filter((command) => typeof command === "string") : [];
}

function treeIn(tree: PropertyTree, name: string): PropertyTree {
  const inner = tree[name];
  return isPropertyTree(inner) ? inner : {};
}

function textsIn(tree: PropertyTree): readonly (readonly [string, string])[] {
  return Object.entries(tree).map(([name, value]) => [name, isScalar(value) ? String(value) : ""]);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
