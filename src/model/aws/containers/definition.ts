import type { ImageConfiguration } from "../../docker/imageConfiguration";
import type { Mount } from "./container";
import type { Entry } from "./entries";

/** What a service's resource tells of one container. Its getters raise `Undecided` where that is not known. */
export interface Definition {
  readonly name: string;
  /** Which part of the resource it is; absent where it is all of it. */
  readonly part?: string;
  readonly image: string;
  /** Absent where the image decides. */
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  /** Its variables by where they come from; a later source wins over an earlier one. */
  readonly sources: readonly (readonly Entry[])[];
  /** Where the secrets among them are named, and the property with the role that reads them. */
  readonly secrets?: { readonly property: string; readonly role: string };
  readonly mounts: readonly Mount[];
  readonly isLogged: boolean;
  /** The image, where the stack builds it; raises `Undecided` where that cannot be told. */
  readonly built?: ImageConfiguration;
  /** The text of a file in it that the resource itself writes. */
  readonly file?: (path: string) => string | undefined;
}
