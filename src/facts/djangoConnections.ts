import { types } from "../aws/types";
import { inTurn, some, Undecided, unlessUndecided } from "../base/undecided";
import { containers, type Container, type Variable } from "../containers";
import { connectionName, type ConnectionForm, type Service } from "../django/connections/names";
import { weakness } from "../django/connections/security";
import { isOtherUrl, knownHost, readServiceUrl, type ServiceUrl } from "../django/connections/serviceUrl";
import { readBoolean } from "../django/values/boolean";
import { stageOfStack, stageWords, type StageWord } from "../django/values/stage";
import type { Fact } from "../stack/fact";
import type { Kind } from "../stack/stack";
import { isSimulated, whyNotKnown } from "../wire/simulated";
import { djangoContainers, type DjangoContainer } from "./djangoContainers";
import { inPlace } from "./moduleSetting";
import { isNginxContainer } from "./nginx/places";

/** A connection to a database, a cache, a broker or a mail server, as one variable of a Django container gives it. */
export interface DjangoConnection extends Fact {
  readonly variable: string;
  readonly service: Service;
  /** Why the connection is not encrypted or not verified, as a phrase for a message. */
  readonly weakness?: string | undefined;
  /** The host of this machine that it leads to, if no neighbouring container could answer there. */
  readonly localHost?: string | undefined;
  /** The word in its host that names another stage than this stack's. */
  readonly otherStage?: StageWord["word"] | undefined;
  /** Whether it is a file that is lost with the container. */
  readonly isLostWithContainer: boolean;
}

/** The connections of Django containers. */
export const djangoConnections: Kind<DjangoConnection> = {
  noun: "connections of Django containers",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom(djangoContainers, resource), ({ container, isShown }) =>
      isShown ? connectionsOf(container, () => stack.factsFrom(djangoContainers, resource)) : [],
    );
  },
};

function connectionsOf(container: Container, neighbours: () => Iterable<DjangoContainer>): Iterable<DjangoConnection> {
  return inTurn(container.variables, (variable) => {
    const name = connectionName(variable.name);
    if (!name || variable.origin !== "visible") return [];
    const isOther = unlessUndecided(() => isOtherUrl(variable.value)) ?? false;
    return isOther ? [] : [connection(variable, name, neighbours)];
  });
}

function connection(
  variable: Variable,
  { service, form }: { service: Service; form: ConnectionForm },
  neighbours: () => Iterable<DjangoContainer>,
): DjangoConnection {
  const { container } = variable;
  const url = (): ServiceUrl | undefined => (form === "url" ? readServiceUrl(variable.value) : undefined);
  const host = (): string => (form === "host" ? hostIn(variable) : (url()?.host ?? ""));
  return {
    resource: variable.resource,
    ...(variable.part !== undefined && { part: variable.part }),
    variable: inPlace(variable.name, variable.place),
    service,
    get definedVariable() {
      return variable.definedVariable;
    },
    get weakness() {
      if (form === "host" || form === "engine") return undefined;
      if (form === "url") return weakness(service, url());
      const text = knownText(variable);
      return form === "sslmode"
        ? modeWeakness(text)
        : readBoolean(text, variable.name).mayBeFalse
          ? "turns TLS off"
          : undefined;
    },
    get localHost() {
      const found = localHostIn(host());
      return found !== undefined && runsAlone(container, neighbours) ? found : undefined;
    },
    get otherStage() {
      const own = stageOfStack(variable.resource.urn);
      return stageWords(host()).find(({ word, stage }) => stage !== own && word !== "local")?.word;
    },
    get isLostWithContainer() {
      const engine = form === "engine" ? knownText(variable) : (url()?.scheme ?? "");
      if (service !== "database" || !/sqlite|spatialite/i.test(engine)) return false;
      return isEphemeral(container) && !isOnVolume(url()?.path ?? "", container);
    },
  };
}

function modeWeakness(mode: string): string | undefined {
  return weakness("database", { scheme: "postgres", host: "", path: "", parameter: () => mode });
}

/** A variable's host, without a scheme and a port. */
function hostIn(variable: Variable): string {
  const host = variable.value.trim().replace(/^[a-z]+:\/\//i, "");
  return knownHost(host.replace(/:\d+$/, ""));
}

function knownText(variable: Variable): string {
  const text = variable.value.trim();
  if (isSimulated(text)) throw new Undecided(whyNotKnown(variable.name, text));
  return text;
}

/** The host as it is said in a message, so that nothing but what is written here is ever shown. */
function localHostIn(host: string): string | undefined {
  if (host === "localhost" || host.endsWith(".localhost")) return "localhost";
  if (/^127(?:\.\d+){1,3}$/.test(host)) return "127.0.0.1";
  return ["::1", "0.0.0.0", "host.docker.internal"].find((each) => each === host);
}

/** Whether no neighbouring container could be the server: sidecars share a network, and so do programs of a machine. */
function runsAlone(container: Container, neighbours: () => Iterable<DjangoContainer>): boolean {
  if (!isEphemeral(container)) return false;
  return !some(
    neighbours(),
    (other) => other.container.name !== container.name && !other.isShown && !isNginxContainer(other.container),
  );
}

/** The types of resources whose containers have files and a network of their own, which end with them. */
const ephemeral: readonly string[] = [
  ...types.taskDefinition,
  ...types.ecsExpressService,
  ...types.appRunnerService,
  ...types.lambdaFunction,
];

/** Whether its files and its network are its own and end with it. */
function isEphemeral({ resource }: Container): boolean {
  return ephemeral.includes(resource.type);
}

/** Whether SQLite's file is on a volume. A path of the project's own may be, where the container has any. */
function isOnVolume(path: string, { mounts }: Container): boolean {
  if (mounts.length === 0 || path.includes(":memory:")) return false;
  if (!path.startsWith("//")) throw new Undecided("the stack does not show whether SQLite's file is on a volume");
  return mounts.some((mount) => path.slice(1).startsWith(`${mount.path.replace(/\/+$/, "")}/`));
}
