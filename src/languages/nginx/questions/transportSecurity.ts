import { addedHeader } from "../model/blocks";
import type { Scope } from "../model/scopes";

const header = "strict-transport-security";

/**
 * Whether a block sends headers of its own and not the Strict-Transport-Security that the blocks around it send: one
 * `add_header` drops all inherited ones (nginx, "add_header"; measured).
 */
export function losesTransportSecurity(scope: Scope): boolean {
  if (scope.own("add_header").length === 0 || !scope.parent) return false;
  return addedHeader(scope, header) === undefined && addedHeader(scope.parent, header) !== undefined;
}
