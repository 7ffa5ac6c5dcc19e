import type { Metadata, OptionValues, Options } from "./define";

/** How an organisation configures one policy: its level, and values for its options. */
export interface PolicyConfiguration {
  readonly enforcementLevel?: EnforcementLevel;
  readonly [option: string]: unknown;
}

/** Configuration by policy name, `all` for every policy: the shape of Pulumi's `--policy-pack-config` file. */
export type Configuration = Readonly<Record<string, PolicyConfiguration>>;

export type EnforcementLevel = "advisory" | "mandatory" | "disabled";

/** The level at which a policy is enforced: its own unless the configuration says otherwise. */
export function enforcementLevel(policy: Metadata, configuration: Configuration): EnforcementLevel {
  return configuration[policy.name]?.enforcementLevel ?? configuration["all"]?.enforcementLevel ?? policy.enforcement;
}

/** The values that a check gets: those given, and the defaults of the others. */
export function optionValues(options: Options, given: Readonly<Record<string, unknown>>): OptionValues<Options> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, given[name] ?? option.default]),
  ) as OptionValues<Options>;
}

/** The names in a policy's configuration that are not its options; engines accept them silently. */
export function unknownOptions(options: Options, given: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(given).filter((name) => name !== "enforcementLevel" && !(name in options));
}
