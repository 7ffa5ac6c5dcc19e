import { MachineFiles } from "../../../containers/machine/program";
import { readUserData } from "../../../containers/machine/userData";
import { isComputed } from "../../../languages/shell/parse";
import type { Resource } from "../../../stack/resource";
import { Properties } from "../../../wire/properties";
import type { FoundConfiguration } from "./foundConfiguration";
import { serversWritten } from "./serversWritten";

/** The configurations that a machine writes when it first starts: by a script or by cloud-init. */
export function* inUserData(resource: Resource): Iterable<FoundConfiguration> {
  const properties = new Properties(resource.properties);
  for (const name of ["userData", "userDataBase64"]) {
    const files = new MachineFiles(readUserData(properties.string(name, ""))).all();
    const known = files.filter(([, text]) => !isComputed(text)).map(([path, text]) => ({ path, text }));
    yield* serversWritten(known, "unknown", name);
  }
}
