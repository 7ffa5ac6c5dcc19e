import { some, Undecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { types } from "./types";

/** The resources that an AWS Backup plan covers. */
export interface BackupSelection extends Fact {
  /** Whether it covers the resource. @throws Undecided for tags, conditions, patterns and unknown ARNs */
  covers(resource: Resource): boolean;
}

/** The selections of AWS Backup plans. */
export const backupSelections: Kind<BackupSelection> = {
  noun: "backup selections",
  types: types.backupSelection,
  *read(resource, stack) {
    yield {
      resource: originOf(resource),
      covers: (target) => covers(resource, target, stack),
    };
  },
};

/**
 * Whether any AWS Backup selection of the stack covers `resource`.
 *
 * @throws Undecided if none certainly does, but one may
 */
export function isBackedUp(resource: Resource, stack: Stack): boolean {
  return some(stack.facts(backupSelections), (selection) => selection.covers(resource));
}

function covers(selection: Resource, target: Resource, stack: Stack): boolean {
  const properties = new Properties(selection.properties);
  if (["conditions", "notResources"].some((name) => properties.count(name) > 0))
    throw new Undecided("a backup selection filters its resources by conditions");
  const named = some(properties.values("resources"), (reference) => names(selection, reference, target, stack));
  if (!named && properties.count("selectionTags") > 0)
    throw new Undecided("a backup selection selects its resources by tags");
  return named;
}

/** Whether one of a selection's resources, an ARN or a pattern of ARNs, is `target`. */
function names(selection: Resource, reference: unknown, target: Resource, stack: Stack): boolean {
  if (reference === "*") return true;
  if (typeof reference === "string" && reference.includes("*"))
    throw new Undecided("a backup selection names its resources by a pattern");
  if (stack.graph.candidates(selection, "resources", reference, [target.type]).includes(target)) return true;
  if (isUnknown(reference))
    throw new Undecided("which resources a backup selection names is not known before the update");
  return false;
}
