/** The part of TypeScript that the launcher uses. */
export interface TypeScript {
  readonly version: string;
  parseConfigFileTextToJson(file: string, text: string): { readonly config?: Config; readonly error?: unknown };
}

/** The parts of a tsconfig.json that matter here. */
export interface Config {
  readonly extends?: string | readonly string[];
  readonly "ts-node"?: unknown;
}

/** The options that the SDK's launcher passes to ts-node. */
export interface RegisterOptions {
  readonly transpileOnly?: boolean;
  readonly project: string;
  readonly skipProject: boolean;
}
