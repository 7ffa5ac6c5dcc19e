import { decodeBase64Bytes, decodeUtf8 } from "../../base/encodings";
import { gunzip } from "../../base/gzip";
import { Undecided } from "../../base/undecided";
import { readYaml } from "../../base/yaml";
import type { WrittenFile } from "../../languages/shell/files";
import { quoteWords } from "../../languages/shell/quote";
import { isPropertyTree, type PropertyTree } from "../../wire/tree";

/**
 * What a cloud-config has a machine do (cloud-init, modules bootcmd, write_files and runcmd): the files that it writes,
 * plain, as base64 or compressed, and the commands that it runs, as scripts.
 *
 * @throws Undecided if it is no YAML
 */
export function readCloudConfig(text: string): {
  readonly files: readonly WrittenFile[];
  readonly scripts: readonly string[];
} {
  const read = readYaml(text);
  if ("problem" in read) throw new Undecided(`the cloud-config is not valid YAML at line ${read.problem.line}`);
  if (!isPropertyTree(read.value)) return { files: [], scripts: [] };
  const { write_files: files, bootcmd, runcmd } = read.value;
  return {
    files: listOf(files).flatMap((entry) => (isPropertyTree(entry) ? fileOf(entry) : [])),
    scripts: [bootcmd, runcmd].map(scriptOf).filter((script) => script !== ""),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fileOf({ path, content, encoding, append }: PropertyTree): readonly WrittenFile[] {
  const text = decodeContent(content ?? "", typeof encoding === "string" ? encoding : "");
  if (typeof path !== "string" || text === undefined) return [];
  return [{ path, text, ...(append === true && { appends: true }) }];
}

/** A file's content: encodings are base64, gzip or both, and YAML's own `!!binary` gives bytes. */
function decodeContent(content: unknown, encoding: string): string | undefined {
  if (content instanceof Uint8Array) return decodeFile(content, encoding);
  if (typeof content !== "string") return undefined;
  if (/b64|base64/.test(encoding)) {
    const bytes = decodeBase64Bytes(content);
    return bytes && decodeFile(bytes, encoding);
  }
  return encoding === "" || encoding === "text/plain" ? content : undefined;
}

function decodeFile(bytes: Uint8Array, encoding: string): string | undefined {
  const plain = /gz/.test(encoding) ? gunzip(bytes) : bytes;
  return plain && decodeUtf8(plain);
}

/** A list of commands as one script: texts are lines for the shell, lists are the words of a command. */
function scriptOf(commands: unknown): string {
  return listOf(commands)
    .map((command) =>
      Array.isArray(command) ? quoteWords(command.map(String)) : typeof command === "string" ? command : "",
    )
    .map((line) => `${line}\n`)
    .join("");
}
