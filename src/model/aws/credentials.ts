import { holdsSimulatedSecret, isSimulated } from "../simulated";
import { Undecided } from "../undecided";

/** Endings of the names of variables that hold a credential themselves. PWD alone is the shell's working directory. */
const credential =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PASS|SECRET|SECRET_KEY|SECRET_ACCESS_KEY|PRIVATE_KEY|API_KEY|APIKEY|AUTH_TOKEN|ACCESS_TOKEN|API_TOKEN)$|_PWD$/i;

/** Values that say where a credential is kept rather than what it is. */
const reference = /^(?:arn:|\/(?:run|etc|var|mnt|secrets?)\/|\{\{resolve:|\$\{?[A-Z_][A-Z0-9_]*\}?$)/i;

/** Values that switch something on or off, as in `REQUIRE_PASSWORD`. */
const flag = /^(?:true|false|yes|no|on|off|[01])$/i;

/** The password in a URL's user information (RFC 3986, 3.2.1), with or without a user name. */
const passwordInUrl = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\s:]*:([^/?#@\s]+)@/i;

/**
 * What credential a variable of this name and text holds, in words for a message: told by the end of its name, or by a
 * password in a URL. Names, ARNs and paths of secrets are references, not secrets. A generated password and an encrypted
 * configuration value are credentials whatever their text; raises `Undecided` where anything else was made up by a
 * simulation.
 */
export function credentialIn(name: string, value: string): string | undefined {
  const text = value.trim();
  const password = passwordInUrl.exec(text)?.[1];
  if (password !== undefined) return isCredential(name, password) ? "a URL with a password" : undefined;
  return credential.test(name) && isCredential(name, text) ? "a credential" : undefined;
}

function isCredential(name: string, text: string): boolean {
  if (text === "" || reference.test(text) || flag.test(text)) return false;
  if (isSimulated(text) && !holdsSimulatedSecret(text))
    throw new Undecided(`${name} holds a value that is known only after the update`);
  return true;
}
