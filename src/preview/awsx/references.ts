import * as pulumi from "@pulumi/pulumi";
import { Child } from "./resource";

const BALANCERS = ["listener", "loadBalancer", "targetGroup"];

const MODULES: Record<string, string[]> = {
  alb: BALANCERS,
  applicationloadbalancing: BALANCERS,
  ec2: ["instance", "subnet"],
  elasticloadbalancingv2: BALANCERS,
  lambda: ["function"],
  lb: BALANCERS,
};

/** Lets a component receive resource references of the program as resources. */
export function registerReferences(): void {
  for (const [module, names] of Object.entries(MODULES)) {
    for (const name of names) {
      pulumi.runtime.registerResourceModule("aws", `${module}/${name}`, {
        construct: (logicalName, type, urn) => new Child(type, logicalName, {}, { urn }),
      });
    }
  }
}
