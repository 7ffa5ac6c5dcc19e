import { all, any, some, Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { allowsEverybody, type Access } from "./bucketPolicy";
import type { Gateway } from "./iam/outsiders";
import { blocks, isBlocked, isBlockedForAccount } from "./publicAccessBlocks";
import { types } from "./types";

/** An access point of S3, to one bucket or to a bucket in each of several regions. */
interface AccessPoint {
  /** Whether it is reached from a VPC alone: then it is never public, whatever its policy says. */
  readonly isInVpc: boolean;
  /** Its own public access block; every setting is on by default. */
  readonly block: Properties | undefined;
  /** What requests through it say about it. */
  readonly gateway: Gateway;
  /** A reader for each of its buckets; `undefined` for one that is not part of this stack. */
  readonly buckets: readonly (() => Resource | undefined)[];
}

/**
 * Whether a policy of an access point lets everybody into a bucket: it allows it, the bucket's policy allows it to those
 * who come through the access point, and no public access block overrides it (Amazon S3 User Guide, "Configuring IAM
 * policies for using access points").
 *
 * @param resource an access point, or one to several regions
 * @param policy the access point's policy
 * @throws Undecided if a bucket is not part of this stack, and its policy decides
 */
export function opensBucket(resource: Resource, policy: () => unknown, access: Access, stack: Stack): boolean {
  const point = types.accessPoint.includes(resource.type)
    ? regionalPoint(resource, stack)
    : multiRegionPoint(resource, stack);
  return all(
    () => !point.isInVpc,
    () => !blocks(point.block ?? new Properties({}), "policy", true),
    () => !isBlockedForAccount("policy", stack),
    () => allowsEverybody(policy(), access, point.gateway),
    () =>
      some(point.buckets, (read) => {
        const bucket = read();
        if (!bucket) throw new Undecided("the bucket behind the access point is not part of this stack");
        return all(
          () => !isBlocked(bucket, "policy", stack),
          () => admits(bucket, point.gateway, access, stack),
        );
      }),
  );
}

function regionalPoint(resource: Resource, { graph }: Stack): AccessPoint {
  const properties = new Properties(resource.properties);
  return {
    get isInVpc() {
      return properties.count("vpcConfiguration") > 0;
    },
    get block() {
      return properties.map("publicAccessBlockConfiguration");
    },
    get gateway() {
      return gatewayOf(patternOf(properties, "accountId"), patternOf(properties, "name"));
    },
    buckets: [() => graph.link(resource, "bucket", types.bucket)],
  };
}

function multiRegionPoint(resource: Resource, { graph }: Stack): AccessPoint {
  const properties = new Properties(resource.properties);
  return {
    isInVpc: false,
    get block() {
      return properties.map("details")?.map("publicAccessBlock");
    },
    // AWS chooses the alias that its ARN holds.
    get gateway() {
      return gatewayOf(patternOf(properties, "accountId"), "*");
    },
    get buckets() {
      const regions = properties.map("details")?.maps("regions") ?? [];
      return regions.flatMap((region) =>
        region.values("bucket").map((name) => () => graph.linkWithin(resource, "details", name, types.bucket)),
      );
    },
  };
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

function gatewayOf(account: string, name: string): Gateway {
  return new Map([
    ["s3:dataaccesspointaccount", account],
    ["s3:dataaccesspointarn", `arn:*:s3:*:${account}:accesspoint/${name}`],
    ["s3:accesspointnetworkorigin", "Internet"],
  ]);
}

/** A property as a pattern: one that the stack does not name, such as its own account, may be any. */
function patternOf(properties: Properties, property: string): string {
  const value = properties.string(property);
  return value === undefined || isSimulated(value) ? "*" : value;
}
