import type { Configuration } from "../project/configuration";

// What a surrounding Pulumi, such as the one that runs a policy pack, tells its own program. Where the TypeScript
// configuration lies is for the user to say.
const SURROUNDING =
  /^(PULUMI_NODEJS_(?!TSCONFIG_PATH$)|PULUMI_CONFIG(_SECRET_KEYS)?$|PULUMI_OTEL_|PULUMI_LOG_OTLP_ENDPOINT$|TRACEPARENT$)/;

/** The environment of a program: what it inherits, without what is meant for another program, and its configuration. */
export function programEnvironment(inherited: NodeJS.ProcessEnv, configuration: Configuration): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !SURROUNDING.test(name))),
    PULUMI_CONFIG: JSON.stringify(configuration.values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(configuration.secretKeys),
  };
}
