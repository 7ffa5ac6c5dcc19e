import { Undecided } from "../base/undecided";
import { holdsSimulatedSecret, isSimulated } from "../wire/simulated";
import { promiseOf } from "./names";
import { looksRandom } from "./randomness";
import { isNothing, isReference } from "./references";
import { isPublic, shapeOf } from "./shapes";

/** The password in a URL's user information (RFC 3986, 3.2.1), with or without a user name. */
const passwordInUrl = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\s:]*:([^/?#@\s]+)@/i;

/** The same anywhere in a command, behind the name of the variable that it is assigned to, if it is. */
const urlInText =
  /(?:(?<![\w-])([A-Za-z_]\w{0,99})=["']?)?(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^/?#@\s:'"]*:([^/?#@\s'"]+)@/gi;

/** `--name=value` and `--name value` in a command, the value in quotes or not. */
const option = /(?:^|\s)--?([A-Za-z][\w-]*)(?:=|\s+(?!-))("[^"]*"|'[^']*'|[^\s;&|'"]+)/g;

/**
 * The credential that a variable holds, as a phrase for a message: recognised by the shape of its text, by the end of its
 * name, or by a password in a URL. Names, ARNs and paths of secrets are references, not secrets. A generated password and
 * an encrypted configuration value are credentials whatever their text.
 *
 * @throws Undecided if anything else in the text is simulated
 */
export function credentialIn(name: string, value: string): string | undefined {
  const text = value.trim();
  const promise = promiseOf(name);
  if (promise === "open") return undefined;
  const password = passwordInUrl.exec(text)?.[1];
  if (password !== undefined) return isCredential(name, password) ? "a URL with a password" : undefined;
  const shape = shapeOf(text);
  if (shape !== undefined) return isCredential(name, text) ? shape : undefined;
  return promise === "credential" && isCredential(name, text) && !isPlainUrl(text) ? "a credential" : undefined;
}

/**
 * Whether a variable may hold a credential although neither its name nor its text proves it: its name ends like that of
 * a key or a token, and its text looks random.
 *
 * @throws Undecided if its text is simulated
 */
export function mayHoldCredential(name: string, value: string): boolean {
  const text = value.trim();
  if (promiseOf(name) !== "perhaps" || credentialIn(name, value) !== undefined) return false;
  return isCredential(name, text) && looksRandom(text);
}

/**
 * The credential that a command shows, as a phrase for a message: a password in a URL, or the value of an option. An
 * assignment is judged like a variable.
 */
export function credentialInCommand(words: readonly string[]): string | undefined {
  const line = words.join(" ");
  for (const [, variable, password = ""] of line.matchAll(urlInText))
    if (variable === undefined && isCredential("the command", password)) return "a URL with a password";
  for (const [, name = "", quoted = ""] of line.matchAll(option)) {
    const credential = credentialIn(name.replaceAll("-", "_"), quoted.replace(/^["']|["']$/g, ""));
    if (credential !== undefined) return `${credential} in the option ${name}`;
  }
  return undefined;
}

function isCredential(name: string, text: string): boolean {
  if (isNothing(text) || isReference(text) || isPublic(text)) return false;
  if (isSimulated(text) && !holdsSimulatedSecret(text)) throw new Undecided(`${name} is not known before the update`);
  return true;
}

/** The address of a service that issues credentials, such as `https://auth.example.com/token`, is not a credential. */
function isPlainUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^@\s]*$/i.test(text);
}
