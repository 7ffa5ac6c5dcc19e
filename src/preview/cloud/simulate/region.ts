import type { PropertyTree } from "../../../wire/tree";
import type { Cloud } from "../cloud";

/** A cloud whose providers default to the region that a program's environment names. */
export function inRegionOf(environment: NodeJS.ProcessEnv, cloud: Cloud): Cloud {
  const region = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"];
  if (region === undefined) return cloud;
  const there = (provider: PropertyTree): PropertyTree => ({ region, ...provider });
  return {
    create: (request) => cloud.create({ ...request, provider: there(request.provider) }),
    read: (request, id) => cloud.read({ ...request, provider: there(request.provider) }, id),
    invoke: (token, args, provider) => cloud.invoke(token, args, there(provider)),
  };
}
