import { computed, secret, type Variables } from "./variables";

/** Commands that print a secret. */
const secretReader =
  /\b(?:secretsmanager|get-parameters?(?:-by-path)?|get-secret-value|vault|gcloud secrets|op read)\b/;

/** A word of a script without its quotes and with its variables filled in. */
export interface Word {
  readonly text: string;
  /** What it is split into: the blanks of a variable outside quotes separate, an empty one is nothing. */
  readonly fields: readonly string[];
  readonly isQuoted: boolean;
}

/** Expands the words of a script from one place in it on. */
export class Expander {
  constructor(
    private readonly text: string,
    /** The place after what was expanded. */
    public at: number,
    private readonly variables: Variables,
  ) {}

  word(): Word {
    const fields: string[] = [];
    let field: string | undefined;
    let text = "";
    let isQuoted = false;
    const add = (part: string): void => {
      text += part;
      field = (field ?? "") + part;
    };
    for (let char = this.text[this.at]; char !== undefined && !/[\s;&|<>()]/.test(char); char = this.text[this.at]) {
      if (char === "'" || char === '"') {
        isQuoted = true;
        add(this.quoted(char));
      } else if (char === "\\") {
        isQuoted = true;
        add(this.text[this.at + 1] ?? "");
        this.at += 2;
      } else if (char === "$" || char === "`") {
        const value = this.substitution();
        text += value;
        const parts = value.split(/\s+/);
        for (const [index, part] of parts.entries()) {
          if (index > 0 && field !== undefined) {
            fields.push(field);
            field = undefined;
          }
          if (part !== "") field = (field ?? "") + part;
        }
      } else {
        add(this.plain(/[^\s;&|<>()'"\\$`]+/y));
      }
    }
    return { text, fields: field === undefined ? fields : [...fields, field], isQuoted };
  }

  /** A here-document whose end is not quoted, from the current place to the end. */
  document(): string {
    let text = "";
    while (this.at < this.text.length) {
      const char = this.text[this.at]!;
      if (char === "\\" && /[$`\\\n]/.test(this.text[this.at + 1] ?? "")) {
        const next = this.text[this.at + 1]!;
        text += next === "\n" ? "" : next;
        this.at += 2;
      } else if (char === "$" || char === "`") {
        text += this.substitution();
      } else {
        text += this.plain(/[^\\$`]+|\\/y);
      }
    }
    return text;
  }

  private quoted(quote: string): string {
    const start = ++this.at;
    if (quote === "'") {
      const end = this.text.indexOf("'", start);
      this.at = end < 0 ? this.text.length : end + 1;
      return this.text.slice(start, end < 0 ? undefined : end);
    }
    let text = "";
    while (this.at < this.text.length && this.text[this.at] !== '"') {
      const char = this.text[this.at]!;
      if (char === "\\") {
        const next = this.text[this.at + 1] ?? "";
        text += /["\\$`]/.test(next) ? next : next === "\n" ? "" : `\\${next}`;
        this.at += 2;
      } else if (char === "$" || char === "`") {
        text += this.substitution();
      } else {
        text += this.plain(/[^"\\$`]+/y);
      }
    }
    this.at++;
    return text;
  }

  private plain(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.text)![0];
    this.at += text.length;
    return text;
  }

  /** A variable or a command substitution at the current place. */
  private substitution(): string {
    const variable = /\$(?:\{([A-Za-z_]\w*|[\d@*?#$!-]+)\}|([A-Za-z_]\w*|[\d@*?#$!-]))/y;
    variable.lastIndex = this.at;
    const [whole, braced, bare] = variable.exec(this.text) ?? [];
    if (whole !== undefined) {
      this.at += whole.length;
      return this.variables.get(braced ?? bare ?? "") ?? "";
    }
    if (this.text[this.at] === "`") {
      const end = this.text.indexOf("`", this.at + 1);
      const command = this.text.slice(this.at + 1, end < 0 ? undefined : end);
      this.at = end < 0 ? this.text.length : end + 1;
      return markOutput(command);
    }
    const open = this.text[this.at + 1];
    if (open === "'") {
      this.at++;
      return this.quoted("'");
    }
    if (open !== "(" && open !== "{") {
      this.at++;
      return "$";
    }
    const inner = this.enclosed(open, open === "(" ? ")" : "}");
    return open === "{" ? this.parameter(inner) : markOutput(inner);
  }

  /** What stands between a pair of brackets, which may hold others. */
  private enclosed(open: string, close: string): string {
    const start = this.at + 2;
    let depth = 0;
    for (this.at++; this.at < this.text.length; this.at++) {
      const char = this.text[this.at];
      if (char === open) depth++;
      else if (char === close && --depth === 0) break;
    }
    return this.text.slice(start, this.at++);
  }

  /** `${NAME:-word}` and its relatives; only a shell knows the rest. */
  private parameter(inner: string): string {
    const [, name, operator = "", word = ""] = /^([A-Za-z_]\w*|[1-9]\d*)(:?[-=+?])([^]*)$/.exec(inner) ?? [];
    if (name === undefined) return computed;
    const value = this.variables.get(name);
    const isSet = value !== undefined && !(operator.startsWith(":") && value === "");
    const expanded = (): string =>
      new Expander(`"${word.replace(/^(["'])([^]*)\1$/, "$2")}"`, 0, this.variables).word().text;
    if (operator.endsWith("+")) return isSet ? expanded() : "";
    if (isSet) return value;
    return operator.endsWith("?") ? "" : expanded();
  }
}

/** What stands for the output of a command substitution. */
function markOutput(command: string): string {
  return secretReader.test(command) ? secret : computed;
}
