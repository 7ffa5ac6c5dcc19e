import type { Computed } from "../model/maps";
import { readLocationName } from "../syntax/locationName";
import { parseValue, type Part } from "../syntax/valueParts";
import type { Exchange } from "./exchange";
import { append, knownValue, unknownValue, type Value } from "./values";

/** A value of the configuration with its variables and captures filled in; unknown from the first unknown one on. */
export function expandVariables(exchange: Exchange, source: string): Value {
  const parts = parseValue(source);
  let value = knownValue("");
  for (const part of typeof parts === "string" ? [] : parts) {
    if (!value.isKnown) break;
    value = append(value, partValue(exchange, part));
  }
  return value;
}

function partValue(exchange: Exchange, part: Part): Value {
  switch (part.kind) {
    case "text":
      return knownValue(part.text);
    case "variable":
      return variableValue(exchange, part.name);
    case "capture":
      return exchange.captures[part.number] ?? knownValue("");
  }
}

/** The value of a variable at this moment of an exchange. */
export function variableValue(exchange: Exchange, name: string): Value {
  const set = exchange.variables.get(name);
  if (set) return set;
  const computed = exchange.surroundings.computed.get(name);
  if (computed) {
    const value = compute(exchange, name, computed);
    if (computed.kind !== "map" || !computed.table.isVolatile) exchange.variables.set(name, value);
    return value;
  }
  const builtIn = builtIns[name]?.(exchange) ?? prefixVariable(exchange, name);
  if (builtIn) return builtIn;
  return exchange.surroundings.assigned.has(name) ? knownValue("") : unknownValue;
}

const builtIns: Readonly<Record<string, ((exchange: Exchange) => Value) | undefined>> = {
  host: (exchange) => knownValue(exchange.host ?? serverName(exchange)),
  http_host: ({ request }) => knownValue(request.host ?? ""),
  server_name: (exchange) => knownValue(serverName(exchange)),
  scheme: ({ request }) => knownValue(request.tls ? "https" : "http"),
  https: ({ request }) => knownValue(request.tls ? "on" : ""),
  ssl_server_name: ({ request }) => knownValue(request.sni ?? ""),
  server_protocol: ({ request }) => knownValue(request.protocol),
  http2: ({ request }) => knownValue(request.protocol === "HTTP/2.0" ? (request.tls ? "h2" : "h2c") : ""),
  request_method: (exchange) => knownValue((exchange.main ?? exchange).method),
  uri: ({ uri }) => uri,
  document_uri: ({ uri }) => uri,
  args: ({ args }) => args,
  query_string: ({ args }) => args,
  is_args: ({ args }) => (args.isKnown ? knownValue(args.text === "" ? "" : "?") : unknownValue),
  request_uri: ({ requestUri }) => requestUri,
  remote_addr: (exchange) => exchange.client("remote_addr", exchange.request.address),
  proxy_add_x_forwarded_for: (exchange) => forwardedFor(exchange),
  remote_user: (exchange) => exchange.client("remote_user", undefined),
  content_type: (exchange) => exchange.client("content_type", header(exchange, "content-type")),
  content_length: (exchange) => exchange.client("content_length", header(exchange, "content-length")),
  request_filename: (exchange) => pathOf(exchange),
  document_root: (exchange) =>
    expandVariables(exchange, exchange.scope.effective("root", "alias").at(-1)?.args[0]?.text ?? "html"),
  invalid_referer: (exchange) => knownValue(exchange.ask("the referer is invalid") ? "1" : ""),
};

function prefixVariable(exchange: Exchange, name: string): Value | undefined {
  if (name.startsWith("http_")) return exchange.client(name, header(exchange, name.slice(5).replace(/_/g, "-")));
  if (name.startsWith("cookie_")) return exchange.client(name, cookie(exchange, name.slice(7)));
  if (name.startsWith("arg_")) return argument(exchange, name);
  return undefined;
}

