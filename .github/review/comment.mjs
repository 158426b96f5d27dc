import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";

/** By this, and by its author, the comment is found again. */
export const marker = "<!-- upheld: what changed for readers -->";
const author = "github-actions[bot]";
/** Bytes of a file that are read at most: `upheld diff` writes 20 kB. */
const mostBytes = 30_000;

/** A file of the artifact as text; null where there is none. A link would lead out of it. */
async function textOf(folder, name) {
  const file = join(folder, name);
  const found = await lstat(file).catch(() => null);
  if (!found?.isFile() || found.size > mostBytes) return null;
  return (await readFile(file, "utf8")).replaceAll("\r", "").replaceAll("\0", "");
}

/** Whether all that is not plain words stands in blocks of code, as `upheld diff` writes it: then nobody is called. */
export function isHarmless(markdown) {
  let fence = null;
  for (const line of markdown.split("\n")) {
    if (fence === null) {
      fence = /^(`{3,})diff$/.exec(line)?.[1] ?? null;
      if (fence === null && !/^(### )?[\w ,;.]*$/.test(line)) return false;
    } else if (line === fence) fence = null;
    else if (line.includes(fence) || !/^[-+ ]/.test(line)) return false;
  }
  return fence === null;
}

/** Any text as one block of code, whose fence is longer than each run of its marks. */
export function inCode(text) {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

const day = 24 * 60 * 60 * 1000;

/** How old what it was compared with is; both texts come from strangers. */
export function baselineInWords(what, date, now) {
  const at = /^\d{4}-\d\d-\d\dT[\d:]{8}(Z|[+-]\d\d:\d\d)$/.test(date)
    ? Date.parse(date)
    : Number.NaN;
  const compared =
    what === "published" ? "what was published last" : "the base of this pull request";
  if (Number.isNaN(at)) return `Compared with ${compared}; how old that is is not known.`;
  const days = Math.max(0, Math.floor((now.getTime() - at) / day));
  const ago = days === 0 ? "today" : days === 1 ? "a day ago" : `${days} days ago`;
  return `Compared with ${compared}, of ${new Date(at).toISOString().slice(0, 10)} (${ago}).`;
}

/** The comment: what changed, how old the baseline is, and where the page and the preview are. */
export async function bodyOf(folder, run, now) {
  const [changes, what, date] = await Promise.all(
    ["changes.md", "baseline.txt", "baseline-date.txt"].map((name) => textOf(folder, name)),
  );
  const said =
    changes === null
      ? "The report could not be built or compared: the log of the run says why."
      : isHarmless(changes)
        ? changes
        : inCode(changes);
  return [
    marker,
    "## What changes for readers",
    baselineInWords(what?.trim() ?? "", date?.trim() ?? "", now),
    said.trim(),
    `The [run](${run.html_url}#artifacts) of commit ${run.head_sha.slice(0, 12)} has a page that draws what changed (\`review\`), and the report as it would be (\`preview\`).`,
  ].join("\n\n");
}

/** Writes the comment to the pull request of a run, or over the one that is there. */
export async function comment({ github, context, folder, now }) {
  const run = context.payload.workflow_run;
  const { owner, repo } = context.repo;
  // Of a fork's run GitHub names no pull request. What the artifact says of it would be a stranger's word.
  const open = await github.paginate(github.rest.pulls.list, {
    owner,
    repo,
    state: "open",
    per_page: 100,
  });
  const pull = open.find(
    ({ head }) => head.sha === run.head_sha && head.repo?.id === run.head_repository?.id,
  );
  // It was closed, or has a newer commit, whose run will write.
  if (!pull) return;
  const body = await bodyOf(folder, run, now);
  const of = { owner, repo, issue_number: pull.number };
  const comments = await github.paginate(github.rest.issues.listComments, { ...of, per_page: 100 });
  const own = comments.find(
    (one) => one.user?.login === author && one.user.type === "Bot" && one.body?.startsWith(marker),
  );
  if (own) await github.rest.issues.updateComment({ owner, repo, comment_id: own.id, body });
  else await github.rest.issues.createComment({ ...of, body });
}
