import { all, some, Undecided } from "../base/undecided";
import { Properties } from "../wire/properties";

/** What everybody may be allowed to do with a bucket. */
export type Access = "write" | "list";

/** The operations that stand for an access: allowing one of them is allowing it (Amazon S3, "Actions"). */
const operations: Readonly<Record<Access, readonly string[]>> = {
  write: [
    "s3:PutObject",
    "s3:PutObjectAcl",
    "s3:DeleteObject",
    "s3:DeleteObjectVersion",
    "s3:RestoreObject",
    "s3:AbortMultipartUpload",
    "s3:ReplicateObject",
    "s3:ReplicateDelete",
    "s3:PutBucketPolicy",
    "s3:PutBucketAcl",
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
  ],
  list: ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"],
};

/**
 * Whether a bucket policy allows an access to everybody without a condition (IAM JSON policy reference).
 * @param document the policy as an object
 * @throws Undecided if the document is not a policy, or if a statement that matters is unknown
 */
export function allowsEverybody(document: unknown, access: Access): boolean {
  const policy = new Properties(document, "policy");
  return some(policy.maps("Statement"), (statement) =>
    all(
      () => statement.string("Effect") === "Allow",
      () => !statement.has("Condition"),
      () => includesEverybody(statement),
      () => allows(statement, access),
    ),
  );
}

function includesEverybody(statement: Properties): boolean {
  return some(statement.values("Principal"), (principal) =>
    typeof principal === "object"
      ? some(statement.map("Principal")?.elements("AWS") ?? [], (account) => account() === "*")
      : statement.string("Principal") === "*",
  );
}

function allows(statement: Properties, access: Access): boolean {
  if (statement.has("NotAction")) throw new Undecided("a public statement of the policy uses NotAction");
  return some(statement.elements("Action"), (action) => operations[access].some(pattern(action())));
}

/** A test whether an operation matches an action of a policy; case-insensitive, with the wildcards `*` and `?`. */
function pattern(action: string): (operation: string) => boolean {
  const source = action
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  const expression = new RegExp(`^${source}$`, "i");
  return (operation) => expression.test(operation);
}
