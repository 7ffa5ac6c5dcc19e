import * as pulumi from "@pulumi/pulumi";

export type Posture = "secure" | "insecure";

/** Which of the two configurations this stack is, from `django-shop:posture`. */
export const posture = new pulumi.Config().require<Posture>("posture", { allowedValues: ["secure", "insecure"] });

export const isSecure = posture === "secure";

/** Takes the variant for this stack's posture; the two stand side by side so that they can be compared. */
export function choose<T>(variants: Record<Posture, T>): T {
  return variants[posture];
}
