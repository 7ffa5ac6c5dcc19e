import { createRequire } from "node:module";
import { PolicyPack } from "@pulumi/policy";
import { policies } from "./all";
import { pulumiPolicies } from "../src/engine/adapter";
import type { Sight } from "../src/engine/sight";
import { readEmptyAssets } from "../src/engine/emptyAssets";
import type { Files } from "../src/base/files";
import type { Settings } from "../src/stack/settings";
import type { programFiles } from "../src/secondSight/files";

/** Only a preview leaves anything open, and only then the preview host is worth loading. */
async function secondSight(settings: Settings): Promise<Sight | undefined> {
  if (process.env["PULUMI_NODEJS_DRY_RUN"] !== "true" || !settings.secondSight) return undefined;
  const { lookAgain } = await import("../src/secondSight");
  return lookAgain(settings);
}

let found: Files | undefined;

/** The program is looked for when the first of its files is to be read, and with it the preview host is loaded. */
function files({ program }: Settings): Files {
  const load = (): Files => {
    const loaded = createRequire(__filename)("../src/secondSight/files") as { programFiles: typeof programFiles };
    return (found ??= loaded.programFiles(program));
  };
  return {
    read: (path) => load().read(path),
    list: (folder) => load().list(folder),
    nameOf: (path) => load().nameOf(path),
  };
}

readEmptyAssets();
new PolicyPack("djangoguard", { policies: pulumiPolicies(policies, { secondSight, files }) });
