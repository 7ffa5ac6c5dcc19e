import { isPlaced } from "./projectFolder";
import { asText, represent } from "./represent";
import type { Value } from "./value";

/** The result of `format(value, specification)`; `undefined` if only Python could say. */
export function format(value: Value, specification: string): string | undefined {
  const text = specification === "" ? asText(value) : undefined;
  if (specification === "") return value.kind === "instance" || value.kind === "unknown" ? undefined : text;
  const match = /^(?:(.)?([<>^]))?(0)?(\d+)?(?:\.(\d+))?([sdf])?$/su.exec(specification);
  if (!match) return undefined;
  const [, fill, align, zero, width, precision, type] = match;
  const number = value.kind === "int" || value.kind === "float";
  const content = number
    ? formatNumber(value, precision, type)
    : value.kind === "str" && !isPlaced(value.value) && (type ?? "s") === "s"
      ? value.value.slice(0, precision === undefined ? undefined : Number(precision))
      : undefined;
  if (content === undefined || (zero !== undefined && (!number || align !== undefined))) return undefined;
  return pad(content, Number(width ?? 0), zero === undefined ? (fill ?? " ") : "0", align ?? (number ? ">" : "<"));
}

function formatNumber(
  value: Value & { kind: "int" | "float" },
  precision: string | undefined,
  type: string | undefined,
): string | undefined {
  if (type === "f") {
    const digits = Number(precision ?? 6);
    const isTie = (value.value * 10 ** digits * 2) % 2 === 1;
    return Math.abs(value.value) < 1e15 && digits <= 15 && !isTie ? value.value.toFixed(digits) : undefined;
  }
  if (precision !== undefined || type === "s" || (type === "d" && value.kind === "float")) return undefined;
  return represent(value);
}

function pad(content: string, width: number, fill: string, align: string): string | undefined {
  const missing = width - [...content].length;
  if (missing <= 0) return content;
  if (width > 1000) return undefined;
  if (fill === "0" && /^[+-]/.test(content)) return content[0]! + fill.repeat(missing) + content.slice(1);
  const left = align === "<" ? 0 : align === ">" ? missing : Math.floor(missing / 2);
  return fill.repeat(left) + content + fill.repeat(missing - left);
}

/** One `{}` field of a text that `str.format` fills. */
export interface Field {
  readonly name: string;
  readonly conversion?: string;
  readonly specification: string;
}

/** Splits a text for `str.format` at its fields; `undefined` if Python would refuse it or fields are nested. */
export function formatFields(text: string): readonly (string | Field)[] | undefined {
  const parts: (string | Field)[] = [];
  const token = /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::([^{}]*))?\}|[{}]|[^{}]+/g;
  for (const [whole, name, conversion, specification = ""] of text.matchAll(token)) {
    if (whole === "{{" || whole === "}}") parts.push(whole[0]!);
    else if (name !== undefined) parts.push({ name, ...(conversion && { conversion }), specification });
    else if (whole === "{" || whole === "}") return undefined;
    else parts.push(whole);
  }
  return parts;
}

/** The result of `template % values`; `undefined` if only Python could say. */
export function formatPercent(template: string, values: Value): string | undefined {
  const items = values.kind === "tuple" ? values.items : [values];
  let next = 0;
  let failed = false;
  const text = template.replace(
    /%(?:\(([^)]*)\))?([-0]?)(\d*)(?:\.(\d+))?(.)/gs,
    (
      whole: string,
      key: string | undefined,
      flag: string,
      width: string,
      precision: string | undefined,
      type: string,
    ) => {
      if (whole === "%%") return "%";
      const value = key === undefined ? items[next++] : entryOf(values, key);
      const made = value && formatConversion(value, flag, width, precision, type);
      failed ||= made === undefined;
      return made ?? "";
    },
  );
  const usesAll = values.kind === "dict" || next === items.length;
  return failed || !usesAll || /%$/.test(template.replaceAll("%%", "")) ? undefined : text;
}

function entryOf(values: Value, key: string): Value | undefined {
  return values.kind === "dict" ? values.cell.content.entries.get(`str ${key}`)?.value : undefined;
}

function formatConversion(
  value: Value,
  flag: string,
  width: string,
  precision: string | undefined,
  type: string,
): string | undefined {
  const number = value.kind === "int" || value.kind === "bool" ? Number(value.value) : undefined;
  let content: string | undefined;
  if (type === "s" && precision === undefined && value.kind !== "unknown") content = asText(value);
  else if (type === "r" && precision === undefined) content = represent(value);
  else if ((type === "d" || type === "i") && precision === undefined) content = number?.toString();
  else if (type === "f" && value.kind === "float") content = format(value, `.${precision ?? 6}f`);
  if (content === undefined) return undefined;
  const fill = flag === "0" && type !== "s" && type !== "r" ? "0" : " ";
  return pad(content, Number(width), fill, flag === "-" ? "<" : ">");
}
