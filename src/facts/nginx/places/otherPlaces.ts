import { types } from "../../../aws/types";
import { imageTypes } from "../../../containers/build";
import type { Resource } from "../../../stack/resource";
import type { Stack } from "../../../stack/stack";
import { inBucketObject } from "./bucketObjects";
import type { FoundConfiguration } from "./foundConfiguration";
import { inFunctionCode } from "./functionCode";
import { inGivenFiles } from "./givenFiles";
import { inImage } from "./images";
import { inParameter } from "./parameters";
import { inSecret } from "./secrets";
import { inUserData } from "./userData";

/** A kind of resource in which an nginx configuration may live. */
export interface Place {
  readonly types: readonly string[];
  read(resource: Resource, stack: Stack): Iterable<FoundConfiguration>;
}

/** Every such kind but containers. */
export const otherPlaces: readonly Place[] = [
  { types: types.nginxFiles, read: inGivenFiles },
  { types: types.ssmParameter, read: inParameter },
  { types: types.secretVersion, read: inSecret },
  { types: types.bucketObject, read: inBucketObject },
  { types: imageTypes, read: inImage },
  { types: types.lambdaFunction, read: inFunctionCode },
  { types: [...types.ec2Instance, ...types.launchTemplate], read: inUserData },
];
