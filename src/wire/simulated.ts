/** The account of the simulated cloud. AWS never issues such an account id, so it marks the values that hold it. */
export const SIMULATED_ACCOUNT = "000123000123";

/** Starts the hexadecimal part of every simulated id. */
export const SIMULATED_HEX = "0fa15e1d";

/** The creation time of everything in the simulated cloud. */
export const SIMULATED_TIME = "2001-02-03T04:05:06Z";

/** Part of every simulated password and of every placeholder for an encrypted value: a secret whatever its text. */
export const SIMULATED_SECRET = "simulatedsecret";

// Names and hosts hold the word, and so does the base64 of a made-up file. The networks are reserved for documentation
// (RFC 5737 and RFC 3849).
const marks = [
  "simulated",
  "c2ltdwxhdgvk",
  SIMULATED_HEX,
  SIMULATED_ACCOUNT,
  SIMULATED_TIME.toLowerCase(),
  "192.0.2.",
  "2001:db8:",
];

/** Whether a text holds a simulated password or a placeholder for an encrypted value. */
export function holdsSimulatedSecret(text: string): boolean {
  return text.includes(SIMULATED_SECRET);
}

/**
 * Whether a value was made up by the embedded preview host, in place of what only the cloud knows, or holds such a
 * value. Every made-up text carries a mark. No verdict may rest on one. (Made-up numbers and booleans carry no mark;
 * the host lists their properties.)
 */
export function isSimulated(value: unknown): boolean {
  if (typeof value === "string") {
    const text = value.toLowerCase();
    return marks.some((mark) => text.includes(mark));
  }
  return typeof value === "object" && value !== null && Object.values(value).some(isSimulated);
}
