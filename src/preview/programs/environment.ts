import type { Configuration } from "../project/configuration";

// The variables that a surrounding Pulumi, such as the one that runs a policy pack, sets for its own program. The path
// of the TypeScript configuration is kept, because users set it.
const SURROUNDING =
  /^(PULUMI_NODEJS_(?!TSCONFIG_PATH$)|PULUMI_CONFIG(_SECRET_KEYS)?$|PULUMI_OTEL_|PULUMI_LOG_OTLP_ENDPOINT$|TRACEPARENT$)/;

/** The environment of a program: its configuration, and what it inherits except for variables of another program. */
export function programEnvironment(inherited: NodeJS.ProcessEnv, configuration: Configuration): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !SURROUNDING.test(name))),
    PULUMI_CONFIG: JSON.stringify(configuration.values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(configuration.secretKeys),
  };
}
