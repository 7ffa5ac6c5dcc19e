/** Where a cache or the sessions are kept. */
export interface Storage {
  /** In the memory of each process, in files of one container, in the database, in a server of its own, or nowhere. */
  readonly keptIn: "memory" | "files" | "database" | "server" | "nowhere" | "cache";
}

/** The backends of CACHES by the last part of their path, and the schemes of CACHE_URL, in lower case. */
const caches: readonly (readonly [RegExp, Storage["keptIn"]])[] = [
  [/locmem/, "memory"],
  [/dummy/, "nowhere"],
  [/^file|filebased/, "files"],
  [/^db$|dbcache|databasecache|backends\.db\b/, "database"],
];

/** Reads the engine of a cache: a backend's path, or the scheme of a CACHE_URL. */
export function readCacheBackend(text: string): Storage {
  const engine = text.trim().toLowerCase();
  return { keptIn: caches.find(([form]) => form.test(engine))?.[1] ?? "server" };
}

const sessions: Readonly<Record<string, Storage["keptIn"]>> = {
  db: "database",
  cached_db: "cache",
  cache: "cache",
  file: "files",
};

/** An engine of sessions. */
export interface SessionEngine extends Storage {
  /** Whether expired sessions stay in a database table until `clearsessions` removes them. */
  readonly needsClearing: boolean;
  /** Whether a session is lost with the cache, or with this process's memory. */
  readonly isOnlyCached: boolean;
}

/** Reads SESSION_ENGINE: one of Django's own, or another one, which is taken for a server. */
export function readSessionEngine(path: string): SessionEngine {
  const name = /^django\.contrib\.sessions\.backends\.(\w+)$/.exec(path.trim())?.[1] ?? "";
  return {
    keptIn: sessions[name] ?? "server",
    needsClearing: name === "db" || name === "cached_db",
    isOnlyCached: name === "cache",
  };
}
