/**
 * Stands for the project's folder in the container if that is not known: one character that occurs in no text. Paths
 * below it can be joined and compared; any other operation on such a text is unknown.
 */
export const projectFolder = "\u{F8FF}";

/** Whether a text contains `projectFolder`. */
export function isPlaced(text: string): boolean {
  return text.includes(projectFolder);
}
