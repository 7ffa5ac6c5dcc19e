import type * as nodeCrypto from "node:crypto";
import type * as nodeFs from "node:fs";
import type * as nodeOs from "node:os";
import type * as nodePath from "node:path";

/** Texts that are kept from run to run, one for each name. */
export interface FileCache {
  /** The text kept under a name, if it was kept with the same key. */
  recall(name: string, key: string): string | undefined;
  keep(name: string, key: string, text: string): void;
}

/**
 * Opens a cache of texts in the user's cache folder, which only the user can read and write. Each entry is a file that
 * is replaced as a whole and carries a digest of its key and its text, so concurrent runs and broken files do no harm.
 * If anything fails, the text counts as not kept. Entries that were not written for a month are removed.
 */
export function openCache(require: NodeJS.Require): FileCache {
  const { createHash, randomUUID } = require("node:crypto") as typeof nodeCrypto;
  const fs = require("node:fs") as typeof nodeFs;
  const { homedir } = require("node:os") as typeof nodeOs;
  const path = require("node:path") as typeof nodePath;
  const MONTH = 30 * 24 * 60 * 60 * 1000;
  const folder = attempt(() => {
    const caches = process.env["XDG_CACHE_HOME"] || path.join(homedir(), ".cache");
    return path.join(process.env["DJANGOGUARD_CACHE"] || path.join(caches, "djangoguard"), "programs");
  });
  let cleaned = false;

  return {
    recall: (name, key) =>
      attempt(() => {
        const entry = fs.readFileSync(fileOf(name), "utf8");
        const text = entry.slice(entry.indexOf("\n") + 1);
        return entry === entryOf(key, text) ? text : undefined;
      }),
    keep(name, key, text) {
      attempt(() => {
        const file = fileOf(name);
        const temporary = `${file}.${randomUUID()}`;
        fs.mkdirSync(folder!, { recursive: true, mode: 0o700 });
        fs.writeFileSync(temporary, entryOf(key, text), { mode: 0o600 });
        fs.renameSync(temporary, file);
      });
      attempt(removeOld);
    },
  };

  function fileOf(name: string): string {
    return path.join(folder!, digest(name));
  }

  function entryOf(key: string, text: string): string {
    return `${digest(JSON.stringify([key, text]))}\n${text}`;
  }

  function digest(text: string): string {
    return createHash("sha256").update(text).digest("hex");
  }

  function removeOld(): void {
    if (cleaned) return;
    cleaned = true;
    for (const name of fs.readdirSync(folder!)) {
      const file = path.join(folder!, name);
      if (Date.now() - fs.statSync(file).mtimeMs > MONTH) fs.rmSync(file);
    }
  }

  function attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch {
      return undefined;
    }
  }
}
