/**
 * Where the project lies in the container is often not known. One character that no text holds then stands for that
 * folder, so that paths below it can be followed and compared; every other use of such a text is unknown.
 */
export const projectFolder = "\u{F8FF}";

/** Whether a text holds the folder whose place is not known. */
export function isPlaced(text: string): boolean {
  return text.includes(projectFolder);
}
