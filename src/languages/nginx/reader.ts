import type { Configuration } from "./configuration";
import { Sockets } from "./model/listen";
import { readListeners } from "./model/servers";
import { argumentComplaint } from "./syntax/argumentRules";
import { type Context, standardDirectives } from "./syntax/directives";
import { NginxError } from "./syntax/error";
import { tableComplaint } from "./syntax/formRules";
import { type FileLookup, noFiles, resolveInclude } from "./syntax/include";
import { renderTemplate } from "./syntax/template";
import { type SourceFile, type Statement, Tokenizer } from "./syntax/tokenizer";
import type { Directive } from "./syntax/tree";
import { variableComplaint } from "./syntax/variableRules";

/** How to read a configuration. */
export interface ReadOptions {
  /** The files that it may include. Without it none is visible. */
  readonly files?: FileLookup;
  /** "http" reads the file as one of conf.d; "auto", the default, decides by the first directive that belongs to one only. */
  readonly context?: "main" | "http" | "auto";
  /** The environment with which a main file named `*.template` is rendered first. */
  readonly environment?: ReadonlyMap<string, string>;
}

/** Far beyond any real configuration, far below what costs time or memory. */
const limits = { characters: 4_000_000, depth: 500, files: 5_000 };

/** Blocks of directives, of entries that are not directives, and blocks that are read for syntax alone. */
type Place = Context | "entries" | "opaque";

interface OpenBlock {
  readonly place: Place;
  readonly directives: Directive[];
  readonly owner?: Directive;
}

interface OpenFile {
  readonly tokenizer: Tokenizer;
  readonly path: string;
  /** How many blocks were open when the file began: it may close none of those. */
  readonly depth: number;
  /** What an `include` just read stands for, still to be read. */
  readonly included: SourceFile[];
}

/**
 * Reads a configuration as nginx reads it on start.
 *
 * @throws NginxError at the place and for the reason nginx would refuse it, and for what no reader should take: binary
 * content, more than 4 million characters, more than 500 blocks inside each other
 */
export function readNginx(main: SourceFile, options: ReadOptions = {}): Configuration {
  const file =
    options.environment && main.path.endsWith(".template")
      ? { path: main.path, text: renderTemplate(main.text, options.environment) }
      : main;
  const context = options.context ?? "auto";
  const fragment = context === "http" || (context === "auto" && isFragment(file));
  return new Reader(file, options.files ?? noFiles, fragment).read();
}

/** Whether the first directive of `main` or `http` alone belongs inside `http`, or there is none. */
function isFragment(file: SourceFile): boolean {
  if (file.text.length > limits.characters) return false;
  const tokenizer = new Tokenizer(file);
  for (let depth = 0; ;) {
    const { words, terminator } = tokenizer.next();
    if (terminator === "") return true;
    const contexts = (standardDirectives.get(words[0]?.text ?? "") ?? []).map((form) => form.contexts).join("");
    if (depth === 0 && /[mh]/.test(contexts) && !/m.*h|h.*m/.test(contexts)) return contexts.includes("h");
    if (words[0]?.text.endsWith("_by_lua_block")) tokenizer.skipLua();
    else depth += terminator === "{" ? 1 : terminator === "}" ? -1 : 0;
  }
}

class Reader {
  private readonly top: Directive[] = [];
  private readonly blocks: OpenBlock[];
  private readonly open: OpenFile[] = [];
  private readonly sockets = new Sockets();
  private characters = 0;
  private files = 0;
  /** Whether a name that is not in the table is certainly no module's. */
  private closed: boolean;
  /** Whether directives of other modules, which may define variables, were met. */
  private extended = false;

  constructor(
    private readonly main: SourceFile,
    private readonly lookup: FileLookup,
    private readonly fragment: boolean,
  ) {
    this.closed = !fragment;
    this.blocks = [{ place: fragment ? "h" : "m", directives: this.top }];
  }

  read(): Configuration {
    this.openFile(this.main);
    for (let file = this.open.at(-1); file; file = this.open.at(-1)) {
      const included = file.included.shift();
      if (included) {
        this.openFile(included);
        continue;
      }
      const statement = file.tokenizer.next();
      if (statement.terminator === "}") this.closeBlock(file);
      else if (statement.terminator === "") this.closeFile(file);
      else this.takeStatement(file, statement);
    }
    return this.finish();
  }

