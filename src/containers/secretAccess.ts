import { mayDo } from "../aws/permissions";
import { types } from "../aws/types";
import { inTurn, some, Undecided } from "../base/undecided";
import { type Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { isPropertyTree } from "../wire/tree";
import type { SecretReference } from "./container";
import { secretTarget } from "./secretTarget";

/** Where a resource names the secrets of a container, and the role that reads them. */
export interface SecretReader {
  readonly property: string;
  readonly role: {
    /** The property that holds the role. */
    readonly property: string;
    /** Where it stands in the property, for a message, if that is not the whole property. */
    readonly path?: string;
    /** The role's raw ARN, known or not; `undefined` if there is none. */
    readonly arn: unknown;
  };
}

/**
 * Why a service cannot read a secret when it starts the container, as a phrase for a message: it has no role, the role
 * has no permission, or the secret has no such key. `undefined` if it can, or if the secret or the role is not part of
 * this stack (ECS, "Pass sensitive data to a container").
 */
export function unreadable(
  reference: SecretReference,
  resource: Resource,
  { property, role: reader }: SecretReader,
  stack: Stack,
): string | undefined {
  if (reader.arn === undefined) return `\`${placeOf(reader)}\` names no role that could read it`;
  const isSecret = reference.service === "secretsmanager";
  const isManaged = isSecret && isManagedPassword(reference.id, resource, property, stack);
  const target = isManaged ? undefined : secretTarget(reference, resource, property, stack);
  if (!target && !isManaged) return undefined;
  if (target && reference.key !== undefined && !hasKey(target, reference.key, stack))
    return `the secret ${target.name} has no key ${reference.key}`;
  const role = roleOf(resource, reader, stack);
  if (!role) return undefined;
  const secret = target ?? managedPassword(reference.id);
  const action = isSecret ? "secretsmanager:GetSecretValue" : "ssm:GetParameters";
  if (mayDo(role, action, secret, stack)) return undefined;
  const what = target ? `the ${isSecret ? "secret" : "parameter"} ${target.name}` : secret.name;
  return `the role ${role.name} may not read ${what}`;
}

/** The role of the stack that reads the secrets; `undefined` if it is not part of it. */
function roleOf(resource: Resource, reader: SecretReader["role"], { graph }: Stack): Resource | undefined {
  const { property, arn } = reader;
  if (isUnknown(arn) && graph.candidates(resource, property, arn, types.role).length === 0)
    throw new Undecided(`${placeOf(reader)} is not known before the update`);
  return graph.linkWithin(resource, property, arn, types.role);
}

function placeOf({ property, path }: SecretReader["role"]): string {
  return path === undefined ? property : `${property}.${path}`;
}

/** Stands for the secret that RDS makes for a database, which is no resource of the stack. Its name begins with `rds!`. */
function managedPassword(arn: string): Resource {
  return {
    urn: "",
    type: types.secretsManagerSecret[0]!,
    name: "the password that RDS manages",
    properties: { arn, name: "rds!*" },
    dependencies: [],
    propertyDependencies: {},
  };
}

/**
 * Whether a secret is one that RDS makes for a database with manageMasterUserPassword, which is no resource of the stack.
 * Its name begins with `rds!` (RDS, "Password management with Secrets Manager"). A simulated one is known by the database
 * that the property depends on: it is none of the stack's own secrets, whose simulated ARNs are known.
 */
function isManagedPassword(id: string, resource: Resource, property: string, { graph }: Stack): boolean {
  if (/:secret:rds(?:!|%21)/.test(id)) return true;
  if (!isSimulated(id) || graph.identified(id, types.secretsManagerSecret)) return false;
  const databases = graph.allOfType([...types.databaseInstance, ...types.databaseCluster]);
  const depended = databases.filter(({ urn }) => resource.propertyDependencies[property]?.includes(urn));
  return some(depended, ({ properties }) => new Properties(properties).boolean("manageMasterUserPassword", false));
}

/** Whether a version of the secret that the stack writes has the key; true if it writes none. */
function hasKey(secret: Resource, key: string, stack: Stack): boolean {
  const versions = stack.graph.linkedFrom(secret, "secretId", types.secretVersion, types.secretsManagerSecret);
  const keys = [
    ...inTurn(versions, (version) => {
      const document = new Properties(version.properties).json("secretString");
      return [isPropertyTree(document) ? Object.keys(document) : []];
    }),
  ];
  return keys.length === 0 || keys.some((each) => each.includes(key));
}
