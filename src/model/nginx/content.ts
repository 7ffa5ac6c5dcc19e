import type { Exchange } from "./exchange";
import { fileKind, pathOf } from "./files";
import { addSlash, finalize, internalRedirect, namedLocation, respond, undecided, type Step } from "./steps";
import { text, type Directive } from "./tree";
import { append, known, type Value } from "./values";

/** `try_files` of the very block in force: it is not inherited. Undefined where the request goes on. */
export function runTryFiles(exchange: Exchange): Step | undefined {
  const directive = exchange.scope.own("try_files")[0];
  if (!directive) {
    return undefined;
  }
  for (const [index, { text: written }] of directive.args.entries()) {
    const last = index === directive.args.length - 1;
    if (last) {
      return fallBack(exchange, directive, written);
    }
    const directory = written.endsWith("/");
    const uri = exchange.value(directory ? written.slice(0, -1) : written);
    const target = uri.text.startsWith("/") || !uri.known ? uri : append(known("/"), uri);
    if (fileKind(exchange, pathOf(exchange, target)) === (directory ? "directory" : "file")) {
      exchange.setUri(target);
      return undefined;
    }
  }
  return undefined;
}

function fallBack(exchange: Exchange, directive: Directive, written: string): Step {
  const code = /^=(\d+)$/.exec(written)?.[1];
  if (code !== undefined) {
    return finalize(exchange, Number(code), directive);
  }
  const target = exchange.value(written);
  return target.text.startsWith("@")
    ? namedLocation(exchange, target.text, directive)
    : internalRedirect(exchange, target, directive);
}

/** The content phase: the handler of the location, or files. */
export function runContent(exchange: Exchange): Step {
  const { handler } = exchange;
  if (!handler) {
    return serveFile(exchange);
  }
  if (/^(stub_status|empty_gif)$/.test(handler.name)) {
    const readable = /^(GET|HEAD)$/.test(exchange.method);
    return readable ? respond(exchange, 200, handler) : finalize(exchange, 405, handler);
  }
  if (/^(flv|mp4)$/.test(handler.name)) {
    return serveFile(exchange);
  }
  if (handler.name === "memcached_pass") {
    return exchange.ask("a cached page") ? respond(exchange, 200, handler) : finalize(exchange, 404, handler);
  }
  if (/^(proxy|fastcgi|uwsgi|scgi|grpc)_pass$/.test(handler.name)) {
    return forward(exchange, handler);
  }
  return undecided(handler, `"${handler.name}" can answer anything`);
}

/** A request goes to an upstream, unless its address comes from variables and cannot be resolved. */
function forward(exchange: Exchange, handler: Directive): Step {
  const written = text(handler, 0);
  if (!written.includes("$")) {
    return { kind: "forwarded", by: handler };
  }
  const target = exchange.value(written);
  if (!target.known && target.text.replace(/^\w+:\/\//, "").length === 0) {
    return exchange.scope.effective("resolver").length > 0
      ? { kind: "forwarded", by: handler }
      : undecided(handler, "where a request is forwarded is not known");
  }
  const address = target.text.replace(/^\w+:\/\//, "");
  const [, host = ""] = /^(unix:|\[[^\]]*\]|[^:/?]*)/.exec(address) ?? [];
  const resolvable =
    host === "unix:" ||
    /^(\[.*\]|\d+(\.\d+){3})$/.test(host) ||
    exchange.surroundings.upstreams.has(host.toLowerCase()) ||
    exchange.scope.effective("resolver").length > 0;
  if (target.known && (host === "" || (handler.name === "proxy_pass" && !/^https?:\/\//i.test(target.text)))) {
    return finalize(exchange, 500, handler);
  }
  return resolvable ? { kind: "forwarded", by: handler } : finalize(exchange, 502, handler);
}

function serveFile(exchange: Exchange): Step {
  const by = exchange.scope.directive;
  const readable = /^(GET|HEAD|POST)$/.test(exchange.method);
  const slash = endsWithSlash(exchange);
  if (slash && readable) {
    const index = serveIndex(exchange);
    if (index) {
      return index;
    }
  }
  if (!readable) {
    return finalize(exchange, 405, by);
  }
  if (slash) {
    return exchange.scope.isOn("autoindex") && exchange.method !== "POST"
      ? respond(exchange, 200, by)
      : finalize(exchange, 403, by);
  }
  const kind = fileKind(exchange, pathOf(exchange));
  if (kind === "directory") {
    return addSlash(exchange, append(exchange.uri, known("/")), by);
  }
  if (kind === "missing") {
    return finalize(exchange, 404, by);
  }
  return exchange.method === "POST" ? finalize(exchange, 405, by) : respond(exchange, 200, by);
}

function endsWithSlash(exchange: Exchange): boolean {
  const { text: beginning, known, ending = "" } = exchange.uri;
  const end = known ? beginning : ending;
  return end === "" ? exchange.ask(`uri@${exchange.uriVersion} ends with a slash`) : end.endsWith("/");
}

function serveIndex(exchange: Exchange): Step | undefined {
  const written = exchange.scope
    .effective("index")
    .flatMap((directive) => directive.args.map((argument) => argument.text));
  const by = exchange.scope.directive;
  for (const each of written.length > 0 ? written : ["index.html"]) {
    const file: Value = exchange.value(each);
    if (file.text.startsWith("/")) {
      return internalRedirect(exchange, file, by, exchange.args);
    }
    const directory = pathOf(exchange);
    if (fileKind(exchange, append(directory, file)) !== "missing") {
      return internalRedirect(exchange, append(exchange.uri, file), by, exchange.args);
    }
    if (fileKind(exchange, directory) === "missing") {
      return finalize(exchange, 404, by);
    }
  }
  return undefined;
}
