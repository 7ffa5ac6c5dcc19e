import { isPlaced } from "./projectFolder";
import type { Value } from "./value";

/** The truth value of a value, as `if` and `bool()` see it; `undefined` if that is not known. */
export function truth(value: Value): boolean | undefined {
  switch (value.kind) {
    case "none":
      return false;
    case "bool":
      return value.value;
    case "int":
    case "float":
      return value.value !== 0;
    case "str":
      return value.value !== "" || isPlaced(value.value);
    case "bytes":
      return value.value !== "";
    case "tuple":
      return value.items.length > 0;
    case "list":
      return value.cell.content.items.length > 0 ? true : value.cell.content.rest ? undefined : false;
    case "dict": {
      const { entries, rest } = value.cell.content;
      const surely = [...entries.values()].some(({ value: each }) => each.kind !== "unknown" || !each.mayBeAbsent);
      return surely ? true : entries.size > 0 || rest ? undefined : false;
    }
    case "set":
      return value.cell.content.items.size > 0 ? true : value.cell.content.rest ? undefined : false;
    case "unknown":
    case "native":
    case "instance":
    case "namespace":
      return undefined;
    default:
      return true;
  }
}
