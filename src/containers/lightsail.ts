import { types } from "../aws/types";
import { Properties } from "../wire/properties";
import { ownDefinitionOf } from "./definitions";
import { mappedValues } from "./entries";
import type { Service } from "./service";

/** Deployments of a Lightsail container service; it keeps the logs of its containers. */
export const lightsail: Service = {
  types: types.lightsailDeployment,
  *read(resource, stack) {
    const place = { resource, property: "containers", stack };
    const keys = { name: "containerName", command: "commands" };
    for (const container of new Properties(resource.properties).maps("containers"))
      yield ownDefinitionOf(container, place, keys, () => mappedValues(container.map("environment")));
  },
};
