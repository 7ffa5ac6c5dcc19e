import { all, inTurn, some, Undecided } from "../../base/undecided";
import type { Resource } from "../../stack/resource";
import type { Stack } from "../../stack/stack";
import { Properties } from "../../wire/properties";
import { isUnknown } from "../../wire/sentinels";
import { types } from "../types";
import { isManagedByAws, managedPolicy } from "./managedPolicies";
import type { Effect } from "./statements";

/**
 * A policy that a role has: a document with all its statements of an effect, or nothing if it has none, or if another
 * resource takes the policy away.
 */
export type RolePolicy = (effect: Effect) => unknown;

/**
 * A reader for each policy of a role, in every form in which a stack gives one: inline, attached, and managed by AWS. A
 * policy that is unknown hides no other.
 *
 * @throws Undecided after the last of them if the role may have more
 */
export function policiesOf(role: Resource, stack: Stack): Iterable<RolePolicy> {
  return inTurn([inlinePolicies, attachedPolicies], (read) => read(role, stack));
}

/** The policy that limits what a role may do; `undefined` if it has none (IAM, "Permissions boundaries"). */
export function boundaryOf(role: Resource, { graph }: Stack): RolePolicy | undefined {
  const { permissionsBoundary: boundary } = role.properties;
  if (typeof boundary !== "string" || boundary === "") return undefined;
  return (effect) => {
    const policy = isManagedByAws(boundary) ? undefined : graph.link(role, "permissionsBoundary", types.iamPolicy);
    return policy ? documentOf(policy) : managedPolicy(boundary, effect);
  };
}

function* inlinePolicies(role: Resource, { graph }: Stack): Iterable<RolePolicy> {
  const exclusive = [...graph.linkedFrom(role, "roleName", types.rolePoliciesExclusive, types.role)];
  yield* inTurn(
    [
      () => new Properties(role.properties).maps("inlinePolicies").map((each) => [each, undefined] as const),
      () =>
        [...graph.linkedFrom(role, "role", types.rolePolicy, types.role)].map(
          (each) => [new Properties(each.properties), each] as const,
        ),
    ],
    (read) =>
      read().map(([policy, resource]) => () => {
        const isKept = exclusive.every((list) => isListed(list, policy, resource));
        return isKept && policy.has("policy") ? policy.json("policy") : undefined;
      }),
  );

  /** Whether a list of the only inline policies of the role has this one: all others are removed. */
  function isListed(list: Resource, policy: Properties, resource: Resource | undefined): boolean {
    return some(new Properties(list.properties).values("policyNames"), (name) => {
      if (!isUnknown(name)) return name === policy.string("name");
      const found = graph.candidates(list, "policyNames", name, types.rolePolicy);
      if (found.length === 0) throw new Undecided("which policies a role keeps is not known before the update");
      return resource !== undefined && found.includes(resource);
    });
  }
}

/** A managed policy as one resource attaches it: the policy of the stack, or the ARN of one of elsewhere. */
type Attachment = { readonly policy: Resource } | { readonly arn: string };

function* attachedPolicies(role: Resource, stack: Stack): Iterable<RolePolicy> {
  const { graph } = stack;
  const lists = [...graph.linkedFrom(role, "roleName", types.rolePolicyAttachmentsExclusive, types.role)];
  // A list of all managed policies of a role attaches what it names, and detaches everything else.
  if (lists.length > 0) {
    yield* inTurn(lists, (list) => attachments(list, "policyArns", stack).map(policyFor));
    return;
  }
  const shared = graph.allOfType(types.policyAttachment);
  yield* inTurn(
    [
      () => attachments(role, "managedPolicyArns", stack),
      () =>
        [...graph.linkedFrom(role, "role", types.rolePolicyAttachment, types.role)].flatMap((each) =>
          attachments(each, "policyArn", stack),
        ),
    ],
    (read) =>
      read().map((attachment) => (effect: Effect) => {
        return isRevoked(attachment()) ? undefined : policyFor(attachment)(effect);
      }),
  );
  yield* shared.map((each) => (effect: Effect) => (hasRole(each) ? policyFor(attachedBy(each))(effect) : undefined));

  function attachedBy(shared: Resource): () => Attachment {
    return attachments(shared, "policyArn", stack)[0]!;
  }

  function hasRole(attachment: Resource): boolean {
    return some(new Properties(attachment.properties).values("roles"), (name) => {
      const found = graph.candidates(attachment, "roles", name, types.role);
      if (found.length === 0 && isUnknown(name)) throw new Undecided("roles is not known before the update");
      return found.includes(role);
    });
  }

  /** A PolicyAttachment takes its policy away from all roles that it does not name (aws.iam.PolicyAttachment). */
  function isRevoked(attachment: Attachment): boolean {
    return some(shared, (each) =>
      all(
        () => isSame(attachedBy(each)(), attachment),
        () => !hasRole(each),
      ),
    );
  }
}

/** A reader for each managed policy that a property attaches. */
function attachments(resource: Resource, property: string, { graph }: Stack): readonly (() => Attachment)[] {
  return new Properties(resource.properties).values(property).flatMap((value) => {
    if (typeof value === "string" && isManagedByAws(value)) return [() => ({ arn: value })];
    if (!isUnknown(value)) {
      return [
        (): Attachment => {
          const policy = graph.linkWithin(resource, property, value, types.iamPolicy);
          return policy ? { policy } : { arn: String(value) };
        },
      ];
    }
    const found = graph.candidates(resource, property, value, types.iamPolicy);
    if (found.length > 0) return found.map((policy) => () => ({ policy }));
    return [
      (): never => {
        throw new Undecided(`${property} is not known before the update`);
      },
    ];
  });
}

function isSame(one: Attachment, other: Attachment): boolean {
  if ("policy" in one) return "policy" in other && one.policy === other.policy;
  return "arn" in other && one.arn === other.arn;
}

function policyFor(read: () => Attachment): RolePolicy {
  return (effect) => {
    const attachment = read();
    return "policy" in attachment ? documentOf(attachment.policy) : managedPolicy(attachment.arn, effect);
  };
}

function documentOf({ properties }: Resource): unknown {
  return new Properties(properties).json("policy");
}
