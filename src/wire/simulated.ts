/*
 * The marks of the simulated cloud: texts and numbers that nobody writes in a program, so that whatever holds one was
 * made up. They survive what programs do with values: other letter cases, concatenation, JSON, cutting a host at its
 * dots or a network into smaller ones.
 */

/** The account of the simulated cloud. AWS never issues such an account id. */
export const SIMULATED_ACCOUNT = "000123000123";

/** Starts the hexadecimal part of every simulated id. */
export const SIMULATED_HEX = "0fa15e1d";

/** The creation time of everything in the simulated cloud. */
export const SIMULATED_TIME = "2003-07-19T01:53:47Z";

/** Begins every other mark in a text. A generated text may be so short that it holds nothing more. */
const WORD = "s1mul";

/** Part of every simulated name and host. The digit tells it from the word, which programs write: `flight-simulated`. */
export const SIMULATED = `${WORD}ated`;

/**
 * Part of every simulated password and of every placeholder for an encrypted value: a secret whatever its text. Short,
 * because passwords may be.
 */
export const SIMULATED_SECRET = `${WORD}pw`;

/** The placeholder for a text that is encrypted and cannot be decrypted here. */
export const ENCRYPTED_PLACEHOLDER = `${SIMULATED_SECRET}-encrypted`;

/** The beginning of simulated IPv4 addresses: 240.0.0.0/4 is reserved (RFC 1112), and libraries parse it all the same. */
export const SIMULATED_IPV4 = "240.161.";

/** The beginning of simulated IPv6 addresses, outside of what is assigned (only 2000::/3 is global unicast, RFC 4291). */
export const SIMULATED_IPV6 = "4fa1:5e1d:";

/** The port of every simulated service whose own port is not known. */
export const SIMULATED_PORT = 61951;

/** Every other simulated number. Small, because a program may count up to it. */
export const SIMULATED_NUMBER = 4019;

const texts = [
  WORD,
  // The beginning of SIMULATED in base64.
  "czftdwxh",
  SIMULATED_HEX,
  SIMULATED_ACCOUNT,
  SIMULATED_TIME.toLowerCase(),
  SIMULATED_IPV6,
];

const address = new RegExp(`(?<![\\d.])${SIMULATED_IPV4.replaceAll(".", "\\.")}\\d`);
const port = new RegExp(`(?<![\\w.])${SIMULATED_PORT}(?![\\w.])`);

/** Whether a text holds a simulated password or a placeholder for an encrypted value. */
export function holdsSimulatedSecret(text: string): boolean {
  return text.toLowerCase().includes(SIMULATED_SECRET);
}

/**
 * Whether a value was made up by the embedded preview host, in place of what only the cloud knows, or holds such a
 * value. Everything made up carries a mark, except booleans, the length of lists and what follows from the region. No
 * verdict may rest on it.
 */
export function isSimulated(value: unknown): boolean {
  if (typeof value === "number") return value === SIMULATED_PORT || value === SIMULATED_NUMBER;
  if (typeof value === "string") {
    const text = value.toLowerCase();
    return texts.some((mark) => text.includes(mark)) || address.test(text) || port.test(text);
  }
  return typeof value === "object" && value !== null && Object.values(value).some(isSimulated);
}

/**
 * Whether a text is a made-up word and nothing else, as against an id, an ARN, a host or a generated secret: it does not
 * even say what is meant.
 */
export function isSimulatedWord(text: string): boolean {
  return new RegExp(`^${SIMULATED}(?:-[a-z0-9]+)*$`, "i").test(text);
}

/** Whether a text is a simulated IP address or network, and nothing else. */
export function isSimulatedNetwork(text: string): boolean {
  return new RegExp(`^(?:${SIMULATED_IPV4}[\\d.]+|${SIMULATED_IPV6}[\\da-f:]*)(?:/\\d+)?$`, "i").test(text);
}

/** Why the text of something named, which holds a simulated value, is not known, as a sentence for a message. */
export function whyNotKnown(name: string, text: string): string {
  return text.includes(ENCRYPTED_PLACEHOLDER)
    ? `${name} holds a value that is encrypted and cannot be decrypted here`
    : `${name} is not known before the update`;
}
