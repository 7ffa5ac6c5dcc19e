import { type Directive, text } from "../syntax/tree";
import type { Exchange } from "./exchange";
import { fileKind } from "./files";
import { addSlash, finalize, internalRedirect, namedLocation, respond, type Step, undecidedAnswer } from "./steps";
import { append, knownValue, type Value } from "./values";
import { expandVariables, fileMapping, pathOf } from "./variables";

/** `try_files` of the very block in force: it is not inherited. `undefined` if the request goes on. */
export function runTryFiles(exchange: Exchange): Step | undefined {
  const directive = exchange.scope.own("try_files")[0];
  if (!directive) return undefined;
  if (isUnmapped(exchange)) return finalize(exchange, 500, directive);
  const { base, strip } = fileMapping(exchange);
  for (const { text: written } of directive.args.slice(0, -1)) {
    const directory = written.endsWith("/");
    const name = nameToTry(exchange, directory ? written.slice(0, -1) : written, strip);
    if (fileKind(exchange, append(base, name)) === (directory ? "directory" : "file")) {
      exchange.setUri(append(knownValue(exchange.uri.text.slice(0, strip)), name));
      return undefined;
    }
  }
  return fallBack(exchange, directive, strip);
}

/** A name to try, without what `alias` replaces: nginx strips that from names with variables only. */
function nameToTry(exchange: Exchange, written: string, strip: number): Value {
  const name = expandVariables(exchange, written);
  const replaced = exchange.uri.text.slice(0, strip);
  return written.includes("$") && name.text.startsWith(replaced)
    ? { ...name, text: name.text.slice(strip), id: strip > 0 ? undefined : name.id }
    : name;
}

function fallBack(exchange: Exchange, directive: Directive, strip: number): Step {
  const written = text(directive, directive.args.length - 1);
  const code = /^=(\d+)$/.exec(written)?.[1];
  if (code !== undefined) return finalize(exchange, Number(code), directive);
  const target = nameToTry(exchange, written, strip);
  return target.text.startsWith("@")
    ? namedLocation(exchange, target.text, directive)
    : internalRedirect(exchange, target, directive);
}

/** The content phase: the handler of the location, or files. */
export function runContent(exchange: Exchange): Step {
  const { handler } = exchange;
  if (!handler) return serveFile(exchange);
  if (/^(stub_status|empty_gif)$/.test(handler.name)) {
    const readable = /^(GET|HEAD)$/.test(exchange.method);
    return readable ? respond(exchange, 200, handler) : finalize(exchange, 405, handler);
  }
  if (/^(flv|mp4)$/.test(handler.name)) return serveFile(exchange);
  if (handler.name === "memcached_pass")
    return exchange.ask("the page is cached") ? respond(exchange, 200, handler) : finalize(exchange, 404, handler);
  if (/^(proxy|fastcgi|uwsgi|scgi|grpc)_pass$/.test(handler.name)) return forward(exchange, handler);
  return undecidedAnswer(handler, `"${handler.name}" can answer anything`);
}

/** A request goes to an upstream, unless its address comes from variables and cannot be resolved. */
function forward(exchange: Exchange, handler: Directive): Step {
  const { scope } = exchange;
  const inner = scope.kind === "if" || scope.kind === "limit_except";
  if (scope.own(handler.name).length === 0 && !(inner && (scope.parent?.own(handler.name).length ?? 0) > 0)) {
    // The handler of one `if` stays when another takes its place, but what it is configured with does not.
    return finalize(exchange, 500, handler);
  }
  const written = text(handler, 0);
  if (!written.includes("$")) return { kind: "forwarded", by: handler };
  const target = expandVariables(exchange, written);
  const resolves = scope.effective("resolver").length > 0;
  const address = target.text.replace(/^\w+:\/\//, "");
  if (!target.isKnown && address === "") {
    exchange.doubt ??= "the target of a forwarded request is unknown";
    return { kind: "forwarded", by: handler };
  }
  const host = /^(unix:|\[[^\]]*\]|[^:/?]*)/.exec(address)?.[0].toLowerCase() ?? "";
  if (target.isKnown && (host === "" || (handler.name === "proxy_pass" && !/^https?:\/\//i.test(target.text))))
    return finalize(exchange, 500, handler);
  const isAddress = host === "unix:" || /^(\[.*\]|\d+(\.\d+){3})$/.test(host);
  return resolves || isAddress || exchange.surroundings.upstreams.has(host)
    ? { kind: "forwarded", by: handler }
    : finalize(exchange, 502, handler);
}

function serveFile(exchange: Exchange): Step {
  const by = exchange.scope.directive;
  const readable = /^(GET|HEAD|POST)$/.test(exchange.method);
  if (readable && isUnmapped(exchange)) return finalize(exchange, 500, by);
  const slash = endsWithSlash(exchange);
  if (slash && readable) {
    const index = serveIndex(exchange);
    if (index) return index;
  }
  if (!readable) return finalize(exchange, 405, by);
  if (slash) {
    return exchange.scope.isOn("autoindex") && exchange.method !== "POST"
      ? respond(exchange, 200, by)
      : finalize(exchange, 403, by);
  }
  const kind = fileKind(exchange, pathOf(exchange));
  if (kind === "directory") return addSlash(exchange, append(exchange.uri, knownValue("/")), by);
  if (kind === "missing") return finalize(exchange, 404, by);
  return exchange.method === "POST" ? finalize(exchange, 405, by) : respond(exchange, 200, by);
}

/** Whether `alias` no longer maps a URI because it was rewritten. */
function isUnmapped(exchange: Exchange): boolean {
  return exchange.rewritten && exchange.scope.effective("root", "alias").at(-1)?.name === "alias";
}

function endsWithSlash(exchange: Exchange): boolean {
  const { text: beginning, isKnown: known, ending = "" } = exchange.uri;
  const end = known ? beginning : ending;
  return end === "" ? exchange.ask(`uri@${exchange.uriVersion} ends with a slash`) : end.endsWith("/");
}

function serveIndex(exchange: Exchange): Step | undefined {
  const written = exchange.scope
    .effective("index")
    .flatMap((directive) => directive.args.map((argument) => argument.text));
  const by = exchange.scope.directive;
  for (const each of written.length > 0 ? written : ["index.html"]) {
    const file: Value = expandVariables(exchange, each);
    if (file.text.startsWith("/")) return internalRedirect(exchange, file, by, exchange.args);
    const directory = pathOf(exchange);
    if (fileKind(exchange, append(directory, file)) !== "missing")
      return internalRedirect(exchange, append(exchange.uri, file), by, exchange.args);
    if (fileKind(exchange, directory) === "missing") return finalize(exchange, 404, by);
  }
  return undefined;
}
