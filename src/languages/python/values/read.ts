/** One look at an environment variable, on which a value rests. */
export interface Read {
  readonly variable: string;
  /** `unknown`: whether the variable is there, or its text, is not known. */
  readonly presence: "visible" | "secret" | "absent" | "unknown";
  /**
   * What read it, as code names it: `os.environ`, `os.getenv`, `env.bool` (django-environ), `environs env.bool`,
   * `config(cast=bool)` (python-decouple), `values.BooleanValue`, `pydantic-settings field`, `dj_database_url.config`.
   */
  readonly reader: string;
  /** What hand-written code makes of the text: `== "True"`, `in`, `int()`. */
  readonly conversion?: string;
  /** The file that reads it, as reports name it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Whether the variable is absent and a default stands for it. */
  readonly usedDefault: boolean;
}

export type Reads = readonly Read[];

export const noReads: Reads = [];

/** A value that thousands of reads went into rests on all of them alike: more than these tell nobody anything. */
const MOST = 20;

/** All reads of both, each once, the first ones first. */
export function union(one: Reads, other: Reads): Reads {
  if (other.length === 0 || one === other) return one;
  if (one.length === 0) return other;
  const all = [...one];
  for (const read of other) {
    const at = all.findIndex((each) => isSame(each, read));
    if (at < 0) all.push(read);
    else if (read.conversion !== undefined && all[at]!.conversion === undefined) all[at] = read;
  }
  return all.length === one.length && all.every((read, at) => read === one[at]) ? one : all.slice(0, MOST);
}

/** Whether both are one look, of whose text different things may be made. */
function isSame(one: Read, other: Read): boolean {
  return (
    one === other ||
    (one.variable === other.variable &&
      one.line === other.line &&
      one.file === other.file &&
      one.reader === other.reader &&
      one.usedDefault === other.usedDefault)
  );
}

/** The reads of plain text, with what hand-written code does with the text. */
export function converted(reads: Reads, conversion: string): Reads {
  if (!reads.some((read) => isPlain(read))) return reads;
  return reads.map((read) => (isPlain(read) ? { ...read, conversion } : read));
}

function isPlain({ reader, conversion }: Read): boolean {
  return conversion === undefined && (reader === "os.environ" || reader === "os.getenv");
}
