import { PolicyPack } from "@pulumi/policy";
import { policies } from "./all";
import { pulumiPolicies, type Sight } from "../src/policy";
import type { Settings } from "../src/model/settings";

/** Only a preview leaves anything open, and only then the preview host is worth loading. */
async function secondSight(settings: Settings): Promise<Sight | undefined> {
  if (process.env["PULUMI_NODEJS_DRY_RUN"] !== "true" || !settings.secondSight) return undefined;
  const { lookAgain } = await import("../src/secondSight");
  return lookAgain(settings);
}

new PolicyPack("djangoguard", { policies: pulumiPolicies(policies, { secondSight }) });
