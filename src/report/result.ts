import type { Evidence, Metadata } from "../policy";

/** One thing that was found, as every format renders it. */
export interface Result {
  readonly policy: string;
  /** The rule in a few words. */
  readonly title: string;
  /** The fault in a few words. */
  readonly problem: string;
  /** `manage-py` for what Django itself said. */
  readonly section: Metadata["section"] | "manage-py";
  readonly severity: Metadata["severity"];
  readonly enforcement: "mandatory" | "advisory";
  readonly outcome: "problem" | "undecided" | "exempt";
  /** What is wrong here, after the part of the resource that it concerns: `container web: DEBUG turns DEBUG on`. */
  readonly message: string;
  /** Which of several parts of the resource it concerns, such as `container web`. */
  readonly part: string | null;
  /** What to do about it; `null` for a result of Django that has no hint. */
  readonly fix: string | null;
  /** What Django advises, for a result of its own checks. */
  readonly hint?: string;
  readonly resource: { readonly urn: string; readonly type: string; readonly name: string } | null;
  /** Where it stands in the program. */
  readonly source: Place | null;
  readonly evidence: readonly Evidence[];
  /** What other policies found that has the same cause: mended with it. */
  readonly alsoAffects: readonly Affected[];
}

/** A line of a file. */
export interface Place {
  /** Relative to the project's folder. */
  readonly file: string;
  readonly line: number;
  /** The file from the root of the repository, if it is in it. */
  readonly path?: string;
}

/** A problem that has the same cause as another one, which leads. */
export type Affected = Pick<Result, "policy" | "problem" | "message" | "part" | "resource" | "source">;

/** The message of a result without the part of the resource in front of it. */
export function statementOf({ message, part }: Pick<Result, "message" | "part">): string {
  return part !== null && message.startsWith(`${part}: `) ? message.slice(part.length + 2) : message;
}
