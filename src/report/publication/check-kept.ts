import { nearest } from "../../lib/nearest.ts";
import { capital } from "../../lib/words.ts";
import type { Place, Problems, RemovedPage, RemovedSettings } from "../../model/index.ts";
import { address } from "../../model/index.ts";
import { listOf } from "./list-pages.ts";
import type { PublishedBefore, PublishedPage } from "./read-published.ts";
import { kindOf } from "./read-published.ts";

export interface KeptTask {
  /** What `upheld.yaml` says was removed, and where it says so. */
  readonly removed: RemovedSettings;
  readonly placeOf: (key: string, field?: "by" | "reason") => Place;
  /** What was published last; null where nothing is known of it. */
  readonly before: PublishedBefore | null;
  /** Addresses that the report has, each with what wants it. */
  readonly live: ReadonlyMap<string, string>;
  /** Those of them that are old names. */
  readonly leadOn: ReadonlySet<string>;
  /** The file that a notebook is written in, where it is there. */
  readonly fileOf: (notebook: string) => string | null;
}

/**
 * Every address that was published answers: it is there, leads on, or says what became of it. Returns the pages that say
 * so, in order of address, with a problem for each address that was lost and each removal that is not true.
 */
export function checkKept(task: KeptTask, problems: Problems): readonly RemovedPage[] {
  const { removed, before, live } = task;
  const said = new Map<string, Said>();
  for (const [key, value] of Object.entries(removed)) {
    const path = pathOf(key);
    said.set(path, { key, by: value.by ? pathOf(value.by) : null, reason: value.reason ?? null });
  }
  const known = pagesOf(before);
  for (const [path, { key }] of said) checkSaid(path, key, { task, said, known }, problems);
  const gone = new Map<string, RemovedPage>();
  const note = (path: string, by: Said | null): void => {
    if (!live.has(path)) gone.set(path, noticeOf(path, by, known, before));
  };
  for (const [path, own] of said) for (const each of withFrame(path)) note(each, own);
  const lost: PublishedPage[] = [];
  for (const page of known.values()) {
    const list = listOf(page.path);
    if (live.has(page.path) || gone.has(page.path) || (list !== null && live.has(list))) continue;
    const holder = said.get(holderOf(page.path) ?? "");
    if (holder) for (const each of withFrame(page.path)) note(each, holder);
    else if (page.what === "samples") note(page.path, null);
    else lost.push(page);
  }
  for (const page of withoutParts(lost)) reportLost(page, task, problems);
  return [...gone.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Said {
  readonly key: string;
  readonly by: string | null;
  readonly reason: string | null;
}

type Known = ReadonlyMap<string, PublishedPage>;

/** Pages of the last publication, and those that it says were removed before. */
function pagesOf(before: PublishedBefore | null): Known {
  const pages = [
    ...(before?.removed ?? []).flatMap(({ path, what, title }) =>
      kindOf(path) === null ? [] : [{ path, what, title }],
    ),
    ...(before?.pages ?? []),
  ];
  return new Map(pages.map((page) => [page.path, page]));
}

/** `figures/mask/old`, as an author writes it, to the address of a page. */
const pathOf = (key: string): string => `${key.replace(/^\/|\/$/g, "")}/`;

/** A figure's page, and the bare figure for frames. */
function withFrame(path: string): readonly string[] {
  const [first, notebook = "", id = ""] = path.split("/");
  return first === "figures" ? [path, address.embed(notebook, id)] : [path];
}

/** The page that a page went with: a figure's and finding's notebook, the experiment of samples. */
function holderOf(path: string): string | null {
  const [first, holder = ""] = path.split("/");
  if (first === "figures" || first === "findings") return address.notebook(holder);
  return first === "samples" ? `experiments/${holder}/` : null;
}

/** Without what went with a page that is lost as well: that is one problem. */
function withoutParts(lost: readonly PublishedPage[]): readonly PublishedPage[] {
  const paths = new Set(lost.map(({ path }) => path));
  return lost.filter(({ path }) => !paths.has(holderOf(path) ?? ""));
}

function noticeOf(
  path: string,
  said: Said | null,
  known: Known,
  before: PublishedBefore | null,
): RemovedPage {
  const [, notebook = "", id = ""] = path.split("/");
  const what = kindOf(path);
  const page = what === null ? address.figure(notebook, id) : path;
  return {
    path,
    what: what ?? "figure",
    title: known.get(page)?.title ?? null,
    last: what === "samples" ? null : lastOf(page, known, before),
    by: said?.by ?? null,
    reason: said?.reason ?? null,
  };
}

/** When a page was published last. Of pages of samples nobody notes it: there may be very many. */
function lastOf(path: string, known: Known, before: PublishedBefore | null): string | null {
  const earlier = before?.removed.find((one) => one.path === path);
  if (earlier) return earlier.last;
  return known.has(path) ? (before?.date ?? null) : null;
}

interface Checked {
  readonly task: KeptTask;
  readonly said: ReadonlyMap<string, Said>;
  readonly known: Known;
}

function checkSaid(
  path: string,
  key: string,
  { task, said, known }: Checked,
  problems: Problems,
): void {
  const { live, placeOf, before } = task;
  const at = placeOf(key);
  const there = live.get(path);
  if (there !== undefined)
    problems.error("removal-is-true", at, `"${key}" is there`, {
      expected: "an address that the report does not have",
      found: there,
      fix: "Take it out of `removed`, or take what has this address out of the report.",
    });
  else if (before && !known.has(path)) {
    const near = nearest(path, known.keys());
    problems.error("removal-is-true", at, `Nothing was published at "${key}"`, {
      expected: "an address that was published",
      found: key,
      ...(near ? { fix: `Did you mean "${near.slice(0, -1)}"?` } : {}),
    });
  }
  const by = said.get(path)?.by;
  if (!by || live.has(by)) return;
  const next = said.get(by);
  const near = nearest(
    by,
    [...live.keys()].filter((one) => kindOf(one) !== null),
  );
  problems.error(
    "removal-is-true",
    placeOf(key, "by"),
    next
      ? `What is said to replace "${key}" was removed itself`
      : `What is said to replace "${key}" is not there`,
    {
      expected: "an address of the report",
      found: by.slice(0, -1),
      ...(next?.by && next.by !== path && live.has(next.by)
        ? { fix: `Name what replaced that: \`by: ${next.by.slice(0, -1)}\`.` }
        : near
          ? { fix: `Did you mean "${near.slice(0, -1)}"?` }
          : {}),
    },
  );
}

function reportLost(
  { path, what, title }: PublishedPage,
  { live, leadOn, fileOf }: KeptTask,
  problems: Problems,
): void {
  const [first = "", holder = "", id = ""] = path.split("/");
  const inNotebook = what === "figure" || what === "finding";
  const key = path.slice(0, -1);
  const beside = [...live.keys()].filter(
    (one) =>
      kindOf(one) === what &&
      !leadOn.has(one) &&
      (!inNotebook || one.startsWith(`${first}/${holder}/`)),
  );
  const near = nearest(path, beside);
  const own = near?.split("/").at(-2);
  const old = inNotebook ? id : first;
  const renamed =
    own === undefined || what === "experiment"
      ? ""
      : inNotebook
        ? `If "${own}" is its new name, give that \`alias=${old}\`. `
        : `If "${own}" is its new name, write \`aliases: [${old}]\` there. `;
  const file = (inNotebook && fileOf(holder)) || "upheld.yaml";
  problems.error(
    "address-is-kept",
    { file },
    `The ${what}${title === null ? "" : ` “${shown(title)}”`} was published at "${key}" and is not there any more`,
    {
      expected: "a page, a new name for it, or a word on what became of it",
      found: "nothing",
      fix: `${renamed}${capital(renamed === "" ? "say" : "else say")} in upheld.yaml what became of it: \`removed: { ${key}: { reason: … } }\`, or \`by:\` with the address of what replaced it.`,
    },
  );
}

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
