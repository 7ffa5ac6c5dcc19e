import { readList } from "./list";

/** The values that Django knows (django/core/checks/security/base.py). */
const referrerPolicies: ReadonlySet<string> = new Set([
  "no-referrer",
  "no-referrer-when-downgrade",
  "origin",
  "origin-when-cross-origin",
  "same-origin",
  "strict-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
]);
const openerPolicies: ReadonlySet<string> = new Set(["same-origin", "same-origin-allow-popups", "unsafe-none"]);

/** What is wrong with a header's value, as a phrase for a message. */
export interface HeaderValue {
  readonly flaw?: string;
}

/** Reads SECURE_REFERRER_POLICY (security.E023), of which browsers take the last value that they know. */
export function readReferrerPolicy(text: string): HeaderValue {
  const values = readList(text);
  if (values.length === 0) return { flaw: "is empty" };
  if (!values.every((value) => referrerPolicies.has(value))) return { flaw: "contains an unknown value" };
  return values.at(-1) === "unsafe-url" ? { flaw: "sends full URLs to every other site" } : {};
}

/** Reads SECURE_CROSS_ORIGIN_OPENER_POLICY (security.E024). */
export function readOpenerPolicy(text: string): HeaderValue {
  return openerPolicies.has(text.trim()) ? {} : { flaw: "is not one of the known values" };
}

/** Reads X_FRAME_OPTIONS, which Django compares as it is (security.W019). */
export function readFrameOptions(text: string): HeaderValue {
  if (text === "DENY") return {};
  if (text === "SAMEORIGIN") return { flaw: "lets pages of the same site frame each other" };
  return { flaw: "is neither DENY nor SAMEORIGIN, so browsers ignore it" };
}
