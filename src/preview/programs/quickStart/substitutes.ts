/** What is used of Node's module loader. */
export interface Loader {
  _load(request: string, parent: { filename: string | null } | undefined, isMain: boolean): unknown;
  _resolveFilename(request: string, parent: { filename: string | null } | undefined): string;
}

/**
 * Modules in place of those that files of the SDK ask for, by the file that asks and what it asks for; both are written
 * from the SDK's folder on. A substitute gets the file of the module that it stands for, and what loads that.
 */
export type Substitutes = Record<string, (file: string, loadNow: () => object) => object>;

/**
 * Gives the SDK, of whatever version and however many there are, other modules than it asks for. A module that is
 * missing is missed as ever.
 *
 * It travels to the program's process as text, so it uses nothing from outside itself.
 */
export function substituteModules(loader: Loader, substitutes: Substitutes): void {
  const load = loader._load.bind(loader);
  loader._load = (request, parent, isMain) => {
    const importer = fromSdk(parent?.filename ?? "");
    const substitute = importer === undefined ? undefined : substitutes[`${importer} ${fromSdk(request) ?? request}`];
    if (substitute === undefined) return load(request, parent, isMain);
    return substitute(loader._resolveFilename(request, parent), () => load(request, parent, isMain) as object);
  };

  function fromSdk(path: string): string | undefined {
    return /.*[\\/]@pulumi[\\/]pulumi[\\/](.*)/.exec(path)?.[1]!.replaceAll("\\", "/");
  }
}
