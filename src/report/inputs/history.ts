import type { HistoryAnswer, Registration } from "../../notebook/index.ts";
import { askGit } from "./git.ts";

/** What a registration is asked of the history: a commit, a file in it, and files that must have come later. */
export interface HistoryQuestion extends Registration {
  /** Result files of the experiment, by their path from the root of the report. */
  readonly results: readonly string[];
}

/** Where the history ends, for keys: as long as it stays, so do all answers. Null without a history. */
export async function historyMark(root: string): Promise<string | null> {
  return (await endOf(root))?.mark ?? null;
}

/** The answer to each question, in order: four questions to git, however many there are. */
export async function askHistory(
  root: string,
  questions: readonly HistoryQuestion[],
): Promise<readonly HistoryAnswer[]> {
  if (questions.length === 0) return [];
  const end = await endOf(root);
  if (end === null) return questions.map(() => ({ found: "nothing", why: "no-history" }));
  if (end.cut) return questions.map(() => ({ found: "nothing", why: "cut-history" }));
  const [objects, added] = await Promise.all([
    readObjects(root, [
      ...questions.map(({ commit }) => `${commit}^{commit}`),
      ...questions.map(({ commit, file }) => `${commit}:./${file}`),
    ]),
    addedIn(root, [...new Set(questions.flatMap(({ results }) => results.map(folderOf)))]),
  ]);
  const commits = objects.slice(0, questions.length);
  const later = new Map<string, ReadonlySet<string>>();
  for (const hash of new Set(commits.flatMap((found) => found?.id ?? [])))
    later.set(hash, await laterThan(root, hash));
  return questions.map(({ results }, at) => {
    const commit = commits[at];
    const after = commit && later.get(commit.id);
    if (!commit || !after || !(after.has(end.head) || commit.id === end.head))
      return { found: "no-commit" };
    const own = new Set(results);
    const adding = added.filter(({ files }) => files.some((file) => own.has(file)));
    const first = adding.at(-1);
    return {
      found: "commit",
      commit: commit.id,
      date: authorDay(commit.bytes.toString("utf8")),
      text: objects[questions.length + at]?.bytes.toString("utf8") ?? null,
      results: first ? { commit: first.hash, date: first.date } : null,
      // One that was added beside it, on another branch, does not come after it.
      notAfter: adding.find(({ hash }) => !after.has(hash))?.hash ?? null,
    };
  });
}

interface End {
  readonly head: string;
  /** Whether the history was cut when it was copied: what came first cannot be told. */
  readonly cut: boolean;
  readonly mark: string;
}

async function endOf(root: string): Promise<End | null> {
  try {
    const said = await askGit(root, ["rev-parse", "--is-shallow-repository", "HEAD"]);
    const [cut, head] = said.toString("utf8").trim().split("\n");
    return head ? { head, cut: cut === "true", mark: `${head} ${cut}` } : null;
  } catch {
    return null;
  }
}

interface GitObject {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Objects of the repository by their names, in order; null for a name of none, or of several. */
async function readObjects(
  root: string,
  names: readonly string[],
): Promise<readonly (GitObject | null)[]> {
  const said = await askGit(root, ["cat-file", "--batch"], names.map((n) => `${n}\n`).join(""));
  let at = 0;
  return names.map(() => {
    const end = said.indexOf("\n", at);
    const [, id, size] = /^([0-9a-f]+) \w+ (\d+)$/.exec(said.toString("utf8", at, end)) ?? [];
    at = end + 1;
    if (id === undefined) return null;
    const bytes = said.subarray(at, at + Number(size));
    at += Number(size) + 1;
    return { id, bytes };
  });
}

interface Adding {
  readonly hash: string;
  readonly date: string;
  /** By path from the root of the report. */
  readonly files: readonly string[];
}

/**
 * Commits that added files below some folders, latest first. Branches that others made needless are followed as well,
 * a file that a merge brings in is added by it, and one that gets another name is added anew.
 */
async function addedIn(root: string, folders: readonly string[]): Promise<readonly Adding[]> {
  if (folders.length === 0) return [];
  const said = await askGit(root, [
    ...["--literal-pathspecs", "-c", "log.showSignature=false", "log", "--no-color"],
    ...["--topo-order", "--full-history", "-m", "--no-renames", "--diff-filter=A"],
    ...["--relative", "--name-only", "-z", `--format=${mark}%H %as`, "HEAD", "--", ...folders],
  ]);
  const parts = said.toString("utf8").split(mark).slice(1);
  return parts.map((part) => {
    const [head = "", ...files] = part.split(/[\0\n]+/);
    const [hash = "", date = ""] = head.split(" ");
    return { hash, date, files };
  });
}

/** Begins what is said of a commit: no name of a file has it. */
const mark = "\u0001";

async function laterThan(root: string, commit: string): Promise<ReadonlySet<string>> {
  const said = await askGit(root, ["rev-list", "--ancestry-path", `${commit}..HEAD`]);
  return new Set(said.toString("utf8").split("\n").filter(Boolean));
}

const folderOf = (path: string): string => path.replace(/\/?[^/]*$/, "") || ".";

/** The day on which its author made a commit, where the author was. */
function authorDay(commit: string): string {
  const [, seconds = "", sign = "", hours = "", minutes = ""] =
    /^author .* (\d+) ([+-])(\d\d)(\d\d)$/m.exec(commit) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60 * (sign === "-" ? -1 : 1);
  return new Date((Number(seconds) + offset) * 1000).toISOString().slice(0, 10);
}
