import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where the files of a report stand in the history of a repository. */
export interface Revision {
  /** The last commit that changed one of them. */
  readonly commit: string;
  /** Folder of the report in its repository: empty, or with a slash at its end. */
  readonly folder: string;
  /** Whether they are as that commit has them. */
  readonly clean: boolean;
}

/** Null without a repository, without git, or where nothing was committed yet. */
export async function revisionOf(root: string, paths: readonly string[]): Promise<Revision | null> {
  const git = async (...args: string[]) =>
    (await run("git", ["-C", root, ...args], { maxBuffer: mostText })).stdout.trim();
  try {
    const [commit, folder, changes] = await Promise.all([
      git("log", "-1", "--format=%H", "--", ...paths),
      git("rev-parse", "--show-prefix"),
      git("status", "--porcelain", "--untracked-files=normal", "--", ...paths),
    ]);
    return commit === "" ? null : { commit, folder, clean: changes === "" };
  } catch {
    return null;
  }
}

/** Bytes that git may answer with: the names of many changed files. */
const mostText = 64 * 1024 * 1024;
