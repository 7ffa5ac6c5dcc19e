/** Shorter texts are found in others by chance. */
const MIN_LENGTH = 6;

/** Whether a text holds one of the values, short ones left out. */
export function holdsAny(text: string, values: readonly (string | undefined)[]): boolean {
  return values.some((value) => value !== undefined && value.length >= MIN_LENGTH && text.includes(value));
}