/** The header X-Forwarded-For with the client's address behind it. */
function forwardedFor(exchange: Exchange): Value {
  const given = exchange.client("http_x_forwarded_for", header(exchange, "x-forwarded-for"));
  const address = exchange.client("remote_addr", exchange.request.address);
  if (!given.isKnown || !address.isKnown) return unknownValue;
  return knownValue(given.text === "" ? address.text : `${given.text}, ${address.text}`);
}

/** The first name of the server, as `$server_name` gives it. */
export function serverName({ server }: Exchange): string {
  const first = server.scope.own("server_name")[0]?.args[0]?.text ?? "";
  return first.startsWith("~") ? first.slice(1) : first.toLowerCase().replace(/^\./, "");
}

function header({ request }: Exchange, name: string): string | undefined {
  return request.headers && (request.headers.get(name) ?? "");
}

function cookie({ request }: Exchange, name: string): string | undefined {
  const pairs = request.headers?.get("cookie")?.split(/; */) ?? [];
  const found = pairs.find((pair) => pair.toLowerCase().startsWith(`${name}=`));
  return request.headers && (found?.slice(name.length + 1) ?? "");
}

function argument(exchange: Exchange, name: string): Value {
  const { args, argsAreOpen } = exchange;
  if (!args.isKnown) return argsAreOpen ? exchange.client(name, undefined) : unknownValue;
  const found = args.text.split("&").find((pair) => pair.toLowerCase().startsWith(`${name.slice(4)}=`));
  return knownValue(found?.slice(name.length - 3) ?? "");
}

function pickShare(exchange: Exchange, name: string, results: readonly string[]): string {
  const result = exchange.choices.pick(`share of $${name}`, results);
  exchange.assumptions.add(`share of $${name}: ${results.indexOf(result)}`);
  return result;
}

function compute(exchange: Exchange, name: string, computed: Computed): Value {
  if (computed.kind === "extension") return unknownValue;
  if (computed.kind === "split_clients") return expandVariables(exchange, pickShare(exchange, name, computed.results));
  const source = expandVariables(exchange, computed.source);
  if (!source.isKnown) {
    exchange.doubt ??= "the value that a variable depends on is unknown";
    return expandVariables(
      exchange,
      exchange.choices.pick(`uri@${exchange.uriVersion} result of $${name}`, computed.table.results),
    );
  }
  if (computed.kind === "geo") {
    const result = computed.table.find(source.text);
    return result === undefined ? unknownValue : knownValue(result);
  }
  const result = computed.table.find(source.text);
  if (!result) return unknownValue;
  if (result.captures) {
    exchange.captures = result.captures.map(knownValue);
    for (const [key, group] of result.names ?? [])
      exchange.variables.set(key.toLowerCase(), exchange.captures[group] ?? knownValue(""));
  }
  return expandVariables(exchange, result.text);
}

/** How URIs map to paths: `root` goes before them, `alias` takes the place of so many characters. */
export interface Mapping {
  readonly base: Value;
  readonly strip: number;
  /** With `alias` in a location given by a regular expression, the whole path. */
  readonly whole: boolean;
}

/** How `root` or `alias` maps URIs to paths where an exchange is now. */
export function fileMapping(exchange: Exchange): Mapping {
  const directive = exchange.scope.effective("root", "alias").at(-1);
  const base = expandVariables(exchange, directive?.args[0]?.text ?? "html");
  if (directive?.name !== "alias") return { base, strip: 0, whole: false };
  let owner = exchange.scope;
  while (owner.parent && !owner.directives.includes(directive)) owner = owner.parent;
  const { modifier, name } = readLocationName(owner.directive?.args ?? []);
  const whole = modifier.startsWith("~");
  return { base, strip: whole ? 0 : name.length, whole };
}

/** The path in the file system to which a URI maps. */
export function pathOf(exchange: Exchange, uri: Value = exchange.uri): Value {
  const { base, strip, whole } = fileMapping(exchange);
  if (whole) return base;
  return strip === 0 ? append(base, uri) : append(base, { ...uri, text: uri.text.slice(strip), id: undefined });
}
