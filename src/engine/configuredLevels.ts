import analyzerProto = require("@pulumi/pulumi/proto/analyzer_pb");
import { enforcementLevel, type EnforcementLevel } from "../policy/configuration";
import type { Policy } from "../policy/define";

const names: Readonly<Record<number, EnforcementLevel>> = {
  [analyzerProto.EnforcementLevel.ADVISORY]: "advisory",
  [analyzerProto.EnforcementLevel.MANDATORY]: "mandatory",
  [analyzerProto.EnforcementLevel.REMEDIATE]: "mandatory",
  [analyzerProto.EnforcementLevel.DISABLED]: "disabled",
};

let configured: ReadonlyMap<string, EnforcementLevel> = new Map();

/**
 * Keeps the levels with which the engine configures the policies. The SDK reads them from the engine's request and
 * shows them to no policy (@pulumi/policy, server.js, `configure`), so they are read when the SDK does.
 */
export function keepConfiguredLevels(): void {
  const request = analyzerProto.ConfigureAnalyzerRequest.prototype;
  const read = request.getPolicyconfigMap;
  request.getPolicyconfigMap = function (...options) {
    const map = read.apply(this, options);
    const levels = new Map<string, EnforcementLevel>();
    for (const [name, configuration] of map.entries()) {
      const level = names[configuration.getEnforcementlevel()];
      if (level !== undefined) levels.set(name, level);
    }
    configured = levels;
    return map;
  };
}

/** The level at which the engine enforces a policy: as configured, or the policy's own. */
export function levelInEngine(policy: Policy): EnforcementLevel {
  return configured.get(policy.name) ?? configured.get("all") ?? enforcementLevel(policy, {});
}
