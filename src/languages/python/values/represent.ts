import { isPlaced } from "./projectFolder";
import type { Value } from "./value";

/** The result of `str()`; `undefined` if only Python could say. */
export function asText(value: Value): string | undefined {
  if (value.kind === "str" || value.kind === "path") return value.value;
  return value.kind === "native" ? value.native.text : represent(value);
}

/** The result of `repr()`; `undefined` if only Python could say. */
export function represent(value: Value): string | undefined {
  switch (value.kind) {
    case "none":
      return "None";
    case "ellipsis":
      return "Ellipsis";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return String(value.value);
    case "float":
      return representFloat(value.value);
    case "str":
      return isPlaced(value.value) ? undefined : representText(value.value);
    case "tuple":
      return between("(", value.items.map(represent), value.items.length === 1 ? ",)" : ")");
    case "list":
      return value.cell.content.rest ? undefined : between("[", value.cell.content.items.map(represent), "]");
    case "dict": {
      if (value.cell.content.rest) return undefined;
      const entries = [...value.cell.content.entries.values()].map(({ key, value: each }) => {
        const [left, right] = [represent(key), represent(each)];
        return left === undefined || right === undefined ? undefined : `${left}: ${right}`;
      });
      return between("{", entries, "}");
    }
    default:
      return undefined;
  }
}

function between(open: string, items: readonly (string | undefined)[], close: string): string | undefined {
  return items.includes(undefined) ? undefined : `${open}${items.join(", ")}${close}`;
}

function representFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const [, sign = "", digits = "", exponent = "0"] = /^(-?)([\d.]+)e([+-]\d+)$/.exec(value.toExponential()) ?? [];
  const power = Number(exponent);
  if (power < -4 || power >= 16)
    return `${sign}${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  const plain = power < 0 ? plainFraction(digits, power) : String(Math.abs(value));
  return sign + (plain.includes(".") ? plain : `${plain}.0`);
}

function plainFraction(digits: string, power: number): string {
  return `0.${"0".repeat(-power - 1)}${digits.replace(".", "")}`;
}

/** A text as Python writes it; `undefined` if that depends on which characters are printable in Unicode. */
function representText(text: string): string | undefined {
  if (/[^\x20-\x7e\n\r\t]/.test(text)) return undefined;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t");
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}
