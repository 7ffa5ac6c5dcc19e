import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ResourceShape, Shapes } from "./shapes";
import { bodyAt, parseMembers, type Member } from "./typeText";

/**
 * Reads what resources and functions return from the compiled declarations of the SDKs that a program has installed:
 * `ecs/taskDefinition.d.ts` for `aws:ecs/taskDefinition:TaskDefinition`. What a resource takes is the interface of its
 * arguments, `TaskDefinitionArgs`. (The JavaScript file marks outputs too, but in some SDKs it marks everything.)
 */
export class NodeShapes implements Shapes {
  private readonly packages = new Map<string, string | undefined>();
  private readonly resources = new Map<string, ResourceShape | undefined>();
  private readonly nestedTypes = new Map<string, string>();
  private readonly require: NodeJS.Require;

  /** @param directory the program's folder, from where its packages are found. */
  constructor(directory: string) {
    this.require = createRequire(join(directory, "index.js"));
  }

  /** The shape of a resource; `undefined` if its SDK is not installed as a Node package. */
  resource(type: string): ResourceShape | undefined {
    if (!this.resources.has(type)) this.resources.set(type, this.readResource(type));
    return this.resources.get(type);
  }

  /** The members of a function's result; `undefined` if its SDK does not declare one. */
  result(token: string): readonly Member[] | undefined {
    const file = this.declarationFile(token);
    const text = file === undefined ? "" : readFileSync(file, "utf8");
    const name = token.split(":").pop() ?? "";
    const body = bodyAt(text, text.search(new RegExp(`export interface ${name}Result\\b`, "i")));
    return body === undefined ? undefined : parseMembers(body);
  }

  /** The members of a nested type, e.g. `acm.CertificateDomainValidationOption` of package `aws`. */
  nested(pkg: string, name: string): readonly Member[] {
    const text = this.nestedText(pkg);
    const path = name.split(".");
    const last = path.pop() ?? "";
    let start = 0;
    for (const namespace of path) {
      start = text.indexOf(`namespace ${namespace} {`, start);
      if (start < 0) return [];
    }
    const body = bodyAt(text, text.indexOf(`interface ${last} {`, start));
    return body === undefined ? [] : parseMembers(body);
  }

  private readResource(type: string): ResourceShape | undefined {
    const file = this.declarationFile(type);
    if (file === undefined) return undefined;
    const declarations = readFileSync(file, "utf8");
    const declared = /export declare class (\w+) extends pulumi\.\w*Resource\b/.exec(declarations);
    const body = declared === null ? undefined : bodyAt(declarations, declared.index);
    if (body === undefined) return undefined;
    const inputs = bodyAt(declarations, declarations.search(new RegExp(`export interface ${declared![1]}Args\\b`)));
    return { inputs: parseMembers(inputs ?? ""), members: parseMembers(body) };
  }

  private nestedText(pkg: string): string {
    if (!this.nestedTypes.has(pkg)) {
      const file = join(this.packageFolder(pkg) ?? "", "types", "output.d.ts");
      this.nestedTypes.set(pkg, existsSync(file) ? readFileSync(file, "utf8") : "");
    }
    return this.nestedTypes.get(pkg) ?? "";
  }

  /** The declaration file of a token's member; files may differ from tokens in case. */
  private declarationFile(token: string): string | undefined {
    const [pkg, module, member] = token.split(":");
    const folder = this.packageFolder(pkg ?? "");
    if (folder === undefined || module === undefined || member === undefined) return undefined;
    const path = module.replace(/^index(\/|$)/, "");
    const lowerMember = member.charAt(0).toLowerCase() + member.slice(1);
    // `kendra/index:Index` cannot have the name of its folder's index file.
    const candidates = [`${path}_.d.ts`, `${path}.d.ts`, join(path, `${lowerMember}.d.ts`)];
    return candidates.map((candidate) => findIgnoringCase(folder, candidate)).find((file) => file !== undefined);
  }

  private packageFolder(pkg: string): string | undefined {
    if (!this.packages.has(pkg)) {
      const names = [`@pulumi/${pkg}`, `@pulumiverse/${pkg}`, `pulumi-${pkg}`];
      this.packages.set(
        pkg,
        names.map((name) => this.resolveFolder(name)).find((folder) => folder !== undefined),
      );
    }
    return this.packages.get(pkg);
  }

  private resolveFolder(name: string): string | undefined {
    // pnpm keeps the packages of packages in a folder of their own.
    const folders = (this.require.resolve.paths(name) ?? []).flatMap((folder) => [
      folder,
      join(folder, ".pnpm", "node_modules"),
    ]);
    return folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, "package.json")));
  }
}

function findIgnoringCase(folder: string, path: string): string | undefined {
  const exact = join(folder, path);
  if (existsSync(exact)) return exact;
  const parent = dirname(exact);
  const wanted = exact.toLowerCase();
  const files = existsSync(parent) ? readdirSync(parent) : [];
  return files.map((file) => join(parent, file)).find((file) => file.toLowerCase() === wanted);
}
