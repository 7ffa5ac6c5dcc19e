import { createRequire } from "node:module";
import { PolicyPack } from "@pulumi/policy";
import type { Files } from "../src/base/files";
import { pulumiPolicies } from "../src/engine/adapter";
import { keepConfiguredLevels } from "../src/engine/configuredLevels";
import { readEmptyAssets } from "../src/engine/emptyAssets";
import type { Sight } from "../src/engine/sight";
import { programLanguage } from "../src/secondSight/language";
import type { Settings } from "../src/stack/settings";
import { policies } from "./all";

/** Loads what is rarely needed when it is needed. */
const load = createRequire(__filename);

/** Only a preview leaves anything open, and only then the preview host is worth loading. */
async function secondSight(settings: Settings): Promise<Sight | undefined> {
  if (process.env["PULUMI_NODEJS_DRY_RUN"] !== "true" || !settings.secondSight) return undefined;
  const { lookAgain } = load("../src/secondSight") as typeof import("../src/secondSight");
  return lookAgain(settings);
}

let found: ((named: readonly string[]) => Files) | undefined;

/** The program is looked for when the first of its files is to be read, and with it the preview host is loaded. */
function files({ program }: Settings, named: readonly string[]): Files {
  const read = (): Files => {
    const { programFiles } = load("../src/secondSight/files") as typeof import("../src/secondSight/files");
    return (found ??= programFiles(program))(named);
  };
  return {
    read: (path) => read().read(path),
    list: (folder) => read().list(folder),
    link: (path) => read().link(path),
    nameOf: (path) => read().nameOf(path),
    get committed() {
      return read().committed;
    },
    find: (name) => read().find?.(name) ?? [],
  };
}

/** The engine shows what the pack writes to stderr. */
function notify(notice: string): void {
  process.stderr.write(`djangoguard: ${notice}\n`);
}

readEmptyAssets();
keepConfiguredLevels();
new PolicyPack("djangoguard", {
  policies: pulumiPolicies(policies, { language: programLanguage(), secondSight, files, notify }),
});
