import type { Container } from "../aws/containers";
import type { Settings } from "../settings";
import { all, any, some } from "../undecided";
import { showsDjango } from "./command";
import { variableNames } from "./names";

/**
 * Whether a container shows that it runs Django: by its command, by a settings module or a `DJANGO_` variable, by
 * ALLOWED_HOSTS (which no other framework has) beside SECRET_KEY or DEBUG, or because the shared settings name it.
 */
export function runsDjango(container: Container, settings: Settings): boolean {
  const has = (names: readonly string[]): boolean =>
    some(container.variables, (variable) => names.includes(variable.name));
  return any(
    () => settings.djangoContainers.includes(container.name),
    () => showsDjango(container.command),
    () => some(container.variables, (variable) => variable.name.startsWith("DJANGO_")),
    () =>
      all(
        () => has(variableNames.ALLOWED_HOSTS),
        () => has([...variableNames.SECRET_KEY, ...variableNames.DEBUG]),
      ),
  );
}
