import type { ImageConfiguration } from "../languages/docker/imageConfiguration";
import type { Mount } from "./container";
import type { Entry } from "./entries";
import type { SecretReader } from "./secretAccess";

/** What a service's resource tells of one container. Its getters raise `Undecided` where that is not known. */
export interface Definition {
  readonly name: string;
  /** Which part of the resource it is; absent where it is all of it. */
  readonly part?: string | undefined;
  readonly image: string;
  /** Absent where the image decides. */
  readonly entryPoint?: readonly string[] | undefined;
  readonly command?: readonly string[] | undefined;
  /** Its variables by where they come from; a later source wins over an earlier one. */
  readonly sources: readonly (readonly Entry[])[];
  /** Who reads the secrets among them when it starts; absent where that is not looked at. */
  readonly secrets?: SecretReader;
  readonly mounts: readonly Mount[];
  readonly isLogged: boolean;
  /** The image, where the stack builds it; raises `Undecided` where that cannot be told. */
  readonly built?: ImageConfiguration | undefined;
  /** The text of a file in it that the resource itself writes. */
  readonly file?: ((path: string) => string | undefined) | undefined;
}
