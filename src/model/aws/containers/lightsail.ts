import { Properties } from "../../properties";
import { types } from "../types";
import { unlessEmpty } from "./definitions";
import { mappedValues } from "./entries";
import { builtImage } from "./images";
import type { Service } from "./service";

/** Deployments of a Lightsail container service; it keeps the logs of its containers. */
export const lightsail: Service = {
  types: types.lightsailDeployment,
  *read(resource, stack) {
    for (const container of new Properties(resource.properties).maps("containers")) {
      yield {
        mounts: [],
        isLogged: true,
        get part() {
          return `container ${this.name}`;
        },
        get name() {
          return container.string("containerName", "");
        },
        get image() {
          return container.string("image", "");
        },
        get command() {
          return unlessEmpty(container.strings("commands"));
        },
        get sources() {
          return [mappedValues(container.map("environment"))];
        },
        get built() {
          return builtImage(resource, "containers", container.values("image")[0], stack);
        },
      };
    }
  },
};
