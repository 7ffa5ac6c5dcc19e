/** A place in a pattern, which moves on as it is read. */
export class Cursor {
  position = 0;

  constructor(readonly pattern: string) {}

  get isAtEnd(): boolean {
    return this.position >= this.pattern.length;
  }

  /** The next character, which stays; `undefined` at the end. */
  peek(): string | undefined {
    return this.pattern[this.position];
  }

  /** The next character; `undefined` at the end. */
  next(): string | undefined {
    return this.pattern[this.position++];
  }

  /** Passes over a character if it is the next one. */
  accept(ch: string): boolean {
    if (this.pattern[this.position] !== ch) return false;
    this.position++;
    return true;
  }

  /** Passes over what a sticky expression matches here, if it matches. */
  take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.position;
    const match = expression.exec(this.pattern) ?? undefined;
    this.position += match?.[0].length ?? 0;
    return match;
  }
}
