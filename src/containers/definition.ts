import type { ImageConfiguration } from "../languages/docker/imageConfiguration";
import type { Mount } from "./container";
import type { Entry } from "./entries";
import type { SecretReader } from "./secretAccess";

/** One container as a service's resource defines it. Its getters throw `Undecided` if the value is unknown. */
export interface Definition {
  readonly name: string;
  /** The part of the resource that it is; absent if it is the whole resource. */
  readonly part?: string | undefined;
  readonly image: string;
  /** Absent if the image decides. */
  readonly entryPoint?: readonly string[] | undefined;
  readonly command?: readonly string[] | undefined;
  /** Its variables by source; later sources override earlier ones. */
  readonly sources: readonly (readonly Entry[])[];
  /** Who reads its secrets when it starts; absent for services whose permissions are not checked. */
  readonly secrets?: SecretReader;
  readonly mounts: readonly Mount[];
  readonly isLogged: boolean;
  /** The image; `undefined` if the stack does not build it. */
  readonly built?: ImageConfiguration | undefined;
  /** The text of a file that the resource itself writes. */
  readonly file?: ((path: string) => string | undefined) | undefined;
}
