import { once } from "../base/once";
import { all, any, some, Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { allowsEverybody, type Access } from "./bucketPolicy";
import type { Gateway } from "./iam/outsiders";
import { blocks, isBlocked, isBlockedForAccount } from "./publicAccessBlocks";
import { types } from "./types";

/**
 * Whether a policy of an access point lets everybody into its bucket: it allows it, the bucket's policy allows it to
 * those who come through the access point, and no public access block overrides it (Amazon S3 User Guide, "Configuring
 * IAM policies for using access points").
 *
 * @param policy the access point's policy
 * @throws Undecided if the bucket is not part of this stack, and its policy decides
 */
export function opensBucket(point: Resource, policy: () => unknown, access: Access, stack: Stack): boolean {
  const properties = new Properties(point.properties);
  const gateway = once(() => gatewayOf(properties));
  return all(
    // One that is reached from a VPC is never public, whatever its policy says.
    () => properties.count("vpcConfiguration") === 0,
    () => !blocks(properties.map("publicAccessBlockConfiguration") ?? new Properties({}), "policy", true),
    () => !isBlockedForAccount("policy", stack),
    () => allowsEverybody(policy(), access, gateway()),
    () => {
      const target = stack.graph.link(point, "bucket", types.bucket);
      if (!target) throw new Undecided("the bucket behind the access point is not part of this stack");
      return all(
        () => !isBlocked(target, "policy", stack),
        () => admits(target, gateway(), access, stack),
      );
    },
  );
}

/** Whether a policy of the bucket allows everybody who comes through an access point the access. */
function admits(bucket: Resource, gateway: Gateway, access: Access, { graph }: Stack): boolean {
  const own = new Properties(bucket.properties);
  return any(
    () => own.has("policy") && allowsEverybody(own.json("policy"), access, gateway),
    () =>
      some(graph.linkedFrom(bucket, "bucket", types.bucketPolicy, types.bucket), ({ properties }) =>
        allowsEverybody(new Properties(properties).json("policy"), access, gateway),
      ),
  );
}

/** What requests through an access point say of it. An account that the stack does not name may be any. */
function gatewayOf(point: Properties): Gateway {
  const [account, name] = ["accountId", "name"].map((property) => {
    const value = point.string(property);
    return value === undefined || isSimulated(value) ? "*" : value;
  });
  return new Map([
    ["s3:dataaccesspointaccount", account!],
    ["s3:dataaccesspointarn", `arn:*:s3:*:${account!}:accesspoint/${name!}`],
    ["s3:accesspointnetworkorigin", "Internet"],
  ]);
}
