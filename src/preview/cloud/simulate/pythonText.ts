import { type Member, type Type, splitTopLevel } from "./typeText";

/** The text of a class of a module, from its line to the next class; `undefined` if there is no class of that name. */
export function pythonClass(text: string, name: string): string | undefined {
  const start = text.search(new RegExp(`^class ${name}\\b`, "m"));
  if (start < 0) return undefined;
  const end = text.indexOf("\nclass ", start);
  return text.slice(start, end < 0 ? undefined : end);
}

const PROPERTY =
  /@pulumi\.getter(?:\(name="(\w+)"\))?\n(?: +@_utilities\.deprecated\("""[\s\S]*?"""\)\n)? +def (\w+)\(self\) -> (.+):$/gm;

/**
 * The properties of a generated class: getters with a type, under the resource's own names.
 *
 * @param module the module of the class, e.g. `ecs`; nested types are named relative to it
 */
export function parsePythonMembers(body: string, module: string): Member[] {
  return [...body.matchAll(PROPERTY)].map(([, given, attribute, annotation]): Member => {
    const { type, optional } = parseAnnotation(annotation!, module);
    return { name: given ?? attribute!, type, optional };
  });
}

const SCALARS: Record<string, "string" | "number" | "boolean"> = {
  str: "string",
  int: "number",
  float: "number",
  bool: "boolean",
};

function parseAnnotation(text: string, module: string): { type: Type; optional: boolean } {
  const { name, parameters } = generic(text.trim());
  if (name === "Output" || name === "Input" || name === "Optional") {
    const inner = parseAnnotation(parameters[0] ?? "", module);
    return { type: inner.type, optional: inner.optional || name === "Optional" };
  }
  return { type: parseType(text.trim(), module), optional: false };
}

function parseType(text: string, module: string): Type {
  const { name, parameters } = generic(text);
  const of = (index: number) => parseAnnotation(parameters[index] ?? "", module).type;
  switch (name) {
    case "Sequence":
    case "List":
      return { kind: "array", of: of(0) };
    case "Mapping":
    case "Dict":
      return { kind: "map", of: of(1) };
    case "Union":
      // Of several alternatives the plain string is the one that is always right.
      return parameters.some((parameter) => generic(parameter).name === "str") ? { kind: "string" } : of(0);
    default:
      return name in SCALARS ? { kind: SCALARS[name]! } : quotedType(text, module);
  }
}

/** `'outputs.ClusterSetting'` is a type of this module, `'_ec2.outputs.X'` of another; other names are enumerations. */
function quotedType(text: string, module: string): Type {
  const [, other, name] = /^'(?:_?(\w+)\.)?outputs\.(\w+)'$/.exec(text) ?? [];
  if (name !== undefined) {
    const prefix = other ?? module;
    return { kind: "named", name: prefix === "" ? name : `${prefix}.${name}` };
  }
  return /^'\w+'$/.test(text) ? { kind: "string" } : { kind: "other" };
}

/** `Mapping` with `str` and `int` for `Mapping[str, int]`; names without the module they come from. */
function generic(text: string): { name: string; parameters: string[] } {
  const [, name, parameters] = /^(?:_?\w+\.)?(\w+)(?:\[([\s\S]*)\])?$/.exec(text.trim()) ?? [];
  return { name: name ?? "", parameters: splitTopLevel(parameters ?? "", ",").map((parameter) => parameter.trim()) };
}
