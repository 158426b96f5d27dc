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

/** Which of some paths, from the root of the report, are files at a commit. */
export async function filesAt(
  root: string,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const asked = paths.map((path) => `${commit}:./${path}\n`).join("");
  const said = await askGit(root, ["cat-file", "--batch-check=%(objecttype)"], asked);
  const types = said.toString("utf8").split("\n");
  return new Set(paths.filter((_, i) => types[i] === "blob"));
}
