/** The part of Node's module loader that is used here. */
export interface Loader {
  _load(request: string, parent: { readonly filename: string | null } | undefined, isMain: boolean): unknown;
  _resolveFilename(request: string, parent: { readonly filename: string | null } | undefined): string;
}

/**
 * Replacements for modules that files of the SDK load, by the file that loads and its request, both relative to the
 * SDK's folder. A replacement receives the file of the original module and a function that loads it.
 */
export type Substitutes = Readonly<Record<string, (file: string, loadNow: () => object) => object>>;

/** Replaces modules of every copy of the SDK, whatever its version. A missing module fails to load as usual. */
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
