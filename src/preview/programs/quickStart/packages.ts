import type * as nodeFs from "node:fs";
import type * as nodeModule from "node:module";
import type * as nodePath from "node:path";

/** The parts of a package.json that matter here. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly type?: string;
}

/** Reads what packages say about themselves. */
export interface Packages {
  /** The package.json that governs a file: the nearest one above it. */
  manifestOf(file: string): Manifest | undefined;
  /** Resolves the first of several modules that is found from a file. */
  resolve(from: string, modules: readonly string[]): string | undefined;
}

/** Opens the packages on the disk. */
export function openPackages(require: NodeJS.Require): Packages {
  const fs = require("node:fs") as typeof nodeFs;
  const { createRequire } = require("node:module") as typeof nodeModule;
  const path = require("node:path") as typeof nodePath;

  return {
    manifestOf(file) {
      for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
        const manifest = path.join(folder, "package.json");
        if (fs.existsSync(manifest)) return JSON.parse(fs.readFileSync(manifest, "utf8")) as Manifest;
        if (folder === path.dirname(folder)) return undefined;
      }
    },

    resolve(from, modules) {
      for (const module of modules) {
        try {
          return createRequire(from).resolve(module);
        } catch {
          // The next one may be found.
        }
      }
      return undefined;
    },
  };
}
