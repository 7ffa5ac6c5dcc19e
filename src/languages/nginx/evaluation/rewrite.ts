import type { Scope } from "../model/scopes";
import { readCondition } from "../syntax/condition";
import { type Directive, isUnseenInclude, text } from "../syntax/tree";
import type { Answer, Exchange } from "./exchange";
import { testFile } from "./files";
import { finalize, respond, undecidedAnswer, useScope } from "./steps";
import { append, knownValue, unknownValue, type Value } from "./values";
import { expandVariables, variableValue } from "./variables";

/** How a list of rewrite directives ended: "end" stops the phase, an answer ends the request, "moved" began anew. */
type Ending = "continue" | "end" | "moved" | Answer;

/**
 * Runs the directives of nginx's rewrite module in the order of a block.
 *
 * @returns an answer if the request ends, "moved" if it goes on in another phase, `undefined` if it just goes on
 */
export function runRewrite(exchange: Exchange, scope: Scope): Answer | "moved" | undefined {
  const ending = runDirectives(exchange, scope);
  return ending === "continue" || ending === "end" ? undefined : ending;
}

function runDirectives(exchange: Exchange, scope: Scope): Ending {
  for (const directive of scope.statements) {
    const ending = runDirective(exchange, directive, scope);
    if (ending !== "continue") return ending;
  }
  return "continue";
}

function runDirective(exchange: Exchange, directive: Directive, scope: Scope): Ending {
  switch (directive.name) {
    case "set":
      assign(exchange, text(directive, 0).slice(1).toLowerCase(), expandVariables(exchange, text(directive, 1)));
      return "continue";
    case "break":
      exchange.uriChanged = false;
      return "end";
    case "return":
      return answerReturn(exchange, directive);
    case "rewrite":
      return rewrite(exchange, directive);
    case "if":
      return runIf(exchange, directive, scope);
    case "include":
      return isUnseenInclude(directive) ? undecidedAnswer(directive, "an included file is not visible") : "continue";
    default:
      if (/^set_by_lua|^set_/.test(directive.name) && text(directive, 0).startsWith("$"))
        assign(exchange, text(directive, 0).slice(1).toLowerCase(), unknownValue);
      return "continue";
  }
}

function assign(exchange: Exchange, name: string, value: Value): void {
  if (name === "args") {
    exchange.args = value;
    exchange.argsAreOpen = false;
  } else {
    exchange.variables.set(name, value);
  }
}

function runIf(exchange: Exchange, directive: Directive, scope: Scope): Ending {
  if (!isMet(exchange, directive)) return "continue";
  const inner = scope.inner.get(directive)!;
  if (scope.kind !== "server") useScope(exchange, inner);
  return runDirectives(exchange, inner);
}

function isMet(exchange: Exchange, directive: Directive): boolean {
  const words = readCondition(directive.args);
  const [subject = "", operator, operand = ""] = typeof words === "string" ? [] : words;
  const question = `uri@${exchange.uriVersion} at ${directive.file}:${directive.line}:${directive.column}`;
  if (!subject.startsWith("$")) return testFile(exchange, subject, operator ?? "");
  const value = variableValue(exchange, subject.slice(1).toLowerCase());
  if (operator === undefined) {
    if (!value.isKnown && value.text.length < 2)
      return exchange.ask(value.id === undefined ? question : `${value.id} is set`, "a value is unknown");
    return value.text !== "" && value.text !== "0";
  }
  if (operator === "=" || operator === "!=")
    return exchange.equals(value, expandVariables(exchange, operand), question) === (operator === "=");
  const matched = exchange.matches(operand, operator.endsWith("*"), value, question);
  if (!matched) exchange.captures = [];
  return matched !== operator.startsWith("!");
}

function answerReturn(exchange: Exchange, directive: Directive): Answer | "moved" {
  const code = text(directive, 0);
  if (!/^\d+$/.test(code)) return finalize(exchange, 302, directive, expandVariables(exchange, code));
  const status = Number(code);
  const body = directive.args[1]?.text ?? "";
  if ([301, 302, 303, 307, 308].includes(status))
    return finalize(exchange, status, directive, expandVariables(exchange, body));
  return status < 400 || body !== "" ? respond(exchange, status, directive) : finalize(exchange, status, directive);
}

function rewrite(exchange: Exchange, directive: Directive): Ending {
  const [pattern, written, flag] = [text(directive, 0), text(directive, 1), directive.args[2]?.text];
  const question = `uri@${exchange.uriVersion} at ${directive.file}:${directive.line}:${directive.column}`;
  if (!exchange.matches(pattern, false, exchange.uri, question)) {
    exchange.captures = [];
    return "continue";
  }
  const keepsArgs = !written.endsWith("?");
  const replacement = keepsArgs ? written : written.slice(0, -1);
  const redirects = flag === "redirect" || flag === "permanent" || /^(https?:\/\/|\$scheme)/.test(replacement);
  exchange.internal = true;
  exchange.uriChanged = flag !== "break";
  exchange.rewritten ||= flag === "break";
  if (redirects) {
    const mark = replacement.includes("?") ? "&" : "?";
    const location = expandVariables(exchange, replacement);
    return finalize(
      exchange,
      flag === "permanent" ? 301 : 302,
      directive,
      keepsArgs ? withArgs(location, mark, exchange.args) : location,
    );
  }
  const at = replacement.indexOf("?");
  const uri = expandVariables(exchange, at < 0 ? replacement : replacement.slice(0, at));
  if (at >= 0) {
    const args = expandVariables(exchange, replacement.slice(at + 1));
    exchange.args = keepsArgs ? withArgs(args, "&", exchange.args) : args;
  } else if (!keepsArgs) {
    exchange.args = knownValue("");
  }
  exchange.argsAreOpen &&= keepsArgs;
  exchange.setUri(uri);
  if (uri.isKnown && uri.text === "") return finalize(exchange, 500, directive);
  return flag === "last" || flag === "break" ? "end" : "continue";
}

function withArgs(value: Value, mark: string, args: Value): Value {
  return args.isKnown && args.text === "" ? value : append(append(value, knownValue(mark)), args);
}
