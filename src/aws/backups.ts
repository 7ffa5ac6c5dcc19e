import { all, any, every, some, Undecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { namesResource } from "./iam/arns";
import { covers } from "./iam/wildcards";
import { tagOf } from "./tags";
import { types } from "./types";

/** The resources that an AWS Backup plan covers. */
export interface BackupSelection extends Fact {
  /** Whether it covers the resource. @throws Undecided if that depends on unknown names or tags */
  covers(resource: Resource): boolean;
}

/** The selections of AWS Backup plans. */
export const backupSelections: Kind<BackupSelection> = {
  noun: "backup selections",
  types: types.backupSelection,
  *read(resource, stack) {
    yield {
      resource: originOf(resource),
      covers: (target) => selects(resource, target, stack),
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

/**
 * Whether a selection covers a resource: it names the resource or one of its tags, or it names nothing, which means
 * everything; all conditions hold; and it does not leave the resource out (AWS Backup, "BackupSelection").
 */
function selects(selection: Resource, target: Resource, stack: Stack): boolean {
  const properties = new Properties(selection.properties);
  const tag = (key: string): string | undefined => tagOf(target, key.replace(/^\w+:ResourceTag\//i, ""), stack);
  const names = (property: string, isRelevant: (reference: unknown) => boolean = () => true): boolean =>
    some(properties.values(property), (reference) =>
      all(
        () => isRelevant(reference),
        () => isNamed(selection, property, reference, target, stack),
      ),
    );
  const { isExcluded, isExplicit } = optIn(target, stack);
  return all(
    () => isInRegionOf(target, properties),
    () => !names("notResources"),
    () => every(properties.maps("conditions"), (condition) => meets(condition, tag)),
    () =>
      any(
        () => names("resources", (reference) => !isExcluded() || isExplicit(reference)),
        () =>
          all(
            () => !isExcluded(),
            () => properties.count("resources") === 0 || properties.count("selectionTags") > 0,
            () =>
              properties.count("selectionTags") === 0 ||
              some(properties.maps("selectionTags"), (each) => hasTag(each, tag)),
          ),
      ),
  );
}

/** Whether one of a selection's resources, an ARN or a pattern of ARNs, is `target`. */
function isNamed(selection: Resource, property: string, reference: unknown, target: Resource, stack: Stack): boolean {
  if (typeof reference === "string" && !isUnknown(reference)) return namesResource(reference, target);
  if (stack.graph.candidates(selection, property, reference, [target.type]).includes(target)) return true;
  throw new Undecided("which resources a backup selection names is not known before the update");
}

type ReadTag = (key: string) => string | undefined;

function hasTag(wanted: Properties, tag: ReadTag): boolean {
  return isText(tag(wanted.string("key", "")), wanted.string("value", ""));
}

/** Whether a tag's value is this text. @throws Undecided if the value is simulated, so that any text may be it */
function isText(value: string | undefined, text: string): boolean {
  if (value !== text && isSimulated(value)) throw new Undecided("a tag is not known before the update");
  return value === text;
}

/** Whether a resource meets every condition of a block; a tag that it lacks differs from every value. */
function meets(condition: Properties, tag: ReadTag): boolean {
  const holds = (operator: string, test: (value: string | undefined, wanted: string) => boolean): boolean =>
    every(condition.maps(operator), (each) => test(tag(each.string("key", "")), each.string("value", "")));
  const isLike = (value: string | undefined, pattern: string): boolean => value !== undefined && covers(pattern, value);
  return all(
    () => holds("stringEquals", isText),
    () => holds("stringLikes", isLike),
    () => holds("stringNotEquals", (value, wanted) => !isText(value, wanted)),
    () => holds("stringNotLikes", (value, pattern) => !isLike(value, pattern)),
  );
}

function isInRegionOf({ properties }: Resource, selection: Properties): boolean {
  const [own, other] = [new Properties(properties).string("region"), selection.string("region")];
  return own === undefined || other === undefined || own === other;
}

/** The services of AWS Backup that can be excluded for a region, and what of an ARN names their resources. */
const services = [
  { types: types.databaseInstance, name: "RDS", explicit: ":db:" },
  { types: types.bucket, name: "S3", explicit: ":s3:::" },
  // Patterns for clusters name Aurora, Neptune and DocumentDB alike, so that they override nothing.
  { types: types.databaseCluster, name: "Aurora", explicit: undefined },
];

/**
 * Whether the region's settings exclude the service of a resource, and which references to its type override that (AWS
 * Backup, "Assign resources to a backup plan").
 */
function optIn(
  target: Resource,
  { graph }: Stack,
): { readonly isExcluded: () => boolean; readonly isExplicit: (reference: unknown) => boolean } {
  const service = services.find((each) => each.types.includes(target.type));
  return {
    isExcluded: () =>
      some(graph.allOfType(types.backupRegionSettings), ({ properties }) => {
        const preferences = new Properties(properties).map("resourceTypeOptInPreference");
        return service !== undefined && preferences?.boolean(service.name) === false;
      }),
    isExplicit: (reference) =>
      service?.explicit !== undefined && (typeof reference !== "string" || reference.includes(service.explicit)),
  };
}
