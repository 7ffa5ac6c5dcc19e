import type { Scope } from "../model/scopes";
import { readCondition } from "../syntax/condition";
import { readLocationName } from "../syntax/locationName";
import { type Directive, text } from "../syntax/tree";
import { parseValue } from "../syntax/valueParts";

/** The Location that a directive sends, as written; `undefined` if it sends none. */
export function locationHeader(directive: Directive): string | undefined {
  const [first, second] = [text(directive, 0), text(directive, 1)];
  if (directive.name === "return") {
    if (/^30[12378]$/.test(first)) return second;
    return /^\d+$/.test(first) ? undefined : first;
  }
  if (directive.name !== "rewrite") return undefined;
  const isRedirect = /^(?:redirect|permanent)$/.test(text(directive, 2)) || /^(?:https?:\/\/|\$scheme)/.test(second);
  return isRedirect ? second : undefined;
}

/**
 * Whether a redirect puts the decoded path into the Location header, line feeds and all, so that `/%0d%0aSet-Cookie:…`
 * adds a header of the attacker's (measured; `$request_uri` is as the client sent it). `rewrite` encodes its own groups,
 * `return` does not.
 */
export function splitsHeaders(directive: Directive, scope: Scope): boolean {
  const sent = parseValue(locationHeader(directive) ?? "");
  if (typeof sent === "string") return false;
  return sent.some((part) => {
    if (part.kind === "variable")
      return isDecodedPath(part.name) || (isNamedGroup(scope, part.name) && holdsLineFeeds(scope));
    return part.kind === "capture" && directive.name === "return" && holdsLineFeeds(scope);
  });
}

function isDecodedPath(variable: string): boolean {
  return variable === "uri" || variable === "document_uri";
}

function isNamedGroup(scope: Scope, variable: string): boolean {
  return new RegExp(`\\(\\?P?[<']${variable}[>']`, "i").test(patternOf(scope) ?? "");
}

/** Whether a group of the regular expression that led here can hold a line feed, which `.` and `\w` cannot. */
function holdsLineFeeds(scope: Scope): boolean {
  const groups = (patternOf(scope) ?? "").match(/\((?!\?:)[^()]*/g) ?? [];
  return groups.some((group) => /\[\^(?![^\]]*\\[nsv])[^\]]*\]|\\[sDWHN]|\(\?\w*s/.test(group));
}

/** The regular expression that the decoded path has matched if a request is in a block. */
function patternOf(scope: Scope): string | undefined {
  const args = scope.directive?.args ?? [];
  if (scope.kind === "location") {
    const { modifier, name } = readLocationName(args);
    return modifier.startsWith("~") ? name : undefined;
  }
  if (scope.kind !== "if") return undefined;
  const words = readCondition(args);
  if (typeof words === "string" || !/^\$\{?(?:uri|document_uri)\}?$/.test(words[0] ?? ""))
    return scope.parent && patternOf(scope.parent);
  return words[1]?.startsWith("~") ? words[2] : undefined;
}
