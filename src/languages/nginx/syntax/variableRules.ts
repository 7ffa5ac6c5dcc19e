import { readCondition } from "./condition";
import { type Directive, text } from "./tree";
import { parseValue } from "./valueParts";

/** The variables of nginx's own modules, which the index of variables in its documentation lists. */
const builtIn = new RegExp(
  "^(?:(?:arg|cookie|http|sent_http|sent_trailer|upstream_http|upstream_trailer|upstream_cookie)_.*|" +
    "(?:connection|connections|fastcgi|geoip|grpc|gzip|limit|proxy|realip|secure_link|ssl|tcpinfo|time|uid|upstream)_.*|" +
    "ancient_browser|args|binary_remote_addr|body_bytes_sent|bytes_sent|connection|content_(?:length|type)|date_(?:gmt|local)|" +
    "document_(?:root|uri)|host|hostname|https?[23]?|invalid_referer|is_args|is_request_port|memcached_key|modern_browser|msec|" +
    "msie|nginx_version|pid|pipe|query_string|realpath_root|remote_(?:addr|port|user)|request|" +
    "request_(?:body|body_file|completion|filename|id|length|method|port|time|uri)|scheme|secure_link|" +
    "server_(?:addr|name|port|protocol)|slice_range|status|uri)$",
);

/** Variables that may not be set: nginx has them already. */
const readOnly =
  /^(?:(?:arg|cookie|http|sent_http)_.*|content_length|content_type|document_root|document_uri|host|hostname|https|is_args|query_string|realpath_root|remote_addr|remote_port|remote_user|request|request_filename|request_id|request_method|request_uri|scheme|server_addr|server_name|server_port|server_protocol|status|uri)$/;

/** The arguments in which a directive's value may hold variables, by position; all of them if it is not listed. */
const valuePositions: Readonly<Record<string, readonly number[] | undefined>> = {
  rewrite: [1],
  set: [1],
  map: [0],
  geo: [0],
};

const takesValues =
  /^(rewrite|set|return|try_files|error_page|root|alias|index|map|geo|split_clients|auth_request_set|(proxy|uwsgi|scgi|fastcgi|grpc)_(pass|set_header|param)|add_header|add_trailer|expires|log_format|limit_(req|conn)_zone|hash|sub_filter)$/;

/** A directive that uses a variable nobody defines, or sets one of nginx's own: nginx does not start with it. */
export function variableComplaint(
  http: readonly Directive[],
): { readonly reason: string; readonly by: Directive } | undefined {
  const all = descendants(http);
  const defined = new Set<string>();
  for (const directive of all) definedNames(directive).forEach((name) => defined.add(name));
  for (const directive of all) {
    const name = directive.name === "set" ? text(directive, 0).slice(1).toLowerCase() : "";
    if (readOnly.test(name)) return { reason: `the duplicate "${name}" variable`, by: directive };
    const missing = usedNames(directive).find((used) => !defined.has(used) && !builtIn.test(used));
    if (missing !== undefined) return { reason: `unknown "${missing}" variable`, by: directive };
  }
  return undefined;
}

function descendants(http: readonly Directive[]): readonly Directive[] {
  const all: Directive[] = [...http];
  // The loop also visits what it adds.
  for (const directive of all) {
    if (!/^(types|map|geo|split_clients|charset_map)$/.test(directive.name))
      directive.block?.forEach((inner) => all.push(inner));
  }
  return all;
}

function definedNames(directive: Directive): readonly string[] {
  const patterns = directive.args.filter((argument) => argument.text.includes("(?"));
  const captures = patterns.flatMap((argument) => namesIn(argument.text));
  switch (directive.name) {
    case "set":
    case "auth_request_set":
    case "perl_set":
      return [nameOf(directive, 0), ...captures];
    case "map":
    case "geo":
    case "split_clients":
      return [
        nameOf(directive, directive.args.length - 1),
        ...(directive.block ?? []).flatMap((entry) => namesIn(entry.name)),
      ];
    default:
      return captures;
  }
}

function namesIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\(\?P?[<']([A-Za-z_]\w*)/g)].map(([, name = ""]) => name.toLowerCase());
}

function nameOf(directive: Directive, position: number): string {
  return text(directive, position).slice(1).toLowerCase();
}

function usedNames(directive: Directive): readonly string[] {
  if (directive.name === "if") {
    const words = readCondition(directive.args);
    const [subject = "", operator = "", operand = ""] = typeof words === "string" ? [] : words;
    const named = subject.startsWith("$") ? [subject.slice(1).toLowerCase()] : [];
    return [...named, ...variablesIn(/^!?-/.test(subject) ? operator : operator.includes("~") ? "" : operand)];
  }
  if (!takesValues.test(directive.name)) return [];
  const positions = valuePositions[directive.name];
  const own = directive.args.flatMap((argument, index) =>
    positions && !positions.includes(index) ? [] : variablesIn(argument.text),
  );
  const results =
    directive.name === "map" ? (directive.block ?? []).flatMap((entry) => variablesIn(text(entry, 0))) : [];
  return directive.name === "geo" && directive.args.length === 1 ? [] : [...own, ...results];
}

function variablesIn(value: string): readonly string[] {
  if (!value.includes("$")) return [];
  const parts = parseValue(value);
  return typeof parts === "string" ? [] : parts.flatMap((part) => (part.kind === "variable" ? [part.name] : []));
}
