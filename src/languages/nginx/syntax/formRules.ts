import { standardDirectives, isExtension, type Context, type Form } from "./directives";
import type { Statement } from "./tokenizer";
import type { Directive } from "./tree";

/**
 * Why nginx would refuse a directive where it stands, by its table: unknown, not allowed here, wrong terminator or number
 * of arguments, given twice, neither on nor off. `undefined` if it would not, or where another module would decide.
 *
 * @param closed whether a name that is not in the table is certainly no module's
 */
export function tableComplaint(
  statement: Statement,
  context: Context,
  siblings: readonly Directive[],
  closed: boolean,
): string | undefined {
  const name = statement.words[0]?.text ?? "";
  const forms = standardDirectives.get(name);
  if (!forms) return closed && !isExtension(name) ? `unknown directive${printable(name)}` : undefined;
  let complaint: string | undefined = `"${name}" directive is not allowed here`;
  for (const form of forms) {
    if (form.contexts === "*" || form.contexts.includes(context)) {
      complaint = formComplaint(form, statement, siblings);
      if (complaint === undefined) break;
    }
  }
  return complaint;
}

function formComplaint(
  form: Form,
  { words, terminator }: Statement,
  siblings: readonly Directive[],
): string | undefined {
  const name = words[0]?.text ?? "";
  if (!form.block && terminator !== ";") return `directive "${name}" is not terminated by ";"`;
  if (form.block && terminator !== "{") return `directive "${name}" has no opening "{"`;
  if (!form.accepts(words.length - 1)) return `invalid number of arguments in "${name}" directive`;
  if (form.once && siblings.some((sibling) => sibling.name === name)) return `"${name}" directive is duplicate`;
  if (form.flag && !/^(on|off)$/i.test(words[1]?.text ?? ""))
    return `invalid value in "${name}" directive, it must be "on" or "off"`;
  return undefined;
}

function printable(name: string): string {
  return /^[a-z0-9_]{1,64}$/.test(name) ? ` "${name}"` : "";
}
