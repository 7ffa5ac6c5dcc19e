/** What PCRE refuses; nginx does not start with it. */
export class InvalidPattern extends Error {}

/** What PCRE accepts and JavaScript cannot express. */
export class UnsupportedPattern extends Error {}
