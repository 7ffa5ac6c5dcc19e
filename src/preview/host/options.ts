import { aliasProto, resourceProto } from "./proto";

export type RegisterRequest = InstanceType<typeof resourceProto.RegisterResourceRequest>;
export type Options = InstanceType<typeof resourceProto.TransformResourceOptions>;

/** The options of a resource as the engine shows them to a policy. */
export interface ResourceOptions {
  readonly protect: boolean;
  readonly ignoreChanges: string[];
  readonly deleteBeforeReplace?: boolean;
  readonly additionalSecretOutputs: string[];
  /** Seconds. */
  readonly customTimeouts: { readonly create?: number; readonly update?: number; readonly delete?: number };
}

/** The options of a registration in the form that transforms take and return. */
export function optionsOf(request: RegisterRequest): Options {
  const options = new resourceProto.TransformResourceOptions()
    .setDependsOnList(request.getDependenciesList())
    .setIgnoreChangesList(request.getIgnorechangesList())
    .setReplaceOnChangesList(request.getReplaceonchangesList())
    .setVersion(request.getVersion())
    .setAliasesList([
      ...request.getAliasurnsList().map((urn) => new aliasProto.Alias().setUrn(urn)),
      ...request.getAliasesList(),
    ])
    .setProvider(request.getProvider())
    .setCustomTimeouts(request.getCustomtimeouts())
    .setPluginDownloadUrl(request.getPlugindownloadurl())
    .setDeletedWith(request.getDeletedwith())
    .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
    .setHooks(request.getHooks())
    .setImport(request.getImportid());
  request.getProvidersMap().forEach((reference, pkg) => options.getProvidersMap().set(pkg, reference));
  if (request.hasProtect()) options.setProtect(request.getProtect() === true);
  if (request.hasRetainondelete()) options.setRetainOnDelete(request.getRetainondelete() === true);
  if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace())
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  return options;
}

/**
 * The options that a policy sees, durations in seconds. Aliases are not among them: an engine shows only the one under
 * which a resource exists, so none in a first preview (measured).
 */
export function describeOptions(options: Options): ResourceOptions {
  const timeouts = options.getCustomTimeouts();
  return {
    protect: options.getProtect() === true,
    ignoreChanges: options.getIgnoreChangesList(),
    ...(options.hasDeleteBeforeReplace() ? { deleteBeforeReplace: options.getDeleteBeforeReplace() === true } : {}),
    additionalSecretOutputs: options.getAdditionalSecretOutputsList(),
    customTimeouts: {
      ...seconds("create", timeouts?.getCreate()),
      ...seconds("update", timeouts?.getUpdate()),
      ...seconds("delete", timeouts?.getDelete()),
    },
  };
}

const UNIT_SECONDS: Record<string, number> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Reads a timeout in the notation of Go's time.ParseDuration (`1h30m`), as the engine does. */
function seconds(operation: string, duration: string | undefined): Record<string, number> {
  if (!duration) return {};
  if (!/^(\d+(\.\d*)?(ns|us|µs|ms|s|m|h))+$/.test(duration))
    throw new Error(`unable to parse customTimeout value ${duration}: write it like "30m" or "1h30m"`);
  let total = 0;
  for (const [, amount, unit] of duration.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g))
    total += Number(amount) * (UNIT_SECONDS[unit!] ?? 0);
  return { [operation]: total };
}
