import { toEvaluated, isKnown } from "../../../languages/python/values/evaluated";
import { type Value } from "../../../languages/python/values/value";

/** The name of the type that an annotation asks for, also inside `Optional`; `undefined` if it is not modelled. */
export function typeOf(annotation: Value): string | undefined {
  if (annotation.kind === "builtin") return annotation.builtin.type;
  if (annotation.kind !== "native") return undefined;
  const data = annotation.native.data as { of?: Value; type?: string } | undefined;
  return annotation.native.type === "Optional" && data?.of ? typeOf(data.of) : data?.type;
}

function isOptional(annotation: Value): boolean {
  return annotation.kind === "native" && annotation.native.type === "Optional";
}

/** Whether an annotation is `ClassVar[…]`, which declares no field. */
export function isClassVariable(annotation: Value): boolean {
  return annotation.kind === "native" && annotation.native.type === "ClassVar";
}

/** Whether a value passes validation unchanged. */
export function fits(value: Value, annotation: Value): boolean {
  if (value.kind === "none") return isOptional(annotation);
  const type = typeOf(annotation);
  if (value.kind === "list" && type === "list") {
    const of = itemType(annotation);
    return !value.cell.content.rest && value.cell.content.items.every((item) => of !== undefined && item.kind === of);
  }
  if (value.kind === "dict" || type === undefined || type === "list") return false;
  return value.kind === type && isKnown(toEvaluated(value, { file: "", line: 0 }));
}

/** The type of the items of `list[…]`; a bare `list` accepts texts. */
function itemType(annotation: Value): string | undefined {
  if (annotation.kind === "builtin") return "str";
  const data = annotation.kind === "native" ? (annotation.native.data as { of?: Value }) : undefined;
  if (isOptional(annotation) && data?.of) return itemType(data.of);
  return data?.of ? typeOf(data.of) : "str";
}
