import { isBoolean, readBoolean } from "./boolean";

/** SECURE_PROXY_SSL_HEADER as a variable gives it: the header and its value, or a switch for the usual header. */
export interface ProxyHeader {
  /** Whether Django trusts no header after this. */
  readonly isOff: boolean;
  /** What is wrong with it, as a phrase for a message. */
  readonly flaw?: string;
}

/** Values by which proxies say that a request came over HTTPS. */
const secureValues: ReadonlySet<string> = new Set(["https", "on", "1", "ssl", "wss"]);

/**
 * Reads SECURE_PROXY_SSL_HEADER in the forms that projects use: `HTTP_X_FORWARDED_PROTO,https`, a JSON list, or a
 * switch. Django wants exactly two items and compares the second with the header's value as it is.
 */
export function readProxyHeader(text: string, variable?: string): ProxyHeader {
  const items = itemsOf(text);
  if (items.length < 2) return readSingleItem(text, variable);
  const flaw = flawOf(items);
  return { isOff: false, ...(flaw !== undefined && { flaw }) };
}

/** Reads a variable that turns the usual header on, such as IS_BEHIND_PROXY. */
export function readProxySwitch(text: string, variable?: string): ProxyHeader {
  return { isOff: readBoolean(text, variable).mayBeFalse };
}

/** What is no boolean is one of the two items that Django wants: `https`, `HTTP_X_FORWARDED_PROTO`. */
function readSingleItem(text: string, variable: string | undefined): ProxyHeader {
  if (text.trim() === "" || text.trim() === "None") return { isOff: true };
  return isBoolean(text)
    ? readProxySwitch(text, variable)
    : { isOff: false, flaw: "is a single item; Django requires a header and a value" };
}

function flawOf(items: readonly string[]): string | undefined {
  const [header = "", value = ""] = items;
  if (items.length > 2) return `has ${items.length} items; Django requires a header and a value`;
  if (!/^HTTP_[A-Z0-9_]+$/.test(header.trim()))
    return "does not name a header in Django's form, such as HTTP_X_FORWARDED_PROTO";
  if (value !== value.trim() || header !== header.trim())
    return "has a space next to the comma, which django-environ keeps as part of the value";
  return secureValues.has(value) ? undefined : "expects a value that does not mean HTTPS";
}

function itemsOf(text: string): readonly string[] {
  const trimmed = text.trim();
  if (/^[[(]/.test(trimmed)) {
    return trimmed
      .slice(1, -1)
      .split(",")
      .map((item) => item.trim().replace(/^["']|["']$/g, ""));
  }
  return text.replace(/^\s+|\s+$/g, "").split(",");
}
