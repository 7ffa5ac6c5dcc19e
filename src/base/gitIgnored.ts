import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join, sep } from "node:path";

/** Far above what git needs to list what it ignores. */
const limits = { milliseconds: 10_000, bytes: 50_000_000 };

/**
 * Which files of a repository git ignores, as git itself says it: files that match a `.gitignore` and are not tracked.
 * A folder that is ignored as a whole is asked for once.
 *
 * @returns a test of absolute paths; it holds for none if there is no git, or no repository
 */
export function ignoredByGit(repository: string): (path: string) => boolean {
  const ignored = new Set(listIgnored(repository).map((path) => join(repository, path)));
  if (ignored.size === 0) return () => false;
  return (path) => ignored.has(path) || [...foldersOf(path), path].some((folder) => ignored.has(folder + sep));
}

/** Paths relative to the repository's root; those of folders end with a slash. */
function listIgnored(repository: string): readonly string[] {
  const args = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"];
  // Git refuses a repository of another user, which a mounted one in CI is. Nothing is run in it.
  const git = spawnSync("git", ["-c", "safe.directory=*", "-c", "core.fsmonitor=false", ...args], {
    cwd: realpathSync(repository),
    encoding: "utf8",
    timeout: limits.milliseconds,
    maxBuffer: limits.bytes,
  });
  return git.status === 0 ? git.stdout.split("\0").filter((path) => path !== "") : [];
}

function foldersOf(path: string): readonly string[] {
  const names = path.split(sep);
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join(sep));
}
