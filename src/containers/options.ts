import { Undecided, unlessUndecided } from "../base/undecided";
import { readYaml } from "../base/yaml";
import { computed, isComputed } from "../languages/shell/parse";
import { Properties } from "../wire/properties";
import { isPropertyTree, type PropertyTree } from "../wire/tree";
import { referenceIn, valueIn, type Entry } from "./entries";
import { readReference } from "./reference";

/** Option settings that give variables (Elastic Beanstalk, general options). */
const plain = "aws:elasticbeanstalk:application:environment";
const secret = "aws:elasticbeanstalk:application:environmentsecrets";

/** An option of an Elastic Beanstalk environment. Each function throws `Undecided` if the value is unknown. */
export interface Option {
  readonly namespace: () => string;
  readonly name: () => string;
  readonly value: () => string;
}

/** The options that a resource sets. */
export function settingsOf(properties: PropertyTree): readonly Option[] {
  return new Properties(properties).maps("settings").map((setting) => {
    const namespace = (): string => setting.string("namespace", "");
    const name = (): string => setting.string("name", "");
    const read = unlessUndecided(namespace) === secret ? referenceIn : valueIn;
    return { namespace, name, value: () => read(setting, "value", name) };
  });
}

/**
 * The options that a configuration file of `.ebextensions` sets: `option_settings` as values by name by namespace, or as
 * a list, in which the namespace is that of variables unless it says another (Elastic Beanstalk, "Option settings").
 *
 * @throws Undecided if it is not valid YAML
 */
export function optionSettings(path: string, text: string): readonly Option[] {
  const read = readYaml(text);
  if ("problem" in read) throw new Undecided(`${path} is not valid YAML at line ${read.problem.line}`);
  const given = isPropertyTree(read.value) ? read.value["option_settings"] : undefined;
  if (Array.isArray(given)) {
    return given.filter(isPropertyTree).map((each) => {
      return optionOf(each["namespace"] ?? plain, each["option_name"], each["value"]);
    });
  }
  return isPropertyTree(given) ? Object.entries(given).flatMap(inNamespace) : [];
}

function inNamespace([namespace, values]: readonly [string, unknown]): readonly Option[] {
  return isPropertyTree(values) ? Object.entries(values).map(([name, value]) => optionOf(namespace, name, value)) : [];
}

function optionOf(...[namespace, name, value]: readonly [unknown, unknown, unknown]): Option {
  const known = { namespace: textOf(namespace), name: textOf(name), value: textOf(value) };
  return {
    namespace: () => known.namespace,
    name: () => known.name,
    value() {
      if (isComputed(known.value)) throw new Undecided(`${known.name} is computed when the environment is created`);
      return known.value;
    },
  };
}

/** A value in backquotes is a CloudFormation function. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && !/^`.*`$/s.test(value) ? value : computed;
}

/** The variable that an option sets, if any; an option with an unknown namespace may set one. */
export function entriesOf(option: Option): readonly Entry[] {
  const namespace = unlessUndecided(option.namespace);
  if (namespace !== undefined && namespace !== plain && namespace !== secret) return [];
  const name = (): string => {
    option.namespace();
    return option.name();
  };
  return namespace === secret
    ? [{ name, reference: () => readReference(option.value()) }]
    : [{ name, value: option.value }];
}

/** The value of an option, the last of several. @throws Undecided if a namespace or a name is unknown */
export function valueOf(options: readonly Option[], namespace: string, name: string): string | undefined {
  return options
    .filter((option) => option.namespace() === namespace && option.name() === name)
    .at(-1)
    ?.value();
}
