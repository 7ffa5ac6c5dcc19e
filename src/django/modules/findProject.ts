import type { Files } from "../../base/files";
import { unlessUndecided } from "../../base/undecided";
import { findRoot } from "./findRoot";

/** Folders with projects that are not deployed. */
const besides = /(?:^|\/)(?:tests?|docs?|examples?|fixtures|templates|cookiecutter\.[^/]+|\{\{[^/]*)(?:\/|$)/;

/**
 * The folders of a repository's Django projects, by their manage.py.
 *
 * @param wanted the settings module, or else the WSGI or ASGI module, that must be next to manage.py
 */
export function findProjects(files: Files, wanted?: string): readonly string[] {
  const folders = (files.find?.("manage.py") ?? [])
    .filter((path) => !besides.test(path) && isDjangos(unlessUndecided(() => files.read(path))))
    .map((path) => path.slice(0, Math.max(0, path.length - "/manage.py".length)) || ".");
  if (wanted === undefined) return folders;
  const fits = (places: readonly string[]): boolean => places.some((place) => isModule(files, place, wanted));
  const near = folders.filter((folder) => fits([folder, `${folder}/src`]));
  return near.length > 0 ? near : folders.filter((folder) => findRoot(files, folder, wanted) !== undefined);
}

function isDjangos(text: string | undefined): boolean {
  return text !== undefined && /DJANGO_SETTINGS_MODULE|execute_from_command_line/.test(text);
}

function isModule(files: Files, folder: string, module: string): boolean {
  const path = `${folder}/${module.replaceAll(".", "/")}`;
  return [`${path}.py`, `${path}/__init__.py`].some((file) => unlessUndecided(() => files.read(file)) !== undefined);
}
