/**
 * Where what the engine shows and what the host shows differ, as lines of path and values. What is undefined is not there.
 *
 * @param path where the two stand
 */
export function differences(engine: unknown, host: unknown, path = ""): string[] {
  if (isTree(engine) && isTree(host)) {
    const keys = [...new Set([...Object.keys(engine), ...Object.keys(host)])].sort();
    return keys.flatMap((key) => differences(engine[key], host[key], path === "" ? key : `${path}.${key}`));
  }
  const [first, second] = [engine, host].map((value) => (value === undefined ? "nothing" : JSON.stringify(value)));
  return first === second ? [] : [`${path}: the engine shows ${first}, the host ${second}`];
}

/** An object or a list. */
function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
