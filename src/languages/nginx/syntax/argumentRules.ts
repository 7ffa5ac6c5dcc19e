import { compilePattern, InvalidPattern, UnsupportedPattern } from "../pcre";
import { readCondition } from "./condition";
import { readLocationName } from "./locationName";
import type { Argument } from "./tokenizer";
import type { Directive } from "./tree";
import { parseValue } from "./valueParts";

type Check = (
  args: readonly Argument[],
  owner: Directive | undefined,
  siblings: readonly Directive[],
) => string | undefined;

/** Why nginx would refuse a directive for its arguments, by the directive's own rules. */
export function argumentComplaint(
  name: string,
  args: readonly Argument[],
  owner: Directive | undefined,
  siblings: readonly Directive[],
): string | undefined {
  return checks[name]?.(args, owner, siblings);
}

const isDuplicate =
  (name: string): Check =>
  (_args, _owner, siblings) =>
    siblings.some((sibling) => sibling.name === name) ? `"${name}" directive is duplicate` : undefined;

const checks: Readonly<Record<string, Check | undefined>> = {
  http: isDuplicate("http"),
  events: isDuplicate("events"),
  try_files: isDuplicate("try_files"),
  auth_request: isDuplicate("auth_request"),
  internal: isDuplicate("internal"),
  limit_except: checkLimitExcept,
  return: checkReturn,
  rewrite: checkRewrite,
  set: (args) =>
    !textAt(args, 0).startsWith("$") || textAt(args, 0).length < 2
      ? "invalid variable name"
      : valueComplaint(textAt(args, 1)),
  if: checkIf,
  location: checkLocation,
  error_page: checkErrorPage,
  root: checkPath("root"),
  alias: checkPath("alias"),
  proxy_pass: checkHandler("proxy_pass"),
  fastcgi_pass: checkHandler("fastcgi_pass"),
  uwsgi_pass: checkHandler("uwsgi_pass"),
  scgi_pass: checkHandler("scgi_pass"),
  grpc_pass: checkHandler("grpc_pass"),
  allow: checkAddress,
  deny: checkAddress,
};

