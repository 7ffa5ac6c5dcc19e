import { Undecided } from "../../../base/undecided";
import type { Container } from "../../../containers";
import { combineGivenFiles } from "../../../languages/nginx/files/givenFiles";
import type { Stack } from "../../../stack/stack";
import type { FoundConfiguration } from "./foundConfiguration";
import { isUnseenNginx } from "./unseenNginx";

/**
 * The configuration that the shared settings name, for an nginx container of which the stack shows none.
 *
 * @throws Undecided if they do not name one either, or if it cannot be read
 */
export function* inSettings(container: Container, stack: Stack): Iterable<FoundConfiguration> {
  if (!isUnseenNginx(container, stack)) return;
  const { files } = stack;
  const path = stack.settings.nginxConfiguration;
  if (path === "") {
    throw new Undecided(
      `the nginx configuration of container ${container.name} is not visible; name its file in the settings (nginxConfiguration)`,
    );
  }
  const text = files?.read(path);
  if (!files || text === undefined)
    throw new Undecided(`the nginx configuration that the settings name (${path}) cannot be read`);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const others = (files.list(folder === "" ? "." : folder) ?? [])
    .filter((name) => folder + name !== path && /\.conf$|(?:^|\/)(?:sites-|snippets|conf\.d)/.test(name))
    .map((name) => ({ path: folder + name, text: files.read(folder + name) ?? "" }));
  yield { ...combineGivenFiles({ path, text }, others), diskPath: (file) => files.nameOf(file) };
}
