/** The line of a file of variables that sets one, from 1: the last, which wins; `undefined` if none does. */
export function assignmentLine(text: string, variable: string): number | undefined {
  const assignment = new RegExp(`^\\s*(?:export\\s+)?${variable.replace(/\W/g, "\\$&")}\\s*[=:]`);
  const last = text.split("\n").findLastIndex((line) => assignment.test(line));
  return last < 0 ? undefined : last + 1;
}
