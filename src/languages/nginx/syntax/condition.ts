import type { Argument } from "./tokenizer";

/** The words of a condition without its parentheses, or why nginx would refuse it. */
export function readCondition(args: readonly Argument[]): readonly string[] | string {
  const words = args.map((argument) => argument.text);
  if (!words[0]?.startsWith("(") || !words.at(-1)?.endsWith(")")) return "invalid condition";
  // A parenthesis standing alone is no word; one attached to a word leaves the rest, which may be empty.
  if (words[0] === "(") words.shift();
  else words[0] = words[0].slice(1);
  if (words.at(-1) === ")") words.pop();
  else words.push(...words.splice(-1).map((word) => word.slice(0, -1)));
  return words.length === 0 ? "invalid condition" : words;
}
