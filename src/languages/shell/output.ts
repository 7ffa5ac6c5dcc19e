import { decodeBase64 } from "../../base/encodings";
import type { Output, ShellCommand } from "./parse";

/** A command's name, past `sudo` and `exec`; `undefined` if there is none. */
export function commandName(words: readonly string[]): string | undefined {
  return words.find((word) => word !== "sudo" && word !== "exec");
}

/** The files that a command's output goes to, `tee`'s arguments among them. */
export function outputFiles({ words, outputs }: ShellCommand): readonly Output[] {
  const appends = words.includes("-a") || words.includes("--append");
  const teed = commandName(words) === "tee" ? words.slice(1).filter((word) => !/^-|^tee$/.test(word)) : [];
  return [...teed.map((path) => ({ path, appends })), ...outputs].filter(({ path }) => !path.startsWith("/dev/"));
}

/**
 * What `cat` and `tee` without files, `echo`, `printf` and `base64 -d` print; `undefined` for any other command, and if
 * the input that they print is unknown.
 */
export function printedText({ words }: ShellCommand, input: string | undefined): string | undefined {
  const args = words.slice(words.indexOf(commandName(words) ?? "") + 1);
  switch (commandName(words)) {
    case "cat":
      return args.every((arg) => arg === "-") ? input : undefined;
    case "tee":
      return input;
    case "echo":
      return echo(args);
    case "printf":
      return printf(args);
    case "base64":
      return /^(?:-d|-D|--decode)$/.test(args[0] ?? "") && input !== undefined ? decodeBase64(input) : undefined;
    case undefined:
    case ":":
    case "true":
      return "";
    default:
      return undefined;
  }
}

function echo(args: readonly string[]): string {
  const options = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
  const given = args.slice(0, options < 0 ? args.length : options).join("");
  const text = args.slice(options < 0 ? args.length : options).join(" ");
  return `${given.includes("e") ? unescape(text) : text}${given.includes("n") ? "" : "\n"}`;
}

/** printf with `%s` and `%b`; the format is used again for the arguments left over. Other formats are not followed. */
function printf([format = "", ...args]: readonly string[]): string | undefined {
  if (/%[^sb%]/.test(format)) return undefined;
  const rest = [...args];
  let text = "";
  do {
    text += unescape(format).replace(/%([sb%])/g, (_, kind: string) =>
      kind === "%" ? "%" : kind === "b" ? unescape(rest.shift() ?? "") : (rest.shift() ?? ""),
    );
  } while (rest.length > 0 && /%[sb]/.test(format));
  return text;
}

function unescape(text: string): string {
  const named: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };
  return text.replace(/\\([ntr\\])/g, (_, letter: string) => named[letter] ?? letter);
}
