import { decodeBase64 } from "../../../base/encodings";
import { inTurn, Undecided, unlessUndecided } from "../../../base/undecided";
import { containers, type Container, type Variable } from "../../../containers";
import type { Resource } from "../../../stack/resource";
import type { Stack } from "../../../stack/stack";
import { filesLeftBy } from "./commandFiles";
import { standalone, isNginx, type FoundConfiguration } from "./foundConfiguration";
import { baseFilesOf, isNginxContainer, isOwn, serversWritten } from "./serversWritten";
import { inSettings } from "./settings";
import { isForNginx, onVolumes } from "./volumes";

/** The configurations in the variables and commands of a resource's containers. */
export function* inContainers(resource: Resource, stack: Stack): Iterable<FoundConfiguration> {
  yield* inTurn(stack.factsFrom(containers, resource), function* (container) {
    let found = false;
    for (const carried of inTurn([inVariables, inCommand, onVolumes], (read) => read(container, stack))) {
      found = true;
      yield carried;
    }
    if (!found) yield* inSettings(container, stack);
  });
}

function inVariables(container: Container): Iterable<FoundConfiguration> {
  return inTurn(container.variables, function* (variable) {
    const text = configurationIn(variable);
    if (text !== undefined) yield standalone(`variable ${variable.name} of container ${container.name}`, text);
  });
}

/** The configuration that a variable holds. One that is not known counts only if it may well hold one. */
function configurationIn(variable: Variable): string | undefined {
  try {
    return textIn(variable);
  } catch (error) {
    if (error instanceof Undecided && !mayHoldConfiguration(variable)) return undefined;
    throw error;
  }
}

/** Names of variables that hold configurations of nginx. */
const configurationName = /(?:^|_)(?:NGINX|CONF|VHOST)(?:_|$)|(?:SITE|SERVER|PROXY)_(?:CONFIG|TEMPLATE)/;

/** Whether a variable may hold a configuration of nginx: its own name says so, or its container runs nginx. */
function mayHoldConfiguration(variable: Variable): boolean {
  const isNamedSo = (): boolean => !variable.isUnseenFile && configurationName.test(variable.name);
  return (unlessUndecided(isNamedSo) ?? true) || (unlessUndecided(() => isNginxContainer(variable.container)) ?? false);
}

/** The configuration in a variable's text, plain or as base64. */
function textIn(variable: Variable): string | undefined {
  if (variable.origin !== "visible") return undefined;
  return [variable.value, decodeBase64(variable.value) ?? ""].find(isNginx);
}

/** What a command writes before it starts nginx. Texts that variables hold were found there. */
function* inCommand(container: Container, stack: Stack): Iterable<FoundConfiguration> {
  if (!container.command.some((word) => /[\s;]/.test(word))) return;
  const files = filesLeftBy(container);
  const held = files.some(isOwn) ? new Set(textsOf(container)) : new Set<string>();
  const own = files.filter((file) => isOwn(file) && !held.has(file.text.trim()) && !isForNginx(container, file, stack));
  if (own.length === 0) return;
  yield* serversWritten(files, baseFilesOf(container.image), `command of container ${container.name}`, container);
}

function textsOf(container: Container): readonly string[] {
  return container.variables.flatMap((variable) => configurationIn(variable)?.trim() ?? []);
}
