import { isComputed, shellCommands, type Environment, type Output, type ShellCommand } from "./parse";

/** A file that a script writes, with what it writes there. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
  /** Whether that is added to what stands there already. */
  readonly appends?: boolean;
}

/**
 * The files that a shell script writes with texts of its own: by `cat`, `tee`, `echo`, `printf` and `base64 -d`, from
 * here-documents, arguments and variables. What only running it would tell is left out.
 */
export function writtenFiles(script: string, environment: Environment): readonly WrittenFile[] {
  return filesWrittenBy(shellCommands(script, environment)).filter(({ text }) => !isComputed(text));
}

/** The same with what only running it would tell marked as `computed` in the texts. */
export function filesWrittenBy(commands: readonly ShellCommand[]): readonly WrittenFile[] {
  const files: WrittenFile[] = [];
  let piped: string | undefined;
  for (const command of commands) {
    const text = printed(command, command.input ?? piped);
    piped = command.piped ? text : undefined;
    if (text === undefined) continue;
    for (const { path, appends } of targets(command))
      files.push({ path: inFolder(command.folder, path), text, ...(appends && { appends }) });
  }
  return files;
}

/** What files hold in the end, by their paths. */
export function textsOf(files: readonly WrittenFile[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { path, text, appends } of files) texts.set(path, appends ? (texts.get(path) ?? "") + text : text);
  return texts;
}

/** A path as it is from a folder; the start of a path of its own where the folder is not known. */
export function inFolder(folder: string, path: string): string {
  if (path.startsWith("/") || folder === "") return path;
  return `${folder.replace(/\/+$/, "")}/${path.replace(/^(?:\.\/)+/, "")}`;
}

/** The files that a command's output goes to, `tee`'s arguments among them. */
export function targets({ words, outputs }: ShellCommand): readonly Output[] {
  const appends = words.includes("-a") || words.includes("--append");
  const teed = commandOf(words) === "tee" ? words.slice(1).filter((word) => !/^-|^tee$/.test(word)) : [];
  return [...teed.map((path) => ({ path, appends })), ...outputs].filter(({ path }) => !path.startsWith("/dev/"));
}

/** What a command prints of its own or of its input, `undefined` where that is not known. */
export function printed({ words }: ShellCommand, input: string | undefined): string | undefined {
  const args = words.slice(words.indexOf(commandOf(words) ?? "") + 1);
  switch (commandOf(words)) {
    case "cat":
      return args.every((arg) => arg === "-") ? input : undefined;
    case "tee":
      return input;
    case "echo":
      return echoed(args);
    case "printf":
      return formatted(args);
    case "base64":
      return /^(?:-d|-D|--decode)$/.test(args[0] ?? "") && input !== undefined ? decodeBase64(input) : undefined;
    case undefined:
    default:
      return undefined;
  }
}

/** A command's name, past `sudo` and `exec`. */
export function commandOf(words: readonly string[]): string | undefined {
  return words.find((word) => word !== "sudo" && word !== "exec");
}

function echoed(args: readonly string[]): string {
  const options = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
  const given = args.slice(0, options < 0 ? args.length : options).join("");
  const text = args.slice(options < 0 ? args.length : options).join(" ");
  return `${given.includes("e") ? unescaped(text) : text}${given.includes("n") ? "" : "\n"}`;
}

/** printf with `%s` and `%b`, used again for each argument left over; other formats are not followed. */
function formatted([format = "", ...args]: readonly string[]): string | undefined {
  if (/%[^sb%]/.test(format)) return undefined;
  const rest = [...args];
  let text = "";
  do {
    text += unescaped(format).replace(/%([sb%])/g, (_, kind: string) =>
      kind === "%" ? "%" : kind === "b" ? unescaped(rest.shift() ?? "") : (rest.shift() ?? ""),
    );
  } while (rest.length > 0 && /%[sb]/.test(format));
  return text;
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };
  return text.replace(/\\([ntr\\])/g, (_, letter: string) => named[letter] ?? letter);
}

/** The text that base64 stands for; `undefined` where it is none. */
export function decodeBase64(encoded: string): string | undefined {
  const bytes = decodeBytes(encoded);
  return bytes && textFrom(bytes);
}

/** The bytes that base64 stands for; `undefined` where it is none. */
export function decodeBytes(encoded: string): Uint8Array | undefined {
  const compact = encoded.replace(/\s/g, "");
  if (compact.length < 8 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  return Buffer.from(compact, "base64");
}

/** Bytes as UTF-8; `undefined` where they are no text. */
export function textFrom(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString("utf8");
  return /[\0\ufffd]/.test(text) ? undefined : text;
}
