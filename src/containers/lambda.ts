import { types } from "../aws/types";
import { once } from "../base/once";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { bundleIn, uploadedBundle, type Bundle } from "./bundles";
import { unlessEmpty } from "./definitions";
import { mappedValues } from "./entries";
import { servedBy } from "./handlers";
import { builtImage } from "./images";
import type { Service } from "./service";

/** Where a function's code is unpacked. */
const folder = "/var/task";

/**
 * Functions of Lambda: from an image, or from a zip whose handler is what runs: an adapter (Mangum, Zappa,
 * serverless-wsgi, apig-wsgi) or, with the Lambda Web Adapter as AWS_LAMBDA_EXEC_WRAPPER, a start script.
 */
export const lambda: Service = {
  types: types.lambdaFunction,
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    const image = properties.map("imageConfig");
    const code = once(() => codeOf(resource, stack));
    const handler = (): readonly string[] => {
      const name = properties.string("handler", "");
      return name === "" ? [] : servedBy(name, (path) => code()?.file(path));
    };
    yield {
      name: resource.name,
      mounts: [],
      isLogged: true,
      get image() {
        return properties.string("imageUri", "");
      },
      get entryPoint() {
        return unlessEmpty(image?.strings("entryPoints") ?? []);
      },
      get command() {
        return unlessEmpty([...(image?.strings("commands") ?? []), ...handler()]);
      },
      get sources() {
        return [mappedValues(properties.map("environment")?.map("variables"))];
      },
      get built() {
        if (!properties.has("imageUri")) return code();
        return builtImage(resource, "imageUri", resource.properties["imageUri"], stack);
      },
    };
  },
};

/** The code of a function, in its resource or as an object of a bucket. */
function codeOf(resource: Resource, stack: Stack): Bundle | undefined {
  const { code, s3Bucket: bucket, s3Key: key } = resource.properties;
  if (code !== undefined) return bundleIn(resource, "code", folder, stack);
  return key === undefined ? undefined : uploadedBundle(resource, { bucket, key, property: "s3Key" }, folder, stack);
}
