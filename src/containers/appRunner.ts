import { types } from "../aws/types";
import type { Resource } from "../stack/resource";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { mappedReferences, mappedValues } from "./entries";
import { builtImage } from "./images";
import type { SecretReader } from "./secretAccess";
import type { Service } from "./service";

/** Services of App Runner, from an image or from source code whose configuration the resource gives. */
export const appRunner: Service = {
  types: types.appRunnerService,
  *read(resource, stack) {
    const source = new Properties(resource.properties).map("sourceConfiguration");
    const repository = source?.map("imageRepository");
    const configuration =
      repository?.map("imageConfiguration") ??
      source?.map("codeRepository")?.map("codeConfiguration")?.map("codeConfigurationValues");
    if (!repository && !configuration) return;
    yield {
      name: resource.name,
      mounts: [],
      isLogged: true,
      secrets: { property: "sourceConfiguration", role: instanceRole(resource) },
      get image() {
        return repository?.string("imageIdentifier") ?? "";
      },
      // A start command replaces both.
      get entryPoint() {
        return this.command && [];
      },
      get command() {
        const command = configuration?.string("startCommand", "") ?? "";
        return command === "" ? undefined : [command];
      },
      get sources() {
        return [
          mappedValues(configuration?.map("runtimeEnvironmentVariables")),
          mappedReferences(configuration?.map("runtimeEnvironmentSecrets")),
        ];
      },
      get built() {
        if (!repository) return undefined;
        return builtImage(resource, "sourceConfiguration", repository.values("imageIdentifier")[0], stack);
      },
    };
  },
};

/** The instances' role; unknown if their configuration is. */
function instanceRole({ properties }: Resource): SecretReader["role"] {
  const property = "instanceConfiguration";
  if (isUnknown(properties[property])) return { property, arn: properties[property] };
  const path = "instanceRoleArn";
  return { property, path, arn: new Properties(properties).map(property)?.values(path)[0] };
}
