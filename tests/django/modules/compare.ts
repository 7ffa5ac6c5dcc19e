import { projectFolder, type Evaluated } from "../../../src/django/modules";

/** A value as load.py describes it. */
export type Described = readonly [kind: string, content: unknown];

/** Says where a value that is held for known differs from the real one; nothing where they agree. */
export function difference(value: Evaluated, real: Described, folder: string): string | undefined {
  const placed = (text: string): string => text.replaceAll(projectFolder, folder);
  const [kind, content] = real;
  switch (value.kind) {
    case "unknown":
      return undefined;
    case "list":
    case "tuple":
    case "set":
      return kind === value.kind ? itemsDifference(value, content as readonly Described[], folder) : `no ${value.kind}`;
    case "dict":
      return kind === "dict"
        ? entriesDifference(value, content as readonly (readonly Described[])[], folder)
        : "no dict";
    case "none":
    case "ellipsis":
      return kind === value.kind ? undefined : `not ${value.kind}`;
    case "float":
      return kind === "float" && sameNumber(value.value, content as string) ? undefined : `not ${value.value}`;
    case "str":
    case "path":
      return kind === value.kind && content === placed(value.value) ? undefined : `not ${JSON.stringify(value.value)}`;
    case "bool":
    case "int":
    case "bytes":
      return kind === value.kind && content === value.value ? undefined : `not ${value.value}`;
  }
}

function sameNumber(value: number, written: string): boolean {
  const names: Readonly<Record<string, number>> = { inf: Infinity, "-inf": -Infinity, nan: NaN };
  return Object.is(value, names[written] ?? Number(written));
}

function itemsDifference(
  value: Evaluated & { kind: "list" | "tuple" | "set" },
  real: readonly Described[],
  folder: string,
): string | undefined {
  const differs = (item: Evaluated, other: Described): boolean => difference(item, other, folder) !== undefined;
  if (value.kind === "set") {
    const missing = value.items.filter((item) => !real.some((other) => !differs(item, other)));
    const counts = value.open !== undefined || value.items.length === real.length;
    return missing.length === 0 && counts ? undefined : "another set";
  }
  if (!value.open) {
    if (value.items.length !== real.length) return `${value.items.length} items instead of ${real.length}`;
    const at = value.items.findIndex((item, position) => differs(item, real[position]!));
    return at < 0 ? undefined : `[${at}]: ${difference(value.items[at]!, real[at]!, folder)}`;
  }
  let next = 0;
  for (const item of value.items) {
    while (next < real.length && differs(item, real[next]!)) next++;
    if (next++ >= real.length) return "an item that is not there in this order";
  }
  return undefined;
}

function entriesDifference(
  value: Evaluated & { kind: "dict" },
  real: readonly (readonly Described[])[],
  folder: string,
): string | undefined {
  let found = 0;
  for (const { key, value: each } of value.entries) {
    const entry = real.find(([name]) => key.kind !== "unknown" && difference(key, name!, folder) === undefined);
    if (!entry && each.kind === "unknown" && each.mayBeAbsent) continue;
    if (!entry) return "a key that is not there";
    const inner = difference(each, entry[1]!, folder);
    if (inner !== undefined) return `[${JSON.stringify(entry[0]![1])}]: ${inner}`;
    found++;
  }
  return value.open || found === real.length ? undefined : `${found} keys instead of ${real.length}`;
}
