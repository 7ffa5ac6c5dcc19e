import type { Resource } from "../stack/resource";
import { ResourceStack } from "../stack/resourceStack";
import type { Settings } from "../stack/settings";
import { enforcementLevel, optionValues, type Configuration } from "./configuration";
import type { Policy } from "./define";
import { evaluate, type Evaluation } from "./evaluate";
import { Ledger } from "./ledger";

/**
 * Evaluates policies on resources outside a Pulumi stack, without an engine and its SDK. The resources are taken to be
 * all there is.
 */
export function evaluateAll(
  policies: readonly Policy[],
  resources: readonly Resource[],
  settings: Settings,
  configuration: Configuration,
): readonly Evaluation[] {
  const stack = new ResourceStack(resources, settings, { whole: true, comesFromSecret: () => false });
  const ledger = new Ledger();
  return policies
    .filter((policy) => enforcementLevel(policy, configuration) !== "disabled")
    .map((policy) => ({
      policy,
      resources: evaluate(policy, stack, optionValues(policy.options, configuration[policy.name] ?? {}), ledger),
    }));
}
