import type { Project } from "../project/project";
import { isOwnCode, shownPath } from "./source";

/** An error that a program reported, without its stack trace. */
export interface ReportedError {
  readonly words: string;
  /** FILE:LINE of the nearest frame in the user's own code. */
  readonly place?: string;
}

/** Reads the text of an error that may carry a stack trace of Node or of Python. */
export function readError(message: string, project: Project): ReportedError {
  const lines = withoutColours(message).split("\n");
  const { words, frames } = lines.includes(TRACEBACK) ? pythonError(lines) : nodeError(lines);
  const own = frames.find(({ path }) => isOwnCode(path));
  return {
    words: words.replace(/: \d+ UNKNOWN: /, ": ").trim(),
    ...(own === undefined ? {} : { place: `${shownPath(own.path, project)}:${own.line}` }),
  };
}

interface Frame {
  readonly path: string;
  readonly line: string;
}

const NODE_FRAME = /^\s+at .*:\d+:\d+\)?$/;

/** Node writes the message first, then the frames, nearest first. */
function nodeError(lines: readonly string[]): { words: string; frames: Frame[] } {
  const trace = lines.findIndex((line) => NODE_FRAME.test(line));
  const words = (trace < 0 ? lines : lines.slice(0, trace))
    .join("\n")
    .replace(/^Running program '.*' failed with an unhandled exception:\n/, "")
    .replace(/^<ref \*\d+> /, "")
    .replace(/\nRequire stack:[\s\S]*$/, "");
  const frames = lines
    .filter((line) => NODE_FRAME.test(line))
    .flatMap((line) => {
      const [, path, at] = /(?:\(|at |file:\/\/)(\/[^()]*|[A-Za-z]:\\[^()]*):(\d+):\d+\)?$/.exec(line) ?? [];
      return path === undefined ? [] : [{ path, line: at! }];
    });
  return { words, frames };
}

const TRACEBACK = "Traceback (most recent call last):";

/** Python writes the frames, nearest last, then the message. If errors caused each other, the last one counts. */
function pythonError(lines: readonly string[]): { words: string; frames: Frame[] } {
  const frames = lines.flatMap((line) => {
    const [, path, at] = /^\s+File "(.+)", line (\d+)/.exec(line) ?? [];
    return path === undefined ? [] : [{ path, line: at! }];
  });
  const last = lines.slice(lines.lastIndexOf(TRACEBACK) + 1);
  const end = last.findIndex((line) => !/^\s/.test(line));
  return { words: last.slice(end < 0 ? 0 : end).join("\n"), frames: frames.reverse() };
}

function withoutColours(text: string): string {
  return text.replace(/\u001b\[\d+m/g, "");
}
