import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isSecret, secret } from "../../wire/secrets";
import { ENCRYPTED_PLACEHOLDER } from "../../wire/simulated";
import { isPropertyTree, type PropertyTree } from "../../wire/tree";
import { PreviewError } from "../errors";
import { isRootStack } from "../host/urn";

/** The placeholder for a secret output whose text is encrypted or left out. */
const HIDDEN = secret(ENCRYPTED_PLACEHOLDER);

/** The state of a deployed stack, as `pulumi stack export` writes it. */
interface Export {
  readonly project: string;
  readonly stack: string;
  readonly outputs: PropertyTree;
}

/**
 * Reads the outputs from a file that `pulumi stack export` or `pulumi stack output --json` wrote.
 *
 * @param mentioned FILE:LINE where the file is named
 * @throws PreviewError if the file cannot be read or is something else
 */
export function readStackOutputs(file: string, mentioned: string): PropertyTree {
  const content = parse(file);
  if (content === undefined) {
    throw new PreviewError(
      `${mentioned}: ${file} cannot be read as JSON: write it with \`pulumi stack export --file\``,
    );
  }
  return exported(content)?.outputs ?? (plain(content) as PropertyTree);
}

/**
 * Returns the exported stacks in a folder, recognised by their content, by `PROJECT/STACK`.
 *
 * @param folder the project's
 */
export function exportsBeside(folder: string): Map<string, PropertyTree> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && !/^(package|tsconfig)/.test(file));
  const found = files.flatMap((file) => exported(parse(join(folder, file))) ?? []);
  return new Map(found.map(({ project, stack, outputs }) => [`${project}/${stack}`, outputs]));
}

function parse(file: string): PropertyTree | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isPropertyTree(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function exported(content: PropertyTree | undefined): Export | undefined {
  const deployment = content?.["deployment"];
  const resources = isPropertyTree(deployment) ? deployment["resources"] : undefined;
  const root = (Array.isArray(resources) ? (resources as unknown[]) : []).find(
    (resource): resource is PropertyTree => isPropertyTree(resource) && isRootStack(String(resource["type"])),
  );
  const [, , stack, , project] = String(root?.["urn"]).split(":");
  return root === undefined || !stack || !project
    ? undefined
    : { project, stack, outputs: plain(root["outputs"] ?? {}) as PropertyTree };
}

/**
 * Reads a value of an export. A secret holds a ciphertext, or its text as JSON; `pulumi stack output` writes
 * `[secret]`.
 */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === "[secret]") return HIDDEN;
  if (!isPropertyTree(value)) return value;
  if (isSecret(value)) return typeof value["plaintext"] === "string" ? secret(JSON.parse(value["plaintext"])) : HIDDEN;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
