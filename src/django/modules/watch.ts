import type { Files } from "../../base/files";
import type { ProcessEnvironment } from "../../languages/python/interpreter/environment";
import { assignmentLine } from "../../languages/shell/assignmentLine";

/** `os.environ` where no single variable is named: it is passed on, copied or searched, and any may be read. */
const WHOLE =
  /from\s+os\s+import\b[^\n]*\benviron|\bos\.environb?\b(?!\s*(?:\[\s*["']|\.(?:get|setdefault|pop)\(\s*["']|\.update\b))/;

/** Watches which variables and files a settings module looks up while it is interpreted. */
export class Watch {
  private readonly lookedUp = new Set<string>();
  private readonly given = new Set<string>();
  /** The texts of files that are no Python, by their names in reports. */
  private readonly otherFiles = new Map<string, string>();
  private mayReadAll = false;

  environment(given: ProcessEnvironment): ProcessEnvironment {
    const { names } = given;
    const variable: ProcessEnvironment["variable"] = (name) => {
      this.lookedUp.add(name);
      const found = given.variable(name);
      if (found !== undefined) this.given.add(name);
      return found;
    };
    if (names === undefined) return { variable };
    const seeAll = (): void => {
      this.mayReadAll = true;
    };
    return {
      variable,
      get names() {
        seeAll();
        return names;
      },
    };
  }

  files(given: Files): Files {
    const committed = (): Files => this.files(given.committed);
    return {
      read: (path) => {
        const text = given.read(path);
        if (text === undefined) return undefined;
        if (!path.endsWith(".py")) this.otherFiles.set(given.nameOf(path), text);
        else if (WHOLE.test(text)) this.mayReadAll = true;
        return text;
      },
      list: (folder) => given.list(folder),
      link: (path) => given.link(path),
      get committed() {
        return committed();
      },
      nameOf: (path) => given.nameOf(path),
    };
  }

  /** The file and line that set a variable which the environment does not have, as for a message: `app/.env:3`. */
  placeOf(variable: string): string | undefined {
    if (this.given.has(variable)) return undefined;
    const places = [...this.otherFiles].flatMap(([file, text]) => {
      const line = assignmentLine(text, variable);
      return line === undefined ? [] : [`${file}:${line}`];
    });
    return places.length === 1 ? places[0] : undefined;
  }

  /** Whether the module looked the variable up, or may have done so. */
  hasSeen(variable: string): boolean {
    return this.mayReadAll || this.lookedUp.has(variable);
  }
}
