/** What is used of V8's call sites, whose text is a line of a stack trace. */
interface Frame {
  getFileName(): string | null | undefined;
  toString(): string;
}

type Prepare = (error: Error, frames: Frame[]) => unknown;

/**
 * Makes stack traces cheap and complete in the program's process. The SDK takes one for every resource to find the
 * line that creates it, and mapping every frame back through source maps, those inside node_modules included, takes
 * a quarter of a run's time; here only the program's own frames are mapped. Those of functions without a name get
 * parentheses around their place, because the SDK overlooks them otherwise.
 *
 * It travels to the process as text, so it uses nothing from outside itself.
 */
function installStackTraces(): void {
  let current: Prepare | undefined;
  Object.defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    get: () => current,
    // Both libraries that map stack traces name their function so; what others install is left as it is.
    set(prepare: Prepare | undefined) {
      current = prepare?.name === "prepareStackTrace" ? mappingOwnFrames(prepare) : prepare;
    },
  });

  function mappingOwnFrames(map: Prepare): Prepare {
    return (error, frames) =>
      [String(map(error, [])), ...frames.map((frame) => describe(error, frame, map))].join("\n");
  }

  function describe(error: Error, frame: Frame, map: Prepare): string {
    const file = frame.getFileName() ?? "node:";
    if (file.startsWith("node:") || /[\\/]node_modules[\\/]/.test(file)) {
      return `    at ${frame.toString()}`;
    }
    const text = String(map(error, [frame]));
    const place = text.slice(text.lastIndexOf("\n    at ") + "\n    at ".length).replace("file://", "");
    return place.endsWith(")") ? `    at ${place}` : `    at <anonymous> (${place})`;
  }
}

/** The module that installs the above, as a value of Node's --import. */
export const STACK_TRACES_MODULE = `data:text/javascript,${encodeURIComponent(`(${installStackTraces.toString()})();`)}`;
