import { all, any, every, some, Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { namesResource } from "./iam/arns";
import { holds } from "./iam/conditions";
import { boundaryOf, policiesOf, type RolePolicy } from "./iam/rolePolicies";
import { accountOf, requestOf } from "./iam/roleRequest";
import { statementsOf, type Effect, type Principal, type Statement } from "./iam/statements";
import { overlaps } from "./iam/wildcards";
import { types } from "./types";

/**
 * Whether a role of the stack may do `action` with a resource of the stack, as far as the stack decides it: no policy
 * denies it, and one of the role's within its boundary, or one of the resource, allows it (IAM, "Policy evaluation
 * logic"). Policies of the organization are not part of a stack.
 *
 * @param action such as `ssm:GetParameters`
 * @throws Undecided if a policy or a condition that matters is unknown
 */
export function mayDo(role: Resource, action: string, target: Resource, stack: Stack): boolean {
  const isMet = (statement: Statement): boolean => {
    const request = requestOf(role, target, stack);
    return every(statement.conditions, (condition) => holds(condition, request));
  };
  /** Whether one of the documents has a statement of this effect for the request. */
  const decides = (
    documents: Iterable<RolePolicy>,
    effect: Effect,
    isFor: (statement: Statement) => boolean = () => true,
  ): boolean =>
    some(documents, (read) => {
      const document = read(effect);
      if (document === undefined) return false;
      return some(statementsOf(document), (statement) =>
        all(
          () => statement.effect === effect,
          () => statement.concernsAction(action),
          () => statement.concernsResource((pattern) => isAbout(pattern, target)),
          () => isFor(statement),
          () => isMet(statement),
        ),
      );
    });
  const isForRole = (statement: Statement): boolean => statement.concernsPrincipal((each) => isRole(each, role));
  const isNamed = (statement: Statement): boolean =>
    statement.concernsPrincipal((each) =>
      any(
        () => isRole(each, role),
        () => isAccount(each, role),
      ),
    );
  const own = (): Iterable<RolePolicy> => policiesOf(role, stack);
  const boundary = boundaryOf(role, stack);
  const ofResource = (): Iterable<RolePolicy> => resourcePolicies(target, stack);
  const isWithinBoundary = (): boolean => boundary === undefined || decides([boundary], "Allow");
  return all(
    () => !decides(own(), "Deny"),
    () => boundary === undefined || !decides([boundary], "Deny"),
    () => !decides(ofResource(), "Deny", isNamed),
    isWithinBoundary,
    () =>
      isOtherAccount(role, target)
        ? all(
            () => decides(own(), "Allow"),
            () => decides(ofResource(), "Allow", isNamed),
          )
        : any(
            () => decides(own(), "Allow"),
            () => decides(ofResource(), "Allow", isForRole),
          ),
  );
}

/** Whether a resource certainly belongs to another account, whose own policy has to allow it too. */
function isOtherAccount(role: Resource, target: Resource): boolean {
  const accounts = [accountOf(role), accountOf(target)];
  return accounts[0] !== accounts[1] && !accounts.some((account) => account === "*" || isSimulated(account));
}

/** The policies of a resource itself. */
function* resourcePolicies(target: Resource, { graph }: Stack): Iterable<RolePolicy> {
  if (!types.secretsManagerSecret.includes(target.type)) return;
  const properties = new Properties(target.properties);
  if (properties.has("policy")) yield () => properties.json("policy");
  for (const each of graph.linkedFrom(target, "secretArn", types.secretPolicy, types.secretsManagerSecret))
    yield () => new Properties(each.properties).json("policy");
}

/** Whether a pattern of a statement names the resource; what a policy variable stands for is not known. */
function isAbout(pattern: string, target: Resource): boolean {
  const open = pattern.replace(/\$\{[^}]*\}/g, "*");
  const isNamed = namesResource(open, target);
  if (isNamed && open !== pattern) throw new Undecided("a policy uses a policy variable");
  return isNamed;
}

/** Whether a principal is the role itself, or everybody. */
function isRole(principal: Principal, role: Resource): boolean {
  if (principal.kind === "everybody") return true;
  if (principal.kind !== "AWS") return false;
  const [, session] = /^arn:[^:]*:sts::[^:]*:assumed-role\/([^/]*)\//.exec(principal.id) ?? [];
  if (session === undefined) return /:role\//.test(principal.id) && namesResource(principal.id, role);
  const name = new Properties(role.properties).string("name");
  if (name === undefined || isSimulated(name) || name === session)
    throw new Undecided("a policy names one session of a role");
  return false;
}

/** Whether a principal is the account of the role, which stands for everybody in it. */
function isAccount(principal: Principal, role: Resource): boolean {
  if (principal.kind !== "AWS") return false;
  const [, id] = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(principal.id) ?? [];
  const account = accountOf(role);
  if (id === undefined || id === account) return id !== undefined;
  if (overlaps(account, id) || isSimulated(account)) throw new Undecided("the account of a role is not known");
  return false;
}
