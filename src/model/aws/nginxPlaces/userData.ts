import { cloudConfigFiles } from "../../cloudConfig";
import { Properties } from "../../properties";
import type { Resource } from "../../resource";
import { decodeBase64, writtenFiles, type WrittenFile } from "../../shell/written";
import type { Carried } from "./carried";
import { serversWritten } from "./serversWritten";

/** The configurations that a machine writes when it first starts: by a script or by cloud-init. */
export function* inUserData(resource: Resource): Iterable<Carried> {
  const properties = new Properties(resource.properties);
  for (const name of ["userData", "userDataBase64"]) {
    const given = properties.string(name, "");
    const text = decodeBase64(given) ?? given;
    yield* serversWritten(filesIn(text), "unknown", name);
  }
}

/** The files of a script or of a cloud-config, also of several in one MIME message. */
function filesIn(text: string): readonly WrittenFile[] {
  const boundary = /^content-type:\s*multipart\/mixed;[^]*?boundary="?([^"\s;]+)/im.exec(text)?.[1];
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`).map(bodyOf);
  return parts.flatMap((part) =>
    /^\s*#cloud-config\b/.test(part) ? cloudConfigFiles(part) : writtenFiles(part, () => undefined),
  );
}

/** A part of a MIME message without its headers. */
function bodyOf(part: string): string {
  const end = /\r?\n\r?\n/.exec(part);
  return end ? part.slice(end.index + end[0].length) : "";
}
