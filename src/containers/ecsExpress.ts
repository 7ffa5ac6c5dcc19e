import { types } from "../aws/types";
import { Properties } from "../wire/properties";
import { unlessEmpty } from "./definitions";
import { namedReferences, namedValues } from "./entries";
import { builtImage } from "./images";
import type { Service } from "./service";

const property = "primaryContainer";

/**
 * Services in ECS Express Mode, each with one container. ECS sends its logs to CloudWatch, to a log group of its own
 * unless the service names one (ECS API, ExpressGatewayServiceAwsLogsConfiguration).
 */
export const ecsExpress: Service = {
  types: types.ecsExpressService,
  *read(resource, stack) {
    const container = new Properties(resource.properties).map(property);
    if (!container) return;
    yield {
      name: resource.name,
      mounts: [],
      isLogged: true,
      secrets: { property, role: { property: "executionRoleArn", arn: resource.properties["executionRoleArn"] } },
      get image() {
        return container.string("image", "");
      },
      get command() {
        return unlessEmpty(container.strings("commands"));
      },
      get sources() {
        return [namedValues(container, "environments"), namedReferences(container, "secrets")];
      },
      get built() {
        return builtImage(resource, property, container.values("image")[0], stack);
      },
    };
  },
};
