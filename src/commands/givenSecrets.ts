import type { Files } from "../base/files";
import { sourceTexts } from "../base/sources";
import { unlessUndecided } from "../base/undecided";

/** How programs ask for configuration: `config.requireSecret("password")`, `config.get_secret_object("password")`. */
const question =
  /\b(?:try_?)?(?:require|get)_?(secret)?_?(?:object|number|boolean|int|float|bool)?\s*(?:<[^>()]*>)?\(\s*["'`]([\w:.-]+)["'`]/gi;

/**
 * The values given with `--config` that are no plain text of the stack: those that the program asks for as secrets. A
 * value counts as one too if the source does not show how the program asks for it, because it stands in no file.
 */
export function givenSecrets(config: Readonly<Record<string, string>>, files: Files): readonly string[] {
  const given = Object.entries(config);
  if (given.length === 0) return [];
  const questions = [...(unlessUndecided(() => [...sourceTexts(files)]) ?? [])].flatMap((text) => [
    ...text.matchAll(question),
  ]);
  const asked = (key: string, asSecret: boolean): boolean =>
    questions.some(([, secret, name]) => nameIn(name) === nameIn(key) && (secret !== undefined) === asSecret);
  return given.filter(([key]) => asked(key, true) || !asked(key, false)).map(([, value]) => value);
}

/** The name of a key without its namespace. */
function nameIn(key: string | undefined): string | undefined {
  return key?.split(":").at(-1);
}
