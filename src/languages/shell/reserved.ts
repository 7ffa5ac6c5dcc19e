/** Reserved words that stand in front of a command. */
export const leading: ReadonlySet<string> = new Set([
  "then",
  "do",
  "else",
  "{",
  "}",
  "!",
  "fi",
  "done",
  "esac",
  "elif",
  "time",
]);
/** Words that begin a condition or a loop. */
export const opening: ReadonlySet<string> = new Set(["if", "while", "until", "for", "select", "case"]);
/** Words that end one. */
export const closing: ReadonlySet<string> = new Set(["fi", "done", "esac"]);
/** Those whose words up to the next separator are no command. */
export const headers: ReadonlySet<string> = new Set(["for", "select", "case", "function"]);
/** Commands that set variables by their arguments. */
export const declaring: ReadonlySet<string> = new Set(["export", "declare", "typeset", "readonly", "local"]);
/** Commands whose success usually is a question; what `&&` puts after one may not run. */
export const tests: ReadonlySet<string> = new Set(["[", "[[", "test", "grep", "command", "which"]);
