import type { Context } from "./context";
import { hex } from "./marks";

/** The outputs that identify a built image, for the docker and docker-build providers. Needs no SDK of theirs. */
export function dockerOutputs({ seed, inputs }: Context): Record<string, unknown> {
  const tags = Array.isArray(inputs["tags"]) ? (inputs["tags"] as unknown[]) : [];
  const name = inputs["imageName"] ?? inputs["name"] ?? tags[0];
  const digest = `sha256:${hex(seed, 64)}`;
  return typeof name === "string"
    ? {
        digest,
        ref: `${name}@${digest}`,
        repoDigest: `${name.replace(/:[^:/]*$/, "")}@${digest}`,
        sha256Digest: digest,
      }
    : { digest };
}
