import { unlessUndecided } from "../../../base/undecided";
import type { Resource } from "../../../stack/resource";
import type { Stack } from "../../../stack/stack";
import { archivedFiles } from "../../../wire/assets";
import { Properties } from "../../../wire/properties";
import { standalone, isNginx, type FoundConfiguration } from "./foundConfiguration";

/** The configurations in the code of a function that has a file system to put them on. */
export function* inFunctionCode(resource: Resource, stack: Stack): Iterable<FoundConfiguration> {
  const properties = new Properties(resource.properties);
  if (!properties.has("fileSystemConfig")) return;
  const code = properties.map("code");
  // Code that is unknown is skipped: it is hardly ever an nginx configuration.
  for (const [path, { text, source }] of (code && unlessUndecided(() => archivedFiles(code, stack.files))) ?? []) {
    if (!/\.(?:conf|template)$/.test(path) || !isNginx(text())) continue;
    const whole = standalone(`${path} of code`, text(), path);
    const onDisk = source === undefined ? undefined : stack.files?.nameOf(source);
    yield onDisk === undefined ? whole : { ...whole, diskPath: () => onDisk };
  }
}
