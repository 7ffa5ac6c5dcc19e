/** The answers given so far to the questions of one run: what cannot be known is asked, and each answer is tried. */
export class Choices {
  private readonly answers = new Map<string, number>();
  private readonly asked: { readonly key: string; readonly options: number; taken: number }[] = [];
  private position = 0;

  /** One of the options; the same one whenever the same key is asked again in a run. */
  pick<T>(key: string, options: readonly T[]): T {
    if (options.length === 1) return options[0]!;
    const before = this.answers.get(key);
    if (before !== undefined) return options[before]!;
    const next = this.asked[this.position] ?? this.newQuestion(key, options.length);
    this.position++;
    this.answers.set(key, next.taken);
    return options[next.taken]!;
  }

  /** The answers so far that still matter when the URI has its present version, whatever its number. */
  lasting(version: number): string {
    const present = `uri@${version} `;
    return [...this.answers]
      .filter(([key]) => !key.startsWith("uri@") || key.startsWith(present))
      .map(([key, answer]) => `${key.replace(present, "uri ")} ${answer}`)
      .join("\n");
  }

  /** All answers so far, in order; no two runs have the same. */
  path(): string {
    return [...this.answers.values()].join();
  }

  ask(key: string): boolean {
    return this.pick(key, [true, false]);
  }

  /** Goes on to the next combination of answers; false when all were tried. */
  advance(): boolean {
    this.answers.clear();
    this.position = 0;
    for (let last = this.asked.at(-1); last; last = this.asked.at(-1)) {
      if (++last.taken < last.options) return true;
      this.asked.pop();
    }
    return false;
  }

  private newQuestion(key: string, options: number): { key: string; options: number; taken: number } {
    const question = { key, options, taken: 0 };
    this.asked.push(question);
    return question;
  }
}

/**
 * Runs something once for every combination of answers to the questions it asks, until `stop` says enough.
 *
 * @returns false if there were more combinations than the limit
 */
export function explore<T>(run: (choices: Choices) => T, visit: (result: T) => boolean, limit: number): boolean {
  const choices = new Choices();
  for (let runs = 0; runs < limit; runs++) if (visit(run(choices)) || !choices.advance()) return true;
  return false;
}
