import { all, every, some } from "../base/undecided";
import { outsidersAlwaysMeet, outsidersCanMeet, type Gateway } from "./iam/outsiders";
import { isEverybody } from "./iam/principals";
import { statementsOf, type Statement } from "./iam/statements";
import { covers } from "./iam/wildcards";

/** What everybody may be allowed to do with a bucket. */
export type Access = "write" | "list";

/** What an operation is done to: the bucket itself, or the objects in it. */
type Level = "bucket" | "objects";

/**
 * The operations that stand for an access, by what they are done to: allowing one of them is allowing it (Service
 * Authorization Reference, "Actions defined by Amazon S3").
 */
const operations: Readonly<Record<Access, Readonly<Record<Level, readonly string[]>>>> = {
  write: {
    objects: [
      "s3:PutObject",
      "s3:PutObjectAcl",
      "s3:PutObjectVersionAcl",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:RestoreObject",
      "s3:AbortMultipartUpload",
      "s3:ReplicateObject",
      "s3:ReplicateDelete",
    ],
    bucket: [
      "s3:PutBucketPolicy",
      "s3:PutBucketAcl",
      "s3:PutBucketPublicAccessBlock",
      "s3:PutLifecycleConfiguration",
      "s3:DeleteBucket",
      "s3:DeleteBucketPolicy",
    ],
  },
  list: { objects: [], bucket: ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"] },
};

/**
 * Whether the policy of a bucket or of an access point allows an access to everybody: a statement does, its conditions
 * keep no outsider out, and no other statement takes it back (Amazon S3 User Guide, "The meaning of public"). As S3
 * accepts in such a policy only resources of this bucket, its name is not compared.
 *
 * @param document the policy as an object
 * @param gateway the access point through which a request comes, if it does
 * @throws Undecided if the document is not a policy, or if a statement that matters is unknown
 */
export function allowsEverybody(document: unknown, access: Access, gateway?: Gateway): boolean {
  const statements = statementsOf(document);
  // Nobody changes a bucket's own settings through an access point.
  const levels: readonly Level[] = gateway && access === "write" ? ["objects"] : ["bucket", "objects"];
  const requests = levels.flatMap((level) => operations[access][level].map((operation) => ({ operation, level })));
  return some(requests, ({ operation, level }) =>
    some(statements, (statement) =>
      all(
        () => statement.effect === "Allow",
        () => isAboutEverybody(statement, operation),
        () => every(statement.conditions, (condition) => outsidersCanMeet(condition, gateway)),
        () =>
          some(targetsOf(statement, level), (read) => {
            const target = read();
            return (
              target !== undefined && !some(statements, (other) => takesBack(other, operation, level, target, gateway))
            );
          }),
      ),
    ),
  );
}

/** Whether a statement denies everybody what another one allows, whatever the request. */
function takesBack(statement: Statement, operation: string, level: Level, target: string, gateway?: Gateway): boolean {
  return all(
    () => statement.effect === "Deny",
    () => isAboutEverybody(statement, operation),
    () => includes(statement, level, target),
    () => every(statement.conditions, (condition) => outsidersAlwaysMeet(condition, gateway)),
  );
}

function isAboutEverybody(statement: Statement, operation: string): boolean {
  return all(
    () => statement.concernsAction(operation),
    () => statement.concernsPrincipal(isEverybody),
  );
}

/** Readers of what a statement is about: patterns of the keys of objects, or an empty text for the bucket. */
function targetsOf({ resources }: Statement, level: Level): readonly (() => string | undefined)[] {
  const { patterns, areExcluded } = resources;
  if (!areExcluded) return patterns.map((read) => () => targetIn(read(), level));
  const all = level === "bucket" ? "" : "*";
  return [() => (some(patterns, (read) => coversTarget(read(), level, all)) ? undefined : all)];
}

/** Whether a statement is about everything that a pattern of keys, or the empty text for the bucket, stands for. */
function includes({ resources: { patterns, areExcluded } }: Statement, level: Level, target: string): boolean {
  if (!areExcluded) return some(patterns, (read) => coversTarget(read(), level, target));
  return every(patterns, (read) => targetIn(read(), level) === undefined);
}

function coversTarget(pattern: string, level: Level, target: string): boolean {
  const own = targetIn(pattern, level);
  return own !== undefined && covers(own, target);
}

/**
 * What a resource of a policy names: of the level of objects a pattern of their keys, of the level of buckets the empty
 * text; `undefined` if it names nothing of this level.
 */
function targetIn(pattern: string, level: Level): string | undefined {
  const [, , service = "s3"] = pattern.split(":");
  if (!covers(service, "s3")) return undefined;
  const path = pattern
    .replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, "")
    .replace(/^accesspoint\//, "")
    .replace(/^([^/]*)\/object\//, "$1/");
  const [slash, star] = [path.indexOf("/"), path.indexOf("*")];
  if (level === "bucket") return slash < 0 ? "" : undefined;
  if (slash >= 0) return path.slice(slash + 1);
  return star < 0 ? undefined : path.slice(star);
}
