import { all, any, every, some, Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { namesResource } from "./iam/arns";
import { holds, type RequestContext } from "./iam/conditions";
import { includesRole, isEverybody, isRole } from "./iam/principals";
import { boundaryOf, policiesOf, type RolePolicy } from "./iam/rolePolicies";
import { accountOf, requestOf } from "./iam/roleRequest";
import { statementsOf, type Effect, type Principal, type Statement } from "./iam/statements";
import { types } from "./types";

/**
 * Whether a role of the stack may do `action` with a resource of the stack (IAM, "Policy evaluation logic"): no policy
 * denies it, and one of the role's policies within its boundary, or the policy of the resource, allows it. Policies of the
 * organization are not part of a stack.
 *
 * @param action such as `ssm:GetParameters`
 * @throws Undecided if a policy or a condition that matters is unknown
 */
export function mayDo(role: Resource, action: string, target: Resource, stack: Stack): boolean {
  const request: Request = { action, target, context: requestOf(role, target, stack) };
  const own = (effect: Effect): boolean => contains(policiesOf(role, stack), effect, request);
  const ofTarget = (effect: Effect, isMeant: (principal: Principal) => boolean): boolean =>
    contains(policiesOfTarget(target, stack), effect, request, isMeant);
  const boundary = boundaryOf(role, stack);
  const isWithinBoundary = (): boolean => boundary === undefined || contains([boundary], "Allow", request);
  const isDenied = (): boolean =>
    any(
      () => own("Deny"),
      () => boundary !== undefined && contains([boundary], "Deny", request),
      () => ofTarget("Deny", (principal) => includesRole(principal, role)),
    );
  const isAllowed = (): boolean =>
    isOtherAccount(role, target)
      ? all(
          isWithinBoundary,
          () => own("Allow"),
          () => ofTarget("Allow", (principal) => includesRole(principal, role)),
        )
      : any(
          () => all(isWithinBoundary, () => own("Allow")),
          () => all(isWithinBoundary, () => ofTarget("Allow", (principal) => isRole(principal, role))),
          // What everybody is allowed, a boundary does not limit.
          () => ofTarget("Allow", isEverybody),
        );
  return all(() => !isDenied(), isAllowed);
}

interface Request {
  readonly action: string;
  readonly target: Resource;
  readonly context: RequestContext;
}

/** Whether one of some policies has a statement of an effect for a request. @param isMeant for policies of resources */
function contains(
  policies: Iterable<RolePolicy>,
  effect: Effect,
  request: Request,
  isMeant?: (principal: Principal) => boolean,
): boolean {
  return some(policies, (read) => {
    const document = read(effect);
    if (document === undefined) return false;
    return some(statementsOf(document), (statement) =>
      all(
        () => statement.effect === effect,
        () => isFor(statement, request),
        () => isMeant === undefined || statement.concernsPrincipal(isMeant),
      ),
    );
  });
}

function isFor(statement: Statement, { action, target, context }: Request): boolean {
  return all(
    () => statement.concernsAction(action),
    () => statement.concernsResource((pattern) => isNamedBy(pattern, target)),
    () => every(statement.conditions, (condition) => holds(condition, context)),
  );
}

/** Whether a pattern of a statement names the resource; what a policy variable stands for is not known. */
function isNamedBy(pattern: string, target: Resource): boolean {
  const open = pattern.replace(/\$\{[^}]*\}/g, "*");
  const isNamed = namesResource(open, target);
  if (isNamed && open !== pattern) throw new Undecided("a policy uses a policy variable");
  return isNamed;
}

/** Whether a resource certainly belongs to another account, whose own policy has to allow it too. */
function isOtherAccount(role: Resource, target: Resource): boolean {
  const [own, other] = [accountOf(role), accountOf(target)];
  return own !== other && ![own, other].some((account) => account === "*" || isSimulated(account));
}

/** The policies of a resource itself. */
function* policiesOfTarget(target: Resource, { graph }: Stack): Iterable<RolePolicy> {
  if (!types.secretsManagerSecret.includes(target.type)) return;
  const properties = new Properties(target.properties);
  if (properties.has("policy")) yield () => properties.json("policy");
  for (const each of graph.linkedFrom(target, "secretArn", types.secretPolicy, types.secretsManagerSecret))
    yield () => new Properties(each.properties).json("policy");
}
