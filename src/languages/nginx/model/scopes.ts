import { isUnseenInclude, type Directive } from "../syntax/tree";

/** The blocks in which directives decide requests. */
export type ScopeKind = "http" | "server" | "location" | "if" | "limit_except";

/** A block of request-handling directives with the blocks around it. */
export class Scope {
  private names: Map<string, Directive[]> | undefined;
  private withoutLocations: readonly Directive[] | undefined;
  readonly children: Scope[] = [];
  /** The `if` and `limit_except` blocks among the directives, by directive. */
  readonly inner = new Map<Directive, Scope>();
  /** Whether directives may stand here that could not be seen. */
  readonly isIncomplete: boolean;

  constructor(
    readonly kind: ScopeKind,
    readonly directives: readonly Directive[],
    readonly directive: Directive | undefined,
    readonly parent: Scope | undefined,
  ) {
    this.isIncomplete = directives.some(isUnseenInclude);
  }

  /** The directives without the locations, of which a server may have thousands and which requests are looked up in. */
  get statements(): readonly Directive[] {
    return (this.withoutLocations ??= this.directives.filter((directive) => directive.name !== "location"));
  }

  /** The directives of this name that stand in this very block. */
  own(name: string): readonly Directive[] {
    if (this.directives.length < fewDirectives) return this.directives.filter((directive) => directive.name === name);
    this.names ??= byName(this.directives);
    return this.names.get(name) ?? [];
  }

  /**
   * The directives of one of these names that are in force here by nginx's usual rule: those of the innermost block that
   * has any, all of them. Give together the names that nginx inherits together, as `allow` and `deny`.
   */
  effective(...names: readonly string[]): readonly Directive[] {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const found =
        names.length === 1 ? scope.own(names[0]!) : scope.statements.filter((each) => names.includes(each.name));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The value of a directive with one argument that is in force here. */
  value(name: string): string | undefined {
    return this.effective(name).at(-1)?.args[0]?.text;
  }

  isOn(name: string): boolean {
    return this.value(name)?.toLowerCase() === "on";
  }

  get server(): Scope | undefined {
    return this.kind === "server" || this.parent === undefined ? this : this.parent.server;
  }
}

/** Fewer than this are looked through faster than they are indexed. */
const fewDirectives = 12;

function byName(directives: readonly Directive[]): Map<string, Directive[]> {
  const names = new Map<string, Directive[]>();
  for (const directive of directives) {
    const list = names.get(directive.name);
    if (list) list.push(directive);
    else names.set(directive.name, [directive]);
  }
  return names;
}

/** The scopes of the http block: one child for each server, whose children are its locations, nested as written. */
export function httpScope(directives: readonly Directive[]): Scope {
  const http = new Scope("http", directives, undefined, undefined);
  const waiting = [http];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    for (const directive of parent.directives) {
      const kind = kinds[directive.name];
      if (!kind || !directive.block || (kind === "server") !== (parent.kind === "http")) continue;
      const scope = new Scope(kind, directive.block, directive, parent);
      if (kind === "if" || kind === "limit_except") parent.inner.set(directive, scope);
      else parent.children.push(scope);
      waiting.push(scope);
    }
  }
  return http;
}

const kinds: Readonly<Record<string, ScopeKind | undefined>> = {
  server: "server",
  location: "location",
  if: "if",
  limit_except: "limit_except",
};
