import type { Files } from "../base/files";
import { sourceTexts } from "../base/sources";
import { some, Undecided } from "../base/undecided";
import { holdsAny } from "../credentials/values";

/**
 * Tells, inside an engine's policy process, that a text is the program's own: false if it stands in a file of the
 * program and holds no value of the stack's configuration and none of the environment.
 *
 * @param files the files next to the program; without them every text counts as written in it
 * @throws Undecided if it may come from elsewhere. The engine hands a pack the configuration decrypted (PULUMI_CONFIG)
 *   but not which keys are encrypted, and does not say what a data source answered, such as `getSecretVersion`
 */
export function cameFromConfiguration(text: string, files?: Files, env: NodeJS.ProcessEnv = process.env): false {
  const { PULUMI_CONFIG: configuration, ...environment } = env;
  if (configuration === undefined || holdsAny(text, [...valuesIn(configuration), ...Object.values(environment)]))
    throw new Undecided("whether a password comes from encrypted configuration is not shown to a policy pack");
  if (files && !some(sourceTexts(files), (source) => isWrittenIn(source, text))) {
    throw new Undecided(
      "whether a password is written in the program or read from elsewhere is not shown to a policy pack",
    );
  }
  return false;
}

function isWrittenIn(source: string, text: string): boolean {
  return source.includes(text) || source.includes(JSON.stringify(text).slice(1, -1));
}

/** The values of a configuration as the engine writes it: JSON, by namespaced key. */
function valuesIn(configuration: string): readonly string[] {
  try {
    return Object.values(JSON.parse(configuration) as Record<string, unknown>).map(String);
  } catch {
    return [];
  }
}
