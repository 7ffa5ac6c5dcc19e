import { readFileSync } from "node:fs";
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document, type ScalarTag } from "yaml";
import { isPropertyTree, type PropertyTree } from "../../wire/tree";
import { PreviewError } from "../errors";

/**
 * Reads a YAML (or JSON) file that must hold a map, with the values that Pulumi itself reads from it; an empty file is
 * an empty map.
 *
 * @throws PreviewError with the file, the line and the column of the first mistake
 */
export function readYamlMap(file: string): PropertyTree {
  return readYamlWithPlaces(file).content;
}

/** Returns FILE:LINE of the value at a path of keys and indices. */
export type Place = (...path: (string | number)[]) => string;

/** Reads like `readYamlMap`, and returns the places of values too. */
export function readYamlWithPlaces(file: string): { content: PropertyTree; place: Place } {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    customTags: (tags) => [...PULUMIS_SCALARS, ...tags],
  });
  const mistake = firstMistake(document);
  if (mistake !== undefined) {
    const { line, col } = lines.linePos(mistake.offset);
    throw new PreviewError(`${file}:${line}:${col}: not valid YAML: ${mistake.message}`);
  }
  const content: unknown = document.toJS() ?? {};
  if (!isPropertyTree(content))
    throw new PreviewError(`${file}:1: expected keys with values ("name: value"), found something else`);
  return { content, place: (...path) => `${file}:${lineOf(document, path, lines)}` };
}

/** The first syntax error, or the first alias without an anchor or within its own anchor. */
function firstMistake(document: Document): { offset: number; message: string } | undefined {
  const [error] = document.errors;
  if (error !== undefined) return { offset: error.pos[0], message: error.message };
  let mistake: { offset: number; message: string } | undefined;
  visit(document, {
    Alias(_key, alias) {
      const offset = alias.range?.[0] ?? 0;
      const [start, , end] = alias.resolve(document)?.range ?? [];
      if (start === undefined) mistake = { offset, message: `there is no anchor "${alias.source}" before this alias` };
      else if (start <= offset && offset < end!)
        mistake = { offset, message: `the alias "${alias.source}" stands within its own anchor` };
      return mistake && visit.BREAK;
    },
  });
  return mistake;
}

/** The line of the key at a path, or of the element for an index. */
function lineOf(document: Document, path: (string | number)[], lines: LineCounter): number {
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1));
  const last = path[path.length - 1];
  const pair = isMap(holder) ? holder.items.find(({ key }) => isScalar(key) && String(key.value) === last) : undefined;
  const node = pair === undefined ? document.getIn(path, true) : pair.key;
  const offset = isNode(node) ? node.range?.[0] : undefined;
  return offset === undefined ? 1 : lines.linePos(offset).line;
}

// Pulumi's YAML library, gopkg.in/yaml.v3, reads these plain texts differently from YAML 1.2 (measured with
// `pulumi config --json`). A timestamp becomes the text that Go writes for it.
const PULUMIS_SCALARS: ScalarTag[] = [
  {
    tag: "tag:yaml.org,2002:int",
    default: true,
    test: /^[-+]?0[0-7_]+$/,
    resolve: (text) => parseInt(text.replaceAll("_", ""), 8),
  },
  {
    tag: "tag:yaml.org,2002:int",
    default: true,
    test: /^[-+]?[1-9][0-9]*(_+[0-9]+)+$/,
    resolve: (text) => Number(text.replaceAll("_", "")),
  },
  {
    tag: "tag:yaml.org,2002:str",
    default: true,
    test: /^\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d:\d\dZ?)?$/,
    resolve: (text) => `${text.slice(0, 10)} ${text.slice(11, 19) || "00:00:00"} +0000 UTC`,
  },
];

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new PreviewError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
