import type { Directive } from "../syntax/tree";

/** Methods of requests; the last is not a method at all. */
const usual = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "UNRECOGNIZED"];

/** The methods worth telling apart: the usual ones, and those that a condition, a map or `limit_except` names. */
export function methodsIn(directives: readonly Directive[]): readonly string[] {
  const named = directives.flatMap((directive) => {
    const own = directive.args.map((argument) => argument.text);
    const mapped = directive.name === "map" ? (directive.block ?? []).map((entry) => entry.name) : [];
    const concerned = directive.name === "limit_except" || own.some((word) => word.includes("$request_method"));
    return concerned ? [...own, ...mapped].flatMap((word) => word.match(/(?<![$\w])[A-Za-z]{3,}/g) ?? []) : [];
  });
  return [...new Set([...usual, ...named.map((method) => method.toUpperCase())])];
}

/** The methods to try where each costs: with two nearly everything is found, and the rest says what is not. */
export function methodsToTry(methods: readonly string[]): readonly string[] {
  return methods.filter((method) => !usual.includes(method) || ["GET", "POST", "DELETE"].includes(method));
}
