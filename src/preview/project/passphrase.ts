import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { PreviewError } from "../errors";

/** Decrypts a ciphertext of a stack's file; `undefined` if the key is not available. */
export type Decrypt = (ciphertext: string, key: string) => string | undefined;

const ITERATIONS = 1_000_000;
const KEY_BYTES = 32;
const TAG_BYTES = 16;

/**
 * Decrypts as Pulumi's passphrase provider does: AES-256-GCM with a key that PBKDF2 (SHA-256) derives from the
 * passphrase and the stack's salt. The passphrase is PULUMI_CONFIG_PASSPHRASE, or the content of
 * PULUMI_CONFIG_PASSPHRASE_FILE. The key is derived when the first value is needed, because that takes a moment.
 *
 * @param stackFile the file that holds the values, for messages
 * @param encryptionSalt the file's `encryptionsalt`: `v1:SALT:CHECK`, where CHECK is a known word, encrypted
 * @throws PreviewError, when a value is decrypted, if the passphrase is wrong or the value is damaged
 */
export function passphraseDecrypter(
  stackFile: string,
  encryptionSalt: string,
  environment: NodeJS.ProcessEnv,
): Decrypt {
  let key: Buffer | undefined;
  const unlock = (passphrase: string): Buffer => {
    const [version, salt, ...check] = encryptionSalt.split(":");
    if (version !== "v1" || salt === undefined)
      throw new PreviewError(`${stackFile}: "encryptionsalt" is not of the form that Pulumi writes (v1:…)`);
    const candidate = pbkdf2Sync(passphrase, Buffer.from(salt, "base64"), ITERATIONS, KEY_BYTES, "sha256");
    if (decryptWith(candidate, check.join(":")) !== "pulumi") {
      throw new PreviewError(
        `${stackFile}: the passphrase in PULUMI_CONFIG_PASSPHRASE (or its file) is not the one that the stack's secrets ` +
          `were encrypted with: set the right one, or unset it to go on with placeholders`,
      );
    }
    return candidate;
  };
  return (ciphertext, name) => {
    const passphrase = readPassphrase(environment);
    if (passphrase === undefined) return undefined;
    key ??= unlock(passphrase);
    const value = decryptWith(key, ciphertext);
    if (value === undefined) {
      throw new PreviewError(
        `${stackFile}: the encrypted value of "${name}" cannot be decrypted: was it copied from another stack? Set it ` +
          `again with \`pulumi config set --secret\``,
      );
    }
    return value;
  };
}

function readPassphrase(environment: NodeJS.ProcessEnv): string | undefined {
  const passphrase = environment["PULUMI_CONFIG_PASSPHRASE"];
  const file = environment["PULUMI_CONFIG_PASSPHRASE_FILE"];
  if (passphrase !== undefined || !file) return passphrase;
  try {
    return readFileSync(resolve(file), "utf8").trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new PreviewError(`${file}, which PULUMI_CONFIG_PASSPHRASE_FILE names, cannot be read (${code})`);
  }
}

/** Decrypts `v1:NONCE:CIPHERTEXT`; `undefined` if the key does not fit. */
function decryptWith(key: Buffer, text: string): string | undefined {
  const [version, nonce, sealed, ...rest] = text.split(":");
  if (version !== "v1" || nonce === undefined || sealed === undefined || rest.length > 0) return undefined;
  try {
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
