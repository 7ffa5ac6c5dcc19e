import type { Project } from "./project";

/** A configuration key without a value. */
export interface MissingKey {
  readonly key: string;
  readonly secret: boolean;
}

/** How to set missing configuration: Pulumi's commands and the file that they write, or djangoguard's option. */
export function howToSet(missing: readonly MissingKey[], { folder }: Project, stack: string, file: string): string {
  const commands = missing.map(({ key, secret }) =>
    secret
      ? `\`pulumi config set --secret ${key} --stack ${stack}\``
      : `\`pulumi config set ${key} VALUE --stack ${stack}\``,
  );
  const options = missing.map(({ key }) => `--config ${key}=VALUE`).join(" ");
  return `run ${commands.join(" and ")} in ${folder}, which writes it to ${file}, or give ${options}`;
}

const MISSING =
  /Missing required configuration variable '([^']+)'\s*(?:please set a value using the command `pulumi config set (--secret)?)?/;

/** The key in the error that Pulumi's SDKs raise for missing required configuration. */
export function missingKeyIn(message: string): MissingKey | undefined {
  const [, key, secret] = MISSING.exec(message) ?? [];
  return key === undefined ? undefined : { key, secret: secret !== undefined };
}
