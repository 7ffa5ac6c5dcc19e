import { all, any, inTurn, Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { types } from "./types";

/** Who may log in to a cache as a member of a user group (ElastiCache) or an access control list (MemoryDB). */
interface Membership {
  /** The property of the group that lists its users. */
  readonly property: string;
  /** The property of a user by which the group knows it. */
  readonly key: string;
  readonly users: readonly string[];
  /** A phrase for messages: `user group`. */
  readonly noun: string;
}

const userGroup: Membership = {
  property: "userIds",
  key: "userId",
  users: types.cacheUser,
  noun: "user group",
};

const accessControlList: Membership = {
  property: "userNames",
  key: "userName",
  users: types.memoryDbUser,
  noun: "access control list",
};

/** The user that AWS itself provides. It may do everything, and needs no password (ElastiCache and MemoryDB, RBAC). */
const PROVIDED_USER = "default";

type User = Resource | typeof PROVIDED_USER;

/**
 * The users of a group that need no password, as phrases for messages. A group is a user group of ElastiCache or an
 * access control list of MemoryDB.
 *
 * @throws Undecided after the last of them if a user of the group is unknown or not part of this stack
 */
export function openUsers(group: Resource, stack: Stack): Iterable<string> {
  const membership = types.memoryDbAcl.includes(group.type) ? accessControlList : userGroup;
  return inTurn(usersOf(group, membership, stack), (read) =>
    inTurn(read(), (user) => {
      if (user === PROVIDED_USER) return [`the user default, which AWS provides, of its ${membership.noun}`];
      return needsNoPassword(user) ? [`user ${user.name} of its ${membership.noun}`] : [];
    }),
  );
}

/** One reader for each user of a group that is named; it returns all that may be meant. */
function usersOf(group: Resource, membership: Membership, stack: Stack): readonly (() => readonly User[])[] {
  const { property } = membership;
  const listed = new Properties(group.properties)
    .values(property)
    .map((value) => () => usersNamed(group, property, value, membership, stack));
  return [...listed, ...associatedUsers(group, stack)];
}

/** The users that associations add to a user group. */
function associatedUsers(group: Resource, stack: Stack): readonly (() => readonly User[])[] {
  return stack.graph.allOfType(types.cacheUserGroupAssociation).map((association) => () => {
    if (stack.graph.link(association, "userGroupId", types.cacheUserGroup) !== group) return [];
    return usersNamed(association, "userId", association.properties["userId"], userGroup, stack);
  });
}

/** @throws Undecided if the user is not part of this stack */
function usersNamed(
  holder: Resource,
  property: string,
  value: unknown,
  { key, users, noun }: Membership,
  stack: Stack,
): readonly User[] {
  const named = stack.graph.allOfType(users).find(({ properties }) => !isUnknown(value) && properties[key] === value);
  if (named) return [named];
  if (value === PROVIDED_USER) return [PROVIDED_USER];
  const candidates = stack.graph.candidates(holder, property, value, users);
  if (candidates.length === 0) throw new Undecided(`a user of its ${noun} is not part of this stack`);
  return candidates;
}

/** Whether a client becomes this user without a password or a token of IAM, and may do something as this user. */
function needsNoPassword(user: Resource): boolean {
  const properties = new Properties(user.properties);
  const access = (): readonly string[] => properties.string("accessString", "").split(/\s+/);
  return all(
    // A user is off unless its access string says otherwise (ElastiCache, RBAC, "Specifying permissions").
    () => access().includes("on") && !access().includes("off"),
    () => access().some((rule) => rule.startsWith("+") || rule === "allcommands"),
    () =>
      any(
        () => properties.boolean("noPasswordRequired", false),
        () => properties.map("authenticationMode")?.string("type", "").startsWith("no-password") ?? false,
        () => access().includes("nopass"),
      ),
  );
}
