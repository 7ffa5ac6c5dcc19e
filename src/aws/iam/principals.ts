import { any, Undecided } from "../../base/undecided";
import type { Resource } from "../../stack/resource";
import { Properties } from "../../wire/properties";
import { isSimulated } from "../../wire/simulated";
import { namesResource } from "./arns";
import { accountOf } from "./roleRequest";
import type { Principal } from "./statements";
import { overlaps } from "./wildcards";

export function isEverybody({ kind }: Principal): boolean {
  return kind === "everybody";
}

/**
 * Whether a principal is a role of the stack.
 *
 * @throws Undecided if it may be, or if it is one session of the role
 */
export function isRole(principal: Principal, role: Resource): boolean {
  if (principal.kind !== "AWS") return false;
  const [, session] = /^arn:[^:]*:sts::[^:]*:assumed-role\/([^/]*)\//.exec(principal.id) ?? [];
  if (session === undefined) return principal.id.includes(":role/") && namesResource(principal.id, role);
  const name = new Properties(role.properties).string("name");
  if (name === undefined || isSimulated(name) || name === session)
    throw new Undecided("a policy names one session of a role");
  return false;
}

/** Whether a principal is a role, everybody, or the account of the role, which stands for everybody in it. */
export function includesRole(principal: Principal, role: Resource): boolean {
  return any(
    () => isEverybody(principal),
    () => isRole(principal, role),
    () => isAccountOf(role, principal),
  );
}

function isAccountOf(role: Resource, principal: Principal): boolean {
  if (principal.kind !== "AWS") return false;
  const [, id] = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(principal.id) ?? [];
  if (id === undefined) return false;
  const account = accountOf(role);
  if (id === account) return true;
  if (overlaps(account, id) || isSimulated(account)) throw new Undecided(`the account of ${role.name} is not known`);
  return false;
}
