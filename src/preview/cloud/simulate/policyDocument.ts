import { isPropertyTree } from "../../../wire/tree";

type Statement = Record<string, unknown>;

interface Document {
  readonly Version?: string | undefined;
  readonly Id?: string | undefined;
  readonly Statement: Statement[];
}

const DEFAULT_VERSION = "2012-10-17";

/**
 * The JSON that `aws.iam.getPolicyDocument` gives for its arguments, as the AWS provider computes it: a list with one
 * element becomes the element, longer ones are sorted downwards, statements with the same Sid replace each other, and
 * `&{` stands for `${`. No cloud is asked for it.
 *
 * @param args the function's arguments
 * @throws Error for a source or override document that is not JSON
 */
export function policyDocument(args: Record<string, unknown>): { json: string; minifiedJson: string } {
  const own: Document = {
    Version: text(args["version"]) || DEFAULT_VERSION,
    Id: text(args["policyId"]),
    Statement: objects(args["statements"]).map(statement),
  };
  const merged = [
    ...strings(args["sourcePolicyDocuments"]).map(parse),
    own,
    ...strings(args["overridePolicyDocuments"]).map(parse),
  ].reduce(merge, { Statement: [] });
  const content = {
    ...present("Version", merged.Version),
    ...present("Id", merged.Id),
    ...(merged.Statement.length === 0 ? {} : { Statement: merged.Statement }),
  };
  return { json: escape(JSON.stringify(content, undefined, 2)), minifiedJson: escape(JSON.stringify(content)) };
}

function statement(source: Record<string, unknown>): Statement {
  return {
    ...present("Sid", text(source["sid"])),
    Effect: text(source["effect"]) || "Allow",
    ...present("Action", scalarOrSorted(strings(source["actions"]))),
    ...present("NotAction", scalarOrSorted(strings(source["notActions"]))),
    ...present("Resource", scalarOrSorted(variables(source["resources"]))),
    ...present("NotResource", scalarOrSorted(variables(source["notResources"]))),
    ...present("Principal", principals(objects(source["principals"]))),
    ...present("NotPrincipal", principals(objects(source["notPrincipals"]))),
    ...present("Condition", conditions(objects(source["conditions"]))),
  };
}

function principals(sources: Record<string, unknown>[]): unknown {
  const byType = new Map<string, string[]>();
  for (const source of sources) {
    const identifiers = sortDescending(variables(source["identifiers"]));
    const type = text(source["type"]);
    byType.set(type, [...(byType.get(type) ?? []), ...identifiers]);
  }
  // {"*": "*"} is written as "*"; {"AWS": "*"} is something else to IAM and stays.
  if (byType.size === 1 && byType.get("*")?.join() === "*") return "*";
  return byKey([...byType].map(([type, identifiers]) => [type, scalarOr(identifiers)]));
}

function conditions(sources: Record<string, unknown>[]): unknown {
  const tests = new Map<string, Map<string, string[]>>();
  for (const source of sources) {
    const test = text(source["test"]);
    const variable = text(source["variable"]);
    const byVariable = tests.get(test) ?? new Map<string, string[]>();
    // The order of values can matter, so they are not sorted.
    byVariable.set(variable, [...(byVariable.get(variable) ?? []), ...variables(source["values"])]);
    tests.set(test, byVariable);
  }
  return byKey(
    [...tests].map(([test, byVariable]) => [
      test,
      byKey([...byVariable].map(([variable, values]) => [variable, scalarOr(values)])),
    ]),
  );
}

function merge(document: Document, next: Document): Document {
  const statements = [...document.Statement];
  for (const added of next.Statement) {
    const index = added["Sid"] ? statements.findIndex(({ Sid }) => Sid === added["Sid"]) : -1;
    if (index < 0) statements.push(added);
    else statements[index] = added;
  }
  return {
    Version: (next.Version ?? "") > (document.Version ?? "") ? next.Version : document.Version,
    Id: next.Id || document.Id,
    Statement: statements,
  };
}

function parse(json: string): Document {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new Error("a source or override policy document is not valid JSON");
  }
  if (!isPropertyTree(content)) throw new Error("a source or override policy document is not a JSON object");
  const list = Array.isArray(content["Statement"]) ? content["Statement"] : [content["Statement"]];
  return { Version: text(content["Version"]), Id: text(content["Id"]), Statement: list.filter(isPropertyTree) };
}

function present(key: string, value: unknown): Record<string, unknown> {
  const absent = value === undefined || value === "" || (isPropertyTree(value) && Object.keys(value).length === 0);
  return absent ? {} : { [key]: value };
}

function scalarOrSorted(values: string[]): unknown {
  return scalarOr(sortDescending(values));
}

function scalarOr(values: string[]): unknown {
  return values.length === 0 ? undefined : values.length === 1 ? values[0] : values;
}

/** Sorted by bytes from the last to the first, each once. */
function sortDescending(values: string[]): string[] {
  return [...new Set(values)].sort().reverse();
}

function byKey(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function variables(value: unknown): string[] {
  return strings(value).map((item) => item.replaceAll("&{", "${"));
}

/** The characters that Go's JSON encoder escapes and JavaScript's does not. */
function escape(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function objects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isPropertyTree) : [];
}
