import { locationNameOf } from "../model/locations";
import type { Computed } from "../model/maps";
import type { Scope } from "../model/scopes";
import { compilePattern, InvalidPattern, UnsupportedPattern } from "../pcre";
import { readCondition } from "../syntax/condition";
import { type Directive, text } from "../syntax/tree";
import { parseValue } from "../syntax/valueParts";

/** A host that nobody has: names under `.invalid` never exist (RFC 2606). */
export const unknownHost = "unrecognized.invalid";

/** An address that nobody has (RFC 5737). */
const someAddress = "198.51.100.7";

const limits = { targets: 600, samples: 4 };

/**
 * Requests worth trying on a server: a target for each location, each regular expression and each comparison, and for
 * what else a client chooses the values that the configuration compares it with.
 */
export class Candidates {
  readonly targets: readonly string[];
  private readonly values = new Map<string, Set<string>>();

  constructor(server: Scope, computed: ReadonlyMap<string, Computed>) {
    const paths = new Paths();
    for (const scope of scopesIn(server)) {
      paths.addScope(scope);
      for (const directive of scope.directives) this.addDirective(directive, paths);
    }
    for (let scope = server.parent; scope; scope = scope.parent)
      scope.effective("allow", "deny").forEach((rule) => this.add("remote_addr", addressIn(text(rule, 0))));
    for (const variable of computed.values()) this.addComputed(variable, paths);
    this.targets = paths.targets();
  }

  /** Values for a variable that the client chooses. */
  of(name: string): readonly string[] {
    const found = [...(this.values.get(name) ?? [])];
    return name === "remote_addr" ? [...new Set([someAddress, ...found])] : [...new Set(["", ...found, unknownHost])];
  }

  private addDirective(directive: Directive, paths: Paths): void {
    for (const [, name = ""] of directive.args.flatMap(({ text: value }) => [...value.matchAll(/\$\{?arg_(\w+)/g)]))
      paths.addArgument(name, unknownHost);
    switch (directive.name) {
      case "rewrite":
        paths.addPattern(text(directive, 0), false);
        break;
      case "allow":
      case "deny":
        this.add("remote_addr", addressIn(text(directive, 0)));
        break;
      case "if":
        this.addCondition(directive, paths);
        break;
    }
  }

  private addCondition(directive: Directive, paths: Paths): void {
    const words = readCondition(directive.args);
    const [subject = "", operator = "", operand = ""] = typeof words === "string" ? [] : words;
    if (!subject.startsWith("$")) return;
    const name = subject.slice(1).toLowerCase();
    if (/~/.test(operator)) this.addPattern(name, operand, operator.endsWith("*"), paths);
    else this.addLiteral(name, operator === "" ? "1" : operand, paths);
  }

  private addComputed(variable: Computed, paths: Paths): void {
    if (variable.kind !== "map" && variable.kind !== "geo") return;
    const parts = parseValue(variable.source);
    for (const part of typeof parts === "string" ? [] : parts) {
      if (part.kind !== "variable") continue;
      if (variable.kind === "geo") {
        variable.table.addresses.forEach((address) => this.addLiteral(part.name, address, paths));
        continue;
      }
      variable.table.keys.forEach((key) => this.addLiteral(part.name, key, paths));
      variable.table.patterns.forEach(({ source, caseless }) => this.addPattern(part.name, source, caseless, paths));
    }
  }

  private addLiteral(name: string, value: string, paths: Paths): void {
    if (/^(request_uri|uri|document_uri)$/.test(name)) {
      paths.add(value);
    } else if (/^(args|query_string|is_args)$/.test(name)) {
      paths.addQuery(value);
      paths.addQuery("x=1");
    } else if (name.startsWith("arg_")) {
      paths.addArgument(name.slice(4), value);
    } else {
      this.add(name, value);
    }
  }

  private addPattern(name: string, source: string, caseless: boolean, paths: Paths): void {
    if (/^(request_uri|uri|document_uri|request_filename)$/.test(name)) {
      paths.addPattern(source, caseless);
      return;
    }
    samplesOf(source, caseless)
      .samples.slice(0, limits.samples)
      .forEach((sample) => this.addLiteral(name, sample, paths));
  }

  private add(name: string, value: string | undefined): void {
    if (value !== undefined && !value.includes("$"))
      this.values.set(name, (this.values.get(name) ?? new Set()).add(value));
  }
}

/** Collects request targets. */
class Paths {
  private readonly prefixes = new Set<string>(["/"]);
  private readonly loose = new Set<string>();
  private readonly queries = new Set<string>();
  private readonly everyArgument = new Map<string, string>();
  private readonly found = new Set<string>(["/", "/unrecognized", "/unrecognized/", "/%0A", "/unrecognized/%0Ax"]);

