/** One entry of a list of modules: `import debugIsOff from "./critical-settings/debug-is-off";` and its place in the list. */
export interface Entry {
  readonly identifier: string;
  readonly section: string;
  readonly name: string;
}

/** Stays last: it reports what the policies before it left undecided. */
const last = "stack-is-decided";

/** The modules that the text of a list has, in the order of its items. */
export function listed(text: string): readonly Entry[] {
  const imported = new Map(importsIn(text).map((entry) => [entry.identifier, entry]));
  return [...text.matchAll(/^ {2}(\w+),$/gm)].flatMap(([, identifier = ""]) => imported.get(identifier) ?? []);
}

/** The modules that the text of a list imports, in order. */
function importsIn(text: string): readonly Entry[] {
  return [...text.matchAll(/^import (\w+) from "\.\/([\w-]+)\/([\w-]+)";$/gm)].map(
    ([, identifier = "", section = "", name = ""]) => ({ identifier, section, name }),
  );
}

/**
 * The text of a list with one more module. Imports are in alphabetical order; items are after those of earlier sections,
 * and by name within their own.
 * @param sections all sections, in order
 */
export function addToList(text: string, section: string, name: string, sections: readonly string[]): string {
  const added: Entry = { identifier: identifierOf(name), section, name };
  const nextImport = importsIn(text).find((entry) => pathOf(entry) > pathOf(added));
  const nextItem = listed(text).find((entry) => entry.name === last || comesBefore(added, entry, sections));
  const withImport = insertBefore(
    text,
    nextImport ? `import ${nextImport.identifier} from ` : "\n/**",
    `import ${added.identifier} from "./${pathOf(added)}";\n`,
  );
  return insertBefore(withImport, nextItem ? `  ${nextItem.identifier},` : "];", `  ${added.identifier},\n`);
}

function pathOf({ section, name }: Entry): string {
  return `${section}/${name}`;
}

function comesBefore(one: Entry, other: Entry, sections: readonly string[]): boolean {
  const difference = sections.indexOf(one.section) - sections.indexOf(other.section);
  return difference === 0 ? one.name < other.name : difference < 0;
}

function insertBefore(text: string, line: string, inserted: string): string {
  const at = text.indexOf(`\n${line}`) + 1;
  if (at === 0) throw new Error(`a list of policies has no line "${line.trim()}"`);
  return text.slice(0, at) + inserted + text.slice(at);
}

function identifierOf(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
