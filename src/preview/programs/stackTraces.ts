import type { SourceMap, SourceMapPayload, SourceMapping } from "node:module";

/** The part of V8's call sites that is used here; their text is a line of a stack trace. */
interface Frame {
  getFunctionName(): string | null;
  getFileName(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}

type Prepare = (error: Error, frames: Frame[]) => unknown;

/**
 * Makes stack traces cheap and complete in the program's process. The SDK takes one for every resource, to find the
 * line that creates it, and one for every promise. Mapping every frame back through source maps, including those inside
 * node_modules, takes a quarter of a run's time, so only the program's own frames are mapped. The place of a frame
 * without a function name is put in parentheses, because the SDK overlooks it otherwise.
 *
 * @param compiled the code of files that were compiled for this run, which ends with its source map
 *
 * It travels to the process as text, so it uses nothing from outside itself.
 */
export function installStackTraces(compiled: ReadonlyMap<string, string>, Mapping: typeof SourceMap): void {
  const mappings = new Map<string, SourceMap>();
  let current: Prepare | undefined;
  // Node 24 puts more frames of its own above a failing `require` than the ten that V8 keeps by default.
  if (Error.stackTraceLimit === 10) Error.stackTraceLimit = 30;
  Object.defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    get: () => current,
    // Both libraries that map stack traces give their function this name. Other functions are kept.
    set(prepare: Prepare | undefined) {
      current = prepare?.name === "prepareStackTrace" ? mapOwnFrames(prepare) : prepare;
    },
  });

  function mapOwnFrames(map: Prepare): Prepare {
    return (error, frames) =>
      isOfPromise(frames)
        ? ""
        : [String(map(error, [])), ...frames.map((frame) => describe(error, frame, map))].join("\n");
  }

  /** Whether the SDK takes the stack for a promise. It shows such stacks only on request. */
  function isOfPromise([taker]: Frame[]): boolean {
    return taker?.getFunctionName() === "debuggablePromise" && !process.env["PULUMI_DEBUG_PROMISE_LEAKS"];
  }

  function describe(error: Error, frame: Frame, map: Prepare): string {
    const file = frame.getFileName() ?? "node:";
    if (file.startsWith("node:") || /[\\/]node_modules[\\/]/.test(file)) {
      // The SDK lifts the limit for the stacks that it sends, of which only the program's own lines are used.
      return `    at ${Error.stackTraceLimit === Infinity ? "<package>" : frame.toString()}`;
    }
    const text = compiled.has(file) ? `\n    at ${mapped(frame, file)}` : String(map(error, [frame]));
    const place = text.slice(text.lastIndexOf("\n    at ") + "\n    at ".length).replace("file://", "");
    return place.endsWith(")") ? `    at ${place}` : `    at <anonymous> (${place})`;
  }

  function mapped(frame: Frame, file: string): string {
    const [line, column] = [frame.getLineNumber() ?? 0, frame.getColumnNumber() ?? 0];
    const { originalLine, originalColumn } = mappingOf(file).findEntry(line - 1, column - 1) as Partial<SourceMapping>;
    return originalLine === undefined
      ? frame.toString()
      : frame.toString().replace(`:${line}:${column}`, `:${originalLine + 1}:${originalColumn! + 1}`);
  }

  function mappingOf(file: string): SourceMap {
    let mapping = mappings.get(file);
    if (mapping === undefined) {
      const [, inline] = /\/\/# sourceMappingURL=data:[^,]*;base64,([\w+/=]+)\s*$/.exec(compiled.get(file)!) ?? [];
      mapping = new Mapping(JSON.parse(Buffer.from(inline ?? "", "base64").toString() || "{}") as SourceMapPayload);
      mappings.set(file, mapping);
    }
    return mapping;
  }
}
