import type * as nodeFs from "node:fs";
import type * as nodePath from "node:path";
import type { Packages } from "./packages";
import type { Config, RegisterOptions, TypeScript } from "./typescript";

/** Reads everything but a file itself that decides what the file is compiled to. */
export interface CompileSettings {
  /**
   * Returns the settings as one text, or `undefined` if they cannot be determined.
   *
   * @param tsNode the file of ts-node
   */
  of(options: RegisterOptions, tsNode: string, typescript: TypeScript): string | undefined;
}

/** Opens the settings of the program in the current folder. */
export function openCompileSettings(packages: Packages, require: NodeJS.Require): CompileSettings {
  const fs = require("node:fs") as typeof nodeFs;
  const path = require("node:path") as typeof nodePath;

  return {
    of(options, tsNode, typescript) {
      if (options.transpileOnly !== true || Object.keys(process.env).some(isSettingOfTsNode)) return undefined;
      try {
        const configs = options.skipProject ? [] : configsFrom(path.resolve(options.project), typescript);
        if (configs.some((config) => "ts-node" in config)) return undefined;
        const compilers = [tsNode, path.resolve("index.js")].map((from) => packages.resolve(from, ["typescript"]));
        return JSON.stringify([process.version, [tsNode, ...compilers].map(fileAndVersion), options, configs]);
      } catch {
        return undefined;
      }
    },
  };

  function isSettingOfTsNode(variable: string): boolean {
    return /^TS_NODE_(?!(TRANSPILE_ONLY|IGNORE_DIAGNOSTICS)$)/.test(variable);
  }

  /** A configuration and those that it extends. */
  function configsFrom(file: string, typescript: TypeScript): readonly Config[] {
    const { config, error } = typescript.parseConfigFileTextToJson(file, fs.readFileSync(file, "utf8"));
    if (config === undefined || error !== undefined) throw new Error("TypeScript reports what is wrong");
    const extended = [config.extends ?? []].flat();
    const files = extended.map((name) => packages.resolve(file, [`${name}.json`, name, `${name}/tsconfig.json`])!);
    return [config, ...files.flatMap((each) => configsFrom(each, typescript))];
  }

  function fileAndVersion(file: string | undefined): string {
    return file === undefined ? "" : `${file} ${packages.manifestOf(file)?.version}`;
  }
}
