import { readNetwork } from "../../../base/cidr";
import { type Directive, text } from "../syntax/tree";
import { type Answer, Exchange } from "./exchange";
import { finalize, type Step, undecidedAnswer } from "./steps";
import { knownValue } from "./values";
import { variableValue } from "./variables";

type Verdict = { readonly status: number; readonly by: Directive } | "allowed" | "declined" | Answer;

/** Runs a request to its answer: the subrequest of `auth_request` goes through all phases itself. */
type Run = (exchange: Exchange) => Answer;

/** The access phase: addresses, passwords and `auth_request`, all or any of them. `undefined` if the request goes on. */
export function runAccess(exchange: Exchange, run: Run): Step | undefined {
  const any = exchange.scope.value("satisfy") === "any";
  let refusal: { readonly status: number; readonly by: Directive } | undefined;
  for (const check of [checkAddress, checkPassword, checkSubrequest]) {
    const verdict = check(exchange, run);
    if (verdict === "declined") continue;
    if (verdict === "allowed") {
      if (any) return undefined;
      continue;
    }
    if ("kind" in verdict) return verdict;
    if (any && (verdict.status === 403 || verdict.status === 401)) {
      refusal = refusal?.status === 401 ? refusal : verdict;
      continue;
    }
    return finalize(exchange, verdict.status, verdict.by);
  }
  return refusal && finalize(exchange, refusal.status, refusal.by);
}

function checkAddress(exchange: Exchange): Verdict {
  const rules = exchange.scope.effective("allow", "deny");
  if (rules.length === 0) return "declined";
  const address = variableValue(exchange, "remote_addr");
  for (const rule of rules) {
    const written = text(rule, 0);
    const network = readNetwork(written);
    const applies =
      written === "all" ||
      (network !== undefined &&
        (address.isKnown ? network.contains(address.text) : exchange.ask(`the client is in ${written}`)));
    if (applies) return rule.name === "allow" ? "allowed" : { status: 403, by: rule };
  }
  return "declined";
}

function checkPassword(exchange: Exchange): Verdict {
  const basic = exchange.scope.effective("auth_basic").at(-1);
  const jwt = exchange.scope.effective("auth_jwt").at(-1);
  const by = basic && basic.args[0]?.text !== "off" ? basic : jwt && jwt.args[0]?.text !== "off" ? jwt : undefined;
  if (!by || (by === basic && exchange.scope.effective("auth_basic_user_file").length === 0)) return "declined";
  const given = exchange.request.headers?.has("authorization");
  return given === false || exchange.ask("the credentials are invalid") ? { status: 401, by } : "allowed";
}

function checkSubrequest(exchange: Exchange, run: Run): Verdict {
  const by = exchange.scope.effective("auth_request").at(-1);
  if (!by || text(by, 0) === "off") return "declined";
  const inner = new Exchange(
    exchange.server,
    { ...exchange.request, method: "GET", target: exchange.request.target ?? "/" },
    exchange.surroundings,
    exchange.choices,
    exchange.candidates,
    new Map(),
    exchange,
  );
  inner.args = knownValue("");
  inner.argsAreOpen = false;
  inner.internal = true;
  inner.setUri(knownValue(text(by, 0)));
  for (const [name, value] of exchange.variables) inner.variables.set(name, value);
  const answer = run(inner);
  inner.sent.forEach((value, name) => name === "method" || exchange.sent.set(name, value));
  inner.files.forEach((kind, path) => exchange.files.set(path, kind));
  exchange.doubt ??= inner.doubt;
  if (answer.kind === "dropped" || answer.kind === "undecided")
    return answer.kind === "dropped" ? answer : undecidedAnswer(by, answer.reason ?? "");
  const status =
    answer.kind === "forwarded"
      ? inner.shownStatus || exchange.choices.pick(`answer to ${text(by, 0)}`, [200, 401, 403, 500])
      : (answer.status ?? 500);
  if (status === 401 || status === 403) return { status, by };
  return status >= 200 && status < 300 ? "allowed" : { status: 500, by };
}
