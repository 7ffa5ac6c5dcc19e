/**
 * What a piece demands of the text: its beginning or end, this very text, one character, any number of characters of one
 * line, or something else.
 */
export type Shape = "start" | "end" | { readonly text: string } | "character" | "line" | "other";

/** One parsed piece of a pattern: its JavaScript source, strings it may match, and what it demands of the text. */
export interface Piece {
  readonly source: string;
  /** They are made only where somebody asks for them: most patterns are read and never tried. */
  readonly samples: () => readonly string[];
  /** Whether every match is bound to the beginning. */
  readonly anchored: boolean;
  /** What it demands, in order. */
  readonly shapes: readonly Shape[];
}

const maximumSamples = 48;

/** What always matches, and no character. */
export const nothing: Piece = { source: "", samples: () => [""], anchored: false, shapes: [] };

/** What matches no character itself: an anchor or another assertion. */
export function assertion(source: string, shape: "start" | "end" | "other" = "other"): Piece {
  return { source, samples: () => [""], anchored: shape === "start", shapes: [shape] };
}

/** What matches one character, of which these are some. */
export function character(source: string, samples: () => readonly string[]): Piece {
  return { source, samples, anchored: false, shapes: ["other"] };
}

/** What matches any character, but for line feeds unless `source` says otherwise. */
export function anyCharacter(source: string): Piece {
  return { source, samples: () => ["x"], anchored: false, shapes: ["character"] };
}

/** What matches this very text. */
export function literal(text: string): Piece {
  return { source: escapeLiteral(text), samples: () => [text], anchored: false, shapes: [{ text }] };
}

/** A text as a pattern of JavaScript's writes it. */
export function escapeLiteral(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(/[^ -~]/g, (ch) => `\\x${ch.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** One of several pieces. */
export function either(pieces: readonly Piece[]): Piece {
  return {
    source: pieces.map((piece) => piece.source).join("|"),
    samples: () => pieces.flatMap((piece) => piece.samples()).slice(0, maximumSamples),
    anchored: pieces.every((piece) => piece.anchored),
    shapes: ["other"],
  };
}

/** Several pieces, one after the other. */
export function join(pieces: readonly Piece[]): Piece {
  return {
    source: pieces.map((piece) => piece.source).join(""),
    samples: () => joinSamples(pieces.map((piece) => piece.samples())),
    anchored: pieces[0]?.anchored ?? false,
    shapes: pieces.flatMap((piece) => piece.shapes),
  };
}

/** A piece with a quantifier, which lets it match `least` times or more. */
export function repeated(piece: Piece, quantifier: string, least: number): Piece {
  const times = Math.max(1, Math.min(least, 64));
  const samples = (): readonly string[] => piece.samples().map((sample) => sample.repeat(times));
  return {
    source: `${piece.source}${quantifier}`,
    samples: least === 0 ? () => ["", ...samples()] : samples,
    anchored: least > 0 && piece.anchored,
    shapes: shapesOfRepeated(piece, quantifier, least),
  };
}

function shapesOfRepeated({ shapes }: Piece, quantifier: string, least: number): readonly Shape[] {
  if (/^\*\??$/.test(quantifier) && shapes.length === 1 && shapes[0] === "character") return ["line"];
  return least > 0 ? [...shapes, "other"] : ["other"];
}

/** The first sample of every piece, then each piece's others with the rest at their first. */
function joinSamples(samples: readonly (readonly string[])[]): string[] {
  const first = samples.map((each) => each[0] ?? "");
  const last = samples.map((each) => each.at(-1) ?? "");
  const joined = new Set([first.join(""), last.join("")]);
  for (const [index, own] of samples.entries()) {
    for (const sample of own.slice(1)) {
      if (joined.size >= maximumSamples) return [...joined];
      joined.add([...first.slice(0, index), sample, ...first.slice(index + 1)].join(""));
      joined.add([...last.slice(0, index), sample, ...last.slice(index + 1)].join(""));
    }
  }
  return [...joined];
}
