/** Whether a name stands for itself, or for all that end (`*.x`) or begin (`x.*`) with it. */
export type NameKind = "exact" | "leading" | "trailing";

/** Values by name, looked up as nginx does: the exact name, else the longest `*.x`, else the longest `x.*`. */
export class NameTable<T> {
  private readonly names: Readonly<Record<NameKind, Map<string, T>>> = {
    exact: new Map(),
    leading: new Map(),
    trailing: new Map(),
  };

  /**
   * Adds a value unless the name has one: nginx ignores or refuses a second.
   *
   * @param name without the asterisk: `.x` for `*.x`, `x.` for `x.*`
   */
  add(kind: NameKind, name: string, value: T): void {
    if (!this.names[kind].has(name)) this.names[kind].set(name, value);
  }

  /** The value for a name in lower case. */
  find(name: string): T | undefined {
    return this.names.exact.get(name) ?? this.findLeading(name) ?? this.findTrailing(name);
  }

  /** All values. */
  get values(): readonly T[] {
    return Object.values(this.names).flatMap((names) => [...names.values()]);
  }

  /** A name that leads to each value. */
  get samples(): readonly string[] {
    const { exact, leading, trailing } = this.names;
    return [
      ...exact.keys(),
      ...[...leading.keys()].map((key) => `x${key}`),
      ...[...trailing.keys()].map((key) => `${key}x`),
    ];
  }

  private findLeading(name: string): T | undefined {
    for (let dot = name.indexOf(".", 1); dot >= 0; dot = name.indexOf(".", dot + 1)) {
      const value = this.names.leading.get(name.slice(dot));
      if (value !== undefined) return value;
    }
    return undefined;
  }

  private findTrailing(name: string): T | undefined {
    for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
      const value = this.names.trailing.get(name.slice(0, dot + 1));
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
