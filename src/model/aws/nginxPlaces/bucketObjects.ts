import { Properties } from "../../properties";
import type { Resource } from "../../resource";
import { decodeBase64 } from "../../shell/written";
import { alone, isNamedNginx, isNginx, type Carried } from "./carried";

/** The configuration that an object of a bucket holds, where the program gives its content. */
export function* inBucketObject(resource: Resource): Iterable<Carried> {
  if (!isNamedNginx(resource)) return;
  const properties = new Properties(resource.properties);
  const plain = properties.string("content", "");
  if (isNginx(plain)) yield alone("content", plain);
  const encoded = decodeBase64(properties.string("contentBase64", "")) ?? "";
  if (isNginx(encoded)) yield alone("contentBase64", encoded);
}
