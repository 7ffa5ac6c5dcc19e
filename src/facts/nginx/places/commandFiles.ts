import { unlessUndecided } from "../../../base/undecided";
import type { Container } from "../../../containers";
import { officialFiles } from "../../../languages/nginx/files/serverFiles";
import { applyScript, type ScriptFile, type WrittenFile } from "../../../languages/shell/files";
import { computed } from "../../../languages/shell/parse";
import { baseFilesOf } from "./serversWritten";

/** The files that a container's command leaves, with those of nginx's official image; files that only a run would show are left out. */
export function filesLeftBy(container: Container): readonly WrittenFile[] {
  const shipped = baseFilesOf(container.image) === "official" ? [...officialFiles] : [];
  const files = new Map<string, ScriptFile>(shipped.map(([path, text]) => [path, { text }]));
  for (const script of container.command.filter((word) => /[\s;]/.test(word))) {
    applyScript(script, {
      files,
      environment: (name) => visibleValue(container, name),
      folder: "/",
    });
  }
  return [...files].flatMap(([path, file]) => {
    const text = unlessUndecided(() => file.text);
    return text === undefined ? [] : [{ path, text }];
  });
}

function visibleValue(container: Container, name: string): string | undefined {
  const variable = container.variables.filter((candidate) => candidate.name === name).at(-1);
  return variable?.origin === "secret" ? computed : variable?.value;
}
