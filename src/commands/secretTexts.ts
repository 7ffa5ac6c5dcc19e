import { holdsAny } from "../credentials/values";

/** Variables that hold credentials by their names; PWD and OLDPWD are the shell's folders. */
const CREDENTIAL = /PASS|PWD|PW$|SECRET|TOKEN|KEY|CRED|AUTH(?!OR)|DSN|_URL$|_URI$/i;
const FOLDER = /^(OLD)?PWD$/;

/** Nothing, a word or a number stands in many environments, as the name of a user, a region or a stage. */
const COMMON = /^([A-Za-z]*|[\d.]+)$/;

/**
 * Tells whether a text came from where a stack keeps what is secret: from one of the texts of its encrypted
 * configuration and of the answers to its functions, or from the environment. There a variable that is named like a credential counts wherever its value
 * stands in the text; any other only where it is the whole text and more than a word or a number.
 */
export function secretSource(
  encrypted: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): (text: string) => boolean {
  const variables = Object.entries(environment);
  const credentials = variables.filter(([name]) => CREDENTIAL.test(name) && !FOLDER.test(name));
  const kept = [...encrypted, ...credentials.map(([, value]) => value)];
  const others = new Set(variables.map(([, value]) => value));
  return (text) => holdsAny(text, kept) || (others.has(text) && !COMMON.test(text));
}
