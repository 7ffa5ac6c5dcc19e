/** The names and defaults of an ARG. */
export function argumentsIn(rest: string): readonly (readonly [name: string, byDefault: string | undefined])[] {
  return [...rest.matchAll(/([^\s=]+)(?:=("(?:[^"\\]|\\.)*"|'[^']*'|\S*))?/g)].map(([, name = "", value]) => [
    name,
    value === undefined ? undefined : unquote(value),
  ]);
}

/** The names and values of an ENV, also in its older form without an equals sign. */
export function variablesIn(rest: string): readonly (readonly [name: string, value: string])[] {
  if (!/^[^\s=]+=/.test(rest)) {
    const [, name = "", value = ""] = /^(\S+)\s+(.*)$/s.exec(rest) ?? [];
    return [[name, value]];
  }
  return [...rest.matchAll(/([^\s=]+)=((?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s\\])*)/gs)].map(
    ([, name = "", value = ""]) => [name, value],
  );
}

/** A value without the quotes around it. */
export function unquote(value: string): string {
  return /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;
}
