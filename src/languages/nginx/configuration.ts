import type { Listener } from "./model/servers";
import type { Directive } from "./syntax/tree";

/** A configuration as nginx has read it. */
export interface Configuration {
  /** The directives of the file itself, in order. */
  readonly directives: readonly Directive[];
  /** The directives inside `http`: nginx allows the block once. */
  readonly http: readonly Directive[];
  /** Whether the file was read as one that nginx.conf includes inside `http`. */
  readonly fragment: boolean;
  /** The sockets that answer HTTP, in the order in which they are first named. */
  readonly listeners: readonly Listener[];
}
