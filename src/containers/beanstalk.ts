import { types } from "../aws/types";
import { once } from "../base/once";
import { unlessUndecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { uploadedBundle, type Bundle } from "./bundles";
import type { Definition } from "./definition";
import { entriesOf, optionSettings, settingsOf, valueOf, type Option } from "./options";
import type { Service } from "./service";

const python = "aws:elasticbeanstalk:container:python";

/** The folder in which the platform keeps the application. */
const folder = "/var/app/current";

/**
 * Environments of Elastic Beanstalk with the configuration template that they start from and the bundle that they
 * deploy, and templates that no environment of the stack starts from. The processes of a Procfile share all variables.
 */
export const beanstalk: Service = {
  types: [...types.beanstalkEnvironment, ...types.beanstalkTemplate],
  *read(resource, stack) {
    if (types.beanstalkTemplate.includes(resource.type) && isUsed(resource, stack)) return;
    const bundle = once(() => bundleOf(resource, stack));
    yield definitionOf(resource, stack, bundle);
    for (const process of (unlessUndecided(bundle)?.processes ?? new Map<string, string>()).keys())
      if (process !== main) yield definitionOf(resource, stack, bundle, process);
  },
};

/** The process that serves requests. */
const main = "web";

function definitionOf(
  resource: Resource,
  stack: Stack,
  bundle: () => DeployedBundle | undefined,
  process = main,
): Definition {
  // What is applied to the environment wins over its template, and that over the bundle (Elastic Beanstalk, Precedence).
  const settings = once((): readonly (readonly Option[])[] => [
    unlessUndecided(bundle)?.options ?? [],
    settingsOf(templateOf(resource, stack)?.properties ?? {}),
    settingsOf(resource.properties),
  ]);
  return {
    name: process === main ? resource.name : process,
    ...(process !== main && { part: `process ${process}` }),
    image: "",
    mounts: [],
    get isLogged() {
      return valueOf(settings().flat(), "aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs") === "true";
    },
    get command() {
      const processes = bundle()?.processes;
      if (!processes) return gunicorn(settings().flat());
      const command = processes.get(process);
      return command === undefined ? undefined : [command];
    },
    get sources() {
      return settings().map((options) => options.flatMap(entriesOf));
    },
    get built() {
      return bundle();
    },
  };
}

/** What the platform starts without a Procfile. */
function gunicorn(options: readonly Option[]): readonly string[] | undefined {
  const application = valueOf(options, python, "WSGIPath");
  if (application === undefined) return undefined;
  const processes = valueOf(options, python, "NumProcesses");
  return ["gunicorn", ...(processes === undefined ? [] : ["--workers", processes]), application];
}

function isUsed(template: Resource, stack: Stack): boolean {
  const environments = stack.graph.linkedFrom(
    template,
    "templateName",
    types.beanstalkEnvironment,
    types.beanstalkTemplate,
  );
  return [...environments].length > 0;
}

function templateOf(resource: Resource, stack: Stack): Resource | undefined {
  const { type, properties } = resource;
  if (!types.beanstalkEnvironment.includes(type) || properties["templateName"] === undefined) return undefined;
  return stack.graph.link(resource, "templateName", types.beanstalkTemplate);
}

/** The application of an environment, and what its files say of how it is run. */
interface DeployedBundle extends Bundle {
  /** The options of `.ebextensions`, whose files are read in the order of their names. */
  readonly options: readonly Option[];
  /** The commands of a Procfile by name; absent if there is none. */
  readonly processes?: ReadonlyMap<string, string>;
}

/**
 * The bundle of the version that an environment deploys; `undefined` if this stack does not upload it.
 *
 * @throws Undecided if it may be one of several, or if an extension is not valid YAML
 */
function bundleOf(environment: Resource, stack: Stack): DeployedBundle | undefined {
  if (!types.beanstalkEnvironment.includes(environment.type) || environment.properties["version"] === undefined)
    return undefined;
  const version = stack.graph.link(environment, "version", types.beanstalkVersion);
  if (!version) return undefined;
  const { bucket, key } = version.properties;
  const bundle = uploadedBundle(version, { bucket, key, property: "key" }, folder, stack);
  return bundle && deployed(bundle);
}

function deployed(bundle: Bundle): DeployedBundle {
  const procfile = bundle.file("Procfile");
  const extensions = bundle.names.filter((name) => /^\.ebextensions\/[^/]+\.config$/.test(name));
  return {
    ...bundle,
    options: extensions.flatMap((name) => optionSettings(name, bundle.file(name) ?? "")),
    ...(procfile !== undefined && { processes: processesIn(procfile) }),
  };
}

/** The lines of a Procfile, each a name and a command. */
function processesIn(procfile: string): ReadonlyMap<string, string> {
  return new Map(
    [...procfile.matchAll(/^([\w-]+):[ \t]*(\S.*?)\s*$/gm)].map(([, name = "", command = ""]) => [name, command]),
  );
}
