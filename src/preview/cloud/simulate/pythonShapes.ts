import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePythonMembers, pythonClass } from "./pythonText";
import type { ResourceShape, Shapes } from "./shapes";
import type { Member } from "./typeText";

/**
 * Reads what resources and functions return from the SDKs that a Python program has installed: the properties of class
 * `TaskDefinition` in `pulumi_aws/ecs/task_definition.py` for `aws:ecs/taskDefinition:TaskDefinition`, and those of
 * `TaskDefinitionArgs` for what it takes.
 */
export class PythonShapes implements Shapes {
  private readonly resources = new Map<string, ResourceShape | undefined>();
  private readonly texts = new Map<string, string>();
  private readonly listings = new Map<string, Map<string, string>>();

  /** @param path the folders that the program's interpreter imports packages from. */
  constructor(private readonly path: readonly string[]) {}

  resource(type: string): ResourceShape | undefined {
    if (!this.resources.has(type)) this.resources.set(type, this.readResource(type));
    return this.resources.get(type);
  }

  result(token: string): readonly Member[] | undefined {
    const module = this.module(token);
    const name = token.split(":").pop() ?? "";
    const body = module && pythonClass(this.text(module.file), `${name.charAt(0).toUpperCase()}${name.slice(1)}Result`);
    return body === undefined ? undefined : parsePythonMembers(body, module!.name);
  }

  nested(pkg: string, name: string): readonly Member[] {
    const separator = name.lastIndexOf(".");
    const module = name.slice(0, Math.max(separator, 0));
    const file = join(this.packageFolder(pkg) ?? "", ...module.split("."), "outputs.py");
    const body = pythonClass(this.text(file), name.slice(separator + 1));
    const members = body === undefined ? [] : parsePythonMembers(body, module);
    // A resource's nested types declare every member optional, since they serve as inputs too; those of functions do not.
    return name.endsWith("Result") ? members : members.map((member) => ({ ...member, optional: false }));
  }

  private readResource(type: string): ResourceShape | undefined {
    const module = this.module(type);
    if (module === undefined) return undefined;
    const name = type.split(":").pop() ?? "";
    // The second is the name of the arguments where a nested type has the first.
    const [body, args, initArgs] = [name, `${name}Args`, `${name}InitArgs`].map((each) =>
      pythonClass(this.text(module.file), each),
    );
    if (body === undefined) return undefined;
    const inputs = parsePythonMembers(args ?? initArgs ?? "", module.name);
    return { inputs, members: parsePythonMembers(body, module.name) };
  }

  /** The file that declares a token's member, and the module it stands in, e.g. `ecs`; empty for the package itself. */
  private module(token: string): { file: string; name: string } | undefined {
    const [pkg, path, member] = token.split(":");
    const folder = this.packageFolder(pkg ?? "");
    if (folder === undefined || path === undefined || member === undefined) return undefined;
    // `ecs/taskDefinition` is in `ecs`, `apps/v1` in `apps/v1`, `index/getRegion` in the package itself.
    for (const candidate of [path, path.split("/")[0]!, ""]) {
      const parts = candidate === "index" ? [] : candidate.split("/").filter((part) => part !== "");
      const names = this.find(folder, parts);
      const file = names && this.entries(join(folder, ...names)).get(normalized(`${member}.py`));
      if (names !== undefined && file !== undefined)
        return { file: join(folder, ...names, file), name: names.join(".") };
    }
    return undefined;
  }

  /** The names that folders have: a module called `lambda` is `lambda_` in Python. */
  private find(folder: string, parts: readonly string[]): string[] | undefined {
    const [first, ...rest] = parts;
    if (first === undefined) return [];
    const name = this.entries(folder).get(normalized(first));
    const below = name && this.find(join(folder, name), rest);
    return name === undefined || below === undefined ? undefined : [name, ...below];
  }

  /** The names in a folder by what they are without case and underscores. */
  private entries(folder: string): Map<string, string> {
    const known = this.listings.get(folder);
    if (known !== undefined) return known;
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const listing = new Map(names.map((name) => [normalized(name), name]));
    this.listings.set(folder, listing);
    return listing;
  }

  private text(file: string): string {
    if (!this.texts.has(file)) this.texts.set(file, existsSync(file) ? readFileSync(file, "utf8") : "");
    return this.texts.get(file) ?? "";
  }

  private packageFolder(pkg: string): string | undefined {
    const name = pkg.replaceAll("-", "_");
    return this.path
      .flatMap((folder) => [join(folder, `pulumi_${name}`), join(folder, `pulumiverse_${name}`)])
      .find((folder) => existsSync(join(folder, "__init__.py")));
  }
}

function normalized(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
