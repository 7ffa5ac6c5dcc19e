import { Properties } from "../../properties";
import { types } from "../types";
import { unlessEmpty } from "./definitions";
import { mappedValues } from "./entries";
import { builtImage } from "./images";
import type { Service } from "./service";

/**
 * Functions of Lambda: from an image, or from a zip whose handler is what runs: an adapter (Mangum, Zappa,
 * serverless-wsgi, apig-wsgi) or, with the Lambda Web Adapter as AWS_LAMBDA_EXEC_WRAPPER, a start script.
 */
export const lambda: Service = {
  types: types.lambdaFunction,
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    const image = properties.map("imageConfig");
    const handler = (): readonly string[] => unlessEmpty([properties.string("handler", "")].filter(Boolean)) ?? [];
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
        if (!properties.has("imageUri")) return undefined;
        return builtImage(resource, "imageUri", resource.properties["imageUri"], stack);
      },
    };
  },
};
