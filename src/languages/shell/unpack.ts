/**
 * The folder into which a program puts files that are not listed in its call: an archive's, or those of a repository.
 *
 * @returns the folder as written, "." for the one that it runs in; `undefined` for any other program
 */
export function unpackedTo(name: string, args: readonly string[]): string | undefined {
  const operands = args.filter((arg) => !arg.startsWith("-"));
  const after = (option: RegExp): string | undefined => {
    const at = args.findIndex((arg) => option.test(arg));
    return at < 0 ? undefined : (/=(.+)$/.exec(args[at]!)?.[1] ?? args[at + 1]);
  };
  switch (name) {
    case "tar":
    case "bsdtar":
      return /^-?\w*x/.test(args[0] ?? "") || args.some((arg) => /^(?:-\w*x\w*|--extract|--get)$/.test(arg))
        ? (after(/^(?:-C|--directory(?:=.*)?)$/) ?? ".")
        : undefined;
    case "unzip":
      return after(/^-d$/) ?? ".";
    case "git":
      return operands[0] === "clone" ? clonedTo(operands) : undefined;
    case "svn":
    case "hg":
      return /^(?:checkout|co|clone)$/.test(operands[0] ?? "") ? clonedTo(operands) : undefined;
    case "rsync":
      return operands.at(-1);
    case "aws":
      return operands[0] === "s3" && (operands[1] === "sync" || args.includes("--recursive")) ? operands[3] : undefined;
    case "django-admin":
      return operands[0] === "startproject" ? (operands[2] ?? operands[1]) : undefined;
    default:
      return undefined;
  }
}

/** The folder that a clone is told to make, else the last name of the repository. */
function clonedTo(operands: readonly string[]): string {
  // The value of an option such as `--branch` may stand among them; a repository has a slash or a colon.
  const at = operands.findIndex((operand) => /[/:]/.test(operand));
  const [repository = ".", folder] = operands.slice(at);
  return (
    folder ??
    (repository
      .replace(/\/+$/, "")
      .replace(/\.git$/, "")
      .split(/[/:]/)
      .at(-1) ||
      ".")
  );
}
