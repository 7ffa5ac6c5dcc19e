import { Properties } from "../../properties";
import type { Resource } from "../../resource";
import type { Stack } from "../../stack";
import { unlessUndecided } from "../../undecided";
import { types } from "../types";
import type { Entry } from "./entries";
import { readReference } from "./reference";
import type { Service } from "./service";

/** Option settings that give variables (Elastic Beanstalk, general options). */
const plain = "aws:elasticbeanstalk:application:environment";
const secret = "aws:elasticbeanstalk:application:environmentsecrets";
const python = "aws:elasticbeanstalk:container:python";

/**
 * Environments of Elastic Beanstalk with the configuration template that they start from, and templates that no
 * environment of the stack starts from. What a Procfile in the application's bundle says is not seen.
 */
export const beanstalk: Service = {
  types: [...types.beanstalkEnvironment, ...types.beanstalkTemplate],
  *read(resource, stack) {
    if (types.beanstalkTemplate.includes(resource.type) && isUsed(resource, stack)) return;
    const options = (): readonly Properties[] => new Properties(resource.properties).maps("settings");
    yield {
      name: resource.name,
      image: "",
      mounts: [],
      get isLogged() {
        return valueOf(options(), "aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs") === "true";
      },
      get command() {
        const application = valueOf(options(), python, "WSGIPath");
        if (application === undefined) return undefined;
        const processes = valueOf(options(), python, "NumProcesses");
        return ["gunicorn", ...(processes === undefined ? [] : ["--workers", processes]), application];
      },
      get sources() {
        const template = types.beanstalkEnvironment.includes(resource.type) ? templateOf(resource, stack) : undefined;
        const inherited = template ? new Properties(template.properties).maps("settings") : [];
        return [inherited.flatMap(entriesOf), options().flatMap(entriesOf)];
      },
    };
  },
};

function isUsed(template: Resource, stack: Stack): boolean {
  const environments = stack.graph.linkedFrom(
    template,
    "templateName",
    types.beanstalkEnvironment,
    types.beanstalkTemplate,
  );
  return [...environments].length > 0;
}

function templateOf(environment: Resource, stack: Stack): Resource | undefined {
  if (environment.properties["templateName"] === undefined) return undefined;
  return stack.graph.link(environment, "templateName", types.beanstalkTemplate);
}

/** The variable that an option is; an option whose namespace is not known may be one. */
function entriesOf(option: Properties): readonly Entry[] {
  const namespace = unlessUndecided(() => option.string("namespace", ""));
  if (namespace !== undefined && namespace !== plain && namespace !== secret) return [];
  const name = (): string => {
    option.string("namespace", "");
    return option.string("name", "");
  };
  return namespace === secret
    ? [{ name, reference: () => readReference(option.string("value", "")) }]
    : [{ name, value: () => option.string("value", "") }];
}

/** The value of an option; one whose name is not known raises `Undecided`. */
function valueOf(options: readonly Properties[], namespace: string, name: string): string | undefined {
  const found = options.filter(
    (option) => option.string("namespace", "") === namespace && option.string("name", "") === name,
  );
  return found.at(-1)?.string("value", "");
}