function checkReturn(args: readonly Argument[]): string | undefined {
  const code = textAt(args, 0);
  if (!/^\d+$/.test(code)) {
    const isUrl = args.length === 1 && (/^https?:\/\//.test(code) || code.startsWith("$scheme"));
    return isUrl ? valueComplaint(code) : "invalid return code";
  }
  if (Number(code) > 999) return "invalid return code";
  return args[1] && valueComplaint(args[1].text);
}

function checkRewrite(args: readonly Argument[]): string | undefined {
  if (textAt(args, 1) === "") return "empty replacement";
  const pattern = patternComplaint(textAt(args, 0), false);
  if (pattern) return pattern;
  if (args[2] && !/^(last|break|redirect|permanent)$/.test(args[2].text)) return 'invalid parameter in "rewrite"';
  return valueComplaint(textAt(args, 1));
}

function checkIf(args: readonly Argument[]): string | undefined {
  const words = readCondition(args);
  if (typeof words === "string") return words;
  const [subject = "", operator = "", operand = ""] = words;
  if (subject.length > 1 && subject.startsWith("$")) {
    if (words.length === 1) return undefined;
    if (words.length !== 3) return "invalid condition";
    if (operator === "=" || operator === "!=") return valueComplaint(operand);
    return /^!?~\*?$/.test(operator)
      ? patternComplaint(operand, operator.endsWith("*"))
      : "unexpected operator in condition";
  }
  return /^!?-[fdex]$/.test(subject) && words.length === 2 ? valueComplaint(operator) : "invalid condition";
}

function checkLocation(args: readonly Argument[], owner: Directive | undefined): string | undefined {
  const { modifier, name } = readLocationName(args);
  if (!/^(=|\^~|~\*|~|)$/.test(modifier) || (args.length > 1 && modifier === "")) return "invalid location modifier";
  const regex = modifier.startsWith("~");
  const complaint = regex ? patternComplaint(name, modifier === "~*") : undefined;
  if (complaint || owner?.name !== "location") return complaint;
  const outer = readLocationName(owner.args);
  const outerNamed = outer.modifier === "" && outer.name.startsWith("@");
  if (outer.modifier === "=") return "a location cannot be inside an exact location";
  if (outerNamed) return "a location cannot be inside a named location";
  if (modifier === "" && args.length === 1 && name.startsWith("@"))
    return "a named location can be on the server level only";
  return !regex && !name.startsWith(outer.name) ? "a location is outside the location around it" : undefined;
}

function checkErrorPage(args: readonly Argument[]): string | undefined {
  const words = args.map((argument) => argument.text);
  const beforeLast = words.at(-2);
  const answer = beforeLast?.startsWith("=") ? beforeLast : undefined;
  const codes = words.slice(0, answer === undefined ? -1 : -2);
  if (codes.length === 0 || (answer !== undefined && !/^=\d*$/.test(answer))) return 'invalid value in "error_page"';
  for (const code of codes) {
    if (!/^\d+$/.test(code) || Number(code) === 499) return 'invalid value in "error_page"';
    if (Number(code) < 300 || Number(code) > 599) return 'a value in "error_page" must be between 300 and 599';
  }
  return valueComplaint(words.at(-1) ?? "");
}

const methods = /^(GET|HEAD|POST|PUT|DELETE|MKCOL|COPY|MOVE|OPTIONS|PROPFIND|PROPPATCH|LOCK|UNLOCK|PATCH)$/i;

function checkLimitExcept(
  args: readonly Argument[],
  _owner: unknown,
  siblings: readonly Directive[],
): string | undefined {
  if (siblings.some((sibling) => sibling.name === "limit_except")) return '"limit_except" directive is duplicate';
  return args.every((argument) => methods.test(argument.text)) ? undefined : 'invalid method in "limit_except"';
}

function checkPath(name: "root" | "alias"): Check {
  return (args, owner, siblings) => {
    const other = siblings.find((sibling) => sibling.name === "root" || sibling.name === "alias");
    if (other) {
      return other.name === name
        ? `"${name}" directive is duplicate`
        : `"${name}" directive is duplicate, "${other.name}" directive was specified earlier`;
    }
    const outer = owner?.name === "location" ? readLocationName(owner.args) : undefined;
    if (name === "alias" && outer?.modifier === "" && outer.name.startsWith("@"))
      return 'the "alias" directive cannot be used inside the named location';
    return valueComplaint(textAt(args, 0));
  };
}

function checkHandler(name: string): Check {
  return (args, owner, siblings) => {
    if (siblings.some((sibling) => sibling.name === name)) return `"${name}" directive is duplicate`;
    return name === "proxy_pass" ? checkProxyPass(textAt(args, 0), owner) : valueComplaint(textAt(args, 0));
  };
}

function checkProxyPass(url: string, owner: Directive | undefined): string | undefined {
  if (url.includes("$")) return valueComplaint(url);
  const [, path] = /^https?:\/\/(?:unix:[^:]*:?|[^/?]*)(.*)$/i.exec(url) ?? [];
  if (path === undefined) return "invalid URL prefix";
  const outer = owner?.name === "location" ? readLocationName(owner.args) : undefined;
  const withoutPath = !outer || outer.modifier.startsWith("~") || (outer.modifier === "" && outer.name.startsWith("@"));
  return path !== "" && withoutPath
    ? '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside ' +
        '"if" statement, or inside "limit_except" block'
    : undefined;
}

function checkAddress(args: readonly Argument[]): string | undefined {
  return /^(all|unix:|[\d.]+(\/\d+)?|[0-9A-Fa-f:.]+(\/\d+)?)$/.test(textAt(args, 0)) ? undefined : "invalid parameter";
}

function textAt(args: readonly Argument[], index: number): string {
  return args[index]?.text ?? "";
}

function valueComplaint(source: string): string | undefined {
  const parts = parseValue(source);
  return typeof parts === "string" ? parts : undefined;
}

function patternComplaint(source: string, caseless: boolean): string | undefined {
  try {
    compilePattern(source, caseless);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidPattern) return `pcre2_compile() failed: ${error.message}`;
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}