  addScope(scope: Scope): void {
    if (scope.kind !== "location") return;
    const { modifier, name } = locationNameOf(scope);
    if (modifier.startsWith("~")) {
      this.addPattern(name, modifier === "~*");
    } else if (name.startsWith("/")) {
      this.add(name);
      if (modifier !== "=") {
        this.prefixes.add(name.endsWith("/") ? name : `${name}/`);
        this.add(`${name}unrecognized`);
        this.add(`${name}x\nx`);
        this.add(name.replace(/(.)\/$/, "$1"));
      }
    }
  }

  add(path: string): void {
    if (path.startsWith("/")) this.found.add(encode(path));
  }

  addQuery(query: string): void {
    this.queries.add(query.replace(/[#\s]/g, ""));
  }

  addArgument(name: string, value: string): void {
    this.addQuery(`${name}=${value}`);
    this.everyArgument.set(name, value);
  }

  addPattern(source: string, caseless: boolean): void {
    const { samples, anchored } = samplesOf(source, caseless);
    if (/\.[*+]\)?\$$/.test(source)) {
      // A dot does not match a line feed.
      this.prefixes.add("/x\nx/");
    }
    for (const sample of samples) {
      this.add(sample);
      // What a group captures may end up in a redirect, where it can lengthen the host.
      this.add(`${sample}.${unknownHost}`);
      if (!anchored) this.loose.add(sample);
      else if (sample.endsWith("/")) this.prefixes.add(sample);
    }
  }

  targets(): readonly string[] {
    for (const sample of this.loose) {
      for (const prefix of this.prefixes) {
        const slashed = sample.startsWith("/");
        this.found.add(encode(slashed ? prefix.slice(0, -1) + sample : `${prefix}x${sample}`));
        this.found.add(encode(slashed ? prefix + sample.slice(1) : prefix + sample));
        if (this.found.size > limits.targets) return [...this.found].slice(0, limits.targets);
      }
    }
    this.addQuery([...this.everyArgument].map(([name, value]) => `${name}=${value}`).join("&"));
    const queries = [...this.queries].filter((query) => query !== "");
    const paths = [...this.found].filter((path) => !path.includes("?"));
    return [...this.found, ...queries.flatMap((query) => paths.map((path) => `${path}?${query}`))].slice(
      0,
      limits.targets,
    );
  }
}

function encode(path: string): string {
  return path.replace(
    /[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]/g,
    (ch) => `%${ch.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
}

function samplesOf(
  source: string,
  caseless: boolean,
): { readonly samples: readonly string[]; readonly anchored: boolean } {
  try {
    return compilePattern(source, caseless);
  } catch (error) {
    if (error instanceof UnsupportedPattern || error instanceof InvalidPattern) return { samples: [], anchored: true };
    throw error;
  }
}

function addressIn(written: string): string | undefined {
  const [address = ""] = written.split("/");
  return /^[\d.]+$|^[0-9A-Fa-f:]*:/.test(address) && address !== "unix:" ? address : undefined;
}

function scopesIn(server: Scope): readonly Scope[] {
  const scopes = [server];
  // The loop also visits what it adds.
  for (const { children, inner } of scopes) {
    children.forEach((child) => scopes.push(child));
    inner.forEach((scope) => scopes.push(scope));
  }
  return scopes;
}