  private finish(): Configuration {
    const whole = !this.fragment && !this.top.some((directive) => directive.name === "include");
    if (whole && !this.top.some((directive) => directive.name === "events"))
      throw new NginxError('no "events" section in configuration', this.main.path, 1);
    const http = this.fragment ? this.top : (this.top.find((directive) => directive.name === "http")?.block ?? []);
    const listeners = readListeners(http);
    const complaint = this.closed && !this.extended ? variableComplaint(http) : undefined;
    if (complaint) throw new NginxError(complaint.reason, complaint.by.file, complaint.by.line);
    return { directives: this.top, http, fragment: this.fragment, listeners };
  }

  private openFile(source: SourceFile): void {
    const refuse = (reason: string): NginxError =>
      this.open.at(-1)?.tokenizer.error(reason) ?? new NginxError(reason, source.path, 1);
    this.characters += source.text.length;
    if (this.characters > limits.characters)
      throw refuse(`more than ${limits.characters} characters, which are not read`);
    if (this.open.some((file) => file.path === source.path)) throw refuse("the file includes itself");
    if (++this.files > limits.files) throw refuse(`more than ${limits.files} included files, which are not read`);
    this.open.push({ tokenizer: new Tokenizer(source), path: source.path, depth: this.blocks.length, included: [] });
  }

  private closeFile(file: OpenFile): void {
    if (this.blocks.length > file.depth) throw file.tokenizer.error('unexpected end of file, expecting "}"');
    this.open.pop();
  }

  private closeBlock(file: OpenFile): void {
    if (this.blocks.length === file.depth) throw file.tokenizer.error('unexpected "}"');
    this.blocks.pop();
  }

  private takeStatement(file: OpenFile, statement: Statement): void {
    const { place, directives, owner } = this.blocks[this.blocks.length - 1]!;
    const complaint = this.complaint(statement, place, owner, directives);
    if (complaint !== undefined) throw file.tokenizer.error(complaint);
    const { words, terminator, line, column } = statement;
    const name = words[0]?.text ?? "";
    const args = words.slice(1);
    if (name === "include" && place !== "opaque") {
      this.include(file, { name, args, block: [], file: file.path, line, column }, directives);
    } else if (terminator === ";") {
      const directive = { name, args, file: file.path, line, column };
      directives.push(directive);
      this.noteForChecks(directive, place, owner);
    } else {
      const directive = { name, args, block: [], file: file.path, line, column };
      directives.push(directive);
      this.noteForChecks(directive, place, owner);
      this.openBlock(file, directive, place);
    }
  }

  /** Remembers what later checks depend on. */
  private noteForChecks(directive: Directive, place: Place, owner: Directive | undefined): void {
    if (place === "entries" || place === "opaque") return;
    if (place === "s" && directive.name === "listen") this.sockets.add(directive, owner);
    this.closed &&= directive.name !== "load_module";
    this.extended ||= !standardDirectives.has(directive.name);
  }

  private openBlock(file: OpenFile, directive: Directive & { readonly block: Directive[] }, place: Place): void {
    if (directive.name.endsWith("_by_lua_block")) {
      file.tokenizer.skipLua();
      return;
    }
    if (this.blocks.length > limits.depth)
      throw file.tokenizer.error(`more than ${limits.depth} blocks inside each other, which are not read`);
    this.blocks.push({ place: placeInside(directive.name, place), directives: directive.block, owner: directive });
  }

  private complaint(
    statement: Statement,
    place: Place,
    owner: Directive | undefined,
    siblings: readonly Directive[],
  ): string | undefined {
    if (place === "opaque") return undefined;
    if (place === "entries") return statement.terminator === "{" ? 'unexpected "{"' : undefined;
    const name = statement.words[0]?.text ?? "";
    return (
      tableComplaint(statement, place, siblings, this.closed) ??
      argumentComplaint(name, statement.words.slice(1), owner, siblings)
    );
  }

  private include(file: OpenFile, directive: Directive, directives: Directive[]): void {
    const included = resolveInclude(directive.args[0]?.text ?? "", this.main.path, this.lookup);
    if (included === "missing") throw file.tokenizer.error("an included file does not exist");
    if (included === "unseen") {
      directives.push(directive);
      this.closed = false;
    } else {
      file.included.push(...included);
    }
  }
}

const places: Readonly<Record<string, Place | undefined>> = {
  http: "h",
  events: "e",
  server: "s",
  location: "l",
  upstream: "u",
  limit_except: "x",
  types: "entries",
  map: "entries",
  geo: "entries",
  split_clients: "entries",
  charset_map: "entries",
};

function placeInside(name: string, outside: Place): Place {
  if (outside === "opaque") return "opaque";
  return name === "if" ? (outside === "s" ? "S" : "L") : (places[name] ?? "opaque");
}
