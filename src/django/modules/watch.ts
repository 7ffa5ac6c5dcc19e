import type { Files } from "../../base/files";
import type { ProcessEnvironment } from "../../languages/python/interpreter/environment";

/** `os.environ` where no single variable is named: it is passed on, copied or searched, and any may be read. */
const WHOLE =
  /from\s+os\s+import\b[^\n]*\benviron|\bos\.environb?\b(?!\s*(?:\[\s*["']|\.(?:get|setdefault|pop)\(\s*["']|\.update\b))/;

/** Watches which variables a settings module looks up while it is interpreted. */
export class Watch {
  private readonly lookedUp = new Set<string>();
  private mayReadAll = false;

  environment(given: ProcessEnvironment): ProcessEnvironment {
    const { names } = given;
    const variable: ProcessEnvironment["variable"] = (name) => {
      this.lookedUp.add(name);
      return given.variable(name);
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
        this.mayReadAll ||= text !== undefined && path.endsWith(".py") && WHOLE.test(text);
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

  /** Whether the module looked the variable up, or may have done so. */
  hasSeen(variable: string): boolean {
    return this.mayReadAll || this.lookedUp.has(variable);
  }
}
