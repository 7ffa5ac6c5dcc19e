import { Undecided } from "../base/undecided";
import { holdsAny } from "../credentials/values";

/**
 * Tells, inside an engine's policy process, that a text is the program's own: false where it holds no value of the
 * stack's configuration and none of the environment. Where it does it may be a secret of either, since the engine hands
 * a pack the configuration decrypted (PULUMI_CONFIG) but not which keys are encrypted; then, and where there is no
 * configuration to compare with, raises `Undecided`.
 */
export function cameFromConfiguration(text: string, env: NodeJS.ProcessEnv = process.env): false {
  const { PULUMI_CONFIG: configuration, ...environment } = env;
  if (configuration === undefined || holdsAny(text, [...valuesIn(configuration), ...Object.values(environment)]))
    throw new Undecided("whether a password comes from encrypted configuration is not shown to a policy pack");
  return false;
}

/** The values of a configuration as the engine writes it: JSON, by namespaced key. */
function valuesIn(configuration: string): readonly string[] {
  try {
    return Object.values(JSON.parse(configuration) as Record<string, unknown>).map(String);
  } catch {
    return [];
  }
}
