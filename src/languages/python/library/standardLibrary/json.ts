import type { LibraryModule, Interpreter } from "../../interpreter/interpreter";
import { CallArguments } from "../../values/callArguments";
import { bool, builtin, float, int, none, withRead, text, type Unknown, type Value } from "../../values/value";

/** `json`. */
export function jsonModule(python: Interpreter): LibraryModule {
  const decodeError = python.class("JSONDecodeError", python.exception("ValueError"));
  const loads = (source: string, value: Value | undefined): Value => {
    const read = readJson(python, source);
    return read ? withRead(read, value?.read) : python.raise(decodeError, "the text is not JSON", value?.read);
  };
  return {
    JSONDecodeError: { kind: "class", class: decodeError },
    loads: builtin(
      "json.loads",
      (given) => {
        const call = new CallArguments(given);
        const source = call.text(0);
        return source === undefined || call.count !== 1 ? undefined : loads(source, call.at(0));
      },
      { harmless: true },
    ),
    load: builtin("json.load", ({ positional: [file] }) => {
      const data =
        file?.kind === "native" && file.native.type === "file" ? (file.native.data as { text: string }) : undefined;
      return data && loads(data.text, file);
    }),
  };
}

/** The value of a JSON text as Python's `json` reads it; `undefined` if it refuses the text. */
export function readJson(python: Interpreter, source: string): Value | undefined {
  const reader = new Reader(python, source);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const token =
  /[ \t\n\r]*(?:("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\d.])|(true|false|null|NaN|-?Infinity)|([[\]{}:,]))/y;

class Reader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly python: Interpreter,
    private readonly source: string,
  ) {}

  whole(): Value {
    const value = this.value(this.next());
    if (/[^ \t\n\r]/.test(this.source.slice(this.at))) throw new SyntaxError();
    return value;
  }

  private next(): RegExpExecArray {
    this.python.step();
    token.lastIndex = this.at;
    const match = token.exec(this.source);
    if (!match) throw new SyntaxError();
    this.at = token.lastIndex;
    return match;
  }

  private value([, string, number, word, mark]: RegExpExecArray): Value {
    if (string !== undefined) return text(JSON.parse(string) as string);
    if (number !== undefined) return this.number(number);
    if (word !== undefined) return constants[word]!;
    if (++this.depth > 200) throw new SyntaxError();
    const value = mark === "[" ? this.array() : mark === "{" ? this.object() : undefined;
    this.depth--;
    if (!value) throw new SyntaxError();
    return value;
  }

  private number(source: string): Value {
    if (/[.eE]/.test(source)) return float(Number(source));
    const large: Unknown = { ...this.python.unknown("a large number"), type: "int" };
    return int(Number(source)) ?? large;
  }

  private array(): Value {
    const items: Value[] = [];
    for (let match = this.next(); match[4] !== "]"; match = this.next()) {
      if (items.length > 0) {
        if (match[4] !== ",") throw new SyntaxError();
        match = this.next();
      }
      items.push(this.value(match));
    }
    return this.python.list(items);
  }

  private object(): Value {
    const pairs: [Value, Value][] = [];
    for (let match = this.next(); match[4] !== "}"; match = this.next()) {
      if (pairs.length > 0) {
        if (match[4] !== ",") throw new SyntaxError();
        match = this.next();
      }
      if (match[1] === undefined || this.next()[4] !== ":") throw new SyntaxError();
      pairs.push([text(JSON.parse(match[1]) as string), this.value(this.next())]);
    }
    return this.python.dict(pairs);
  }
}

const constants: Readonly<Record<string, Value>> = {
  true: bool(true),
  false: bool(false),
  null: none,
  NaN: float(NaN),
  Infinity: float(Infinity),
  "-Infinity": float(-Infinity),
};
