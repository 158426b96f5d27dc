import { askGit } from "./git.ts";

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
  const git = async (...args: string[]) => (await askGit(root, args)).toString("utf8").trim();
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
