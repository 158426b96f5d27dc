import { stableJson } from "../../lib/stable-json.ts";
import type { Figure, FindingReport, Notebook, Problems, Report } from "../../model/index.ts";
import { bindHome } from "../../notebook/index.ts";
import type { Evidence } from "../../stats/index.ts";
import type { LoadedExperiment } from "../experiment/index.ts";
import { hashCode, recall, sha256 } from "../inputs/index.ts";
import type { Threads } from "../threads/index.ts";
import type { Binder, BoundPage, KeptPage } from "./bind-page.ts";
import { openBinder } from "./bind-page.ts";
import type { BindShared, BindTask } from "./bind-work.ts";
import { work as binding, pageName, workHere } from "./bind-work.ts";
import type { ReadNotebook } from "./outline.ts";
import type { Content } from "./read-content.ts";

export interface BindInput {
  readonly root: string;
  readonly evidence: Evidence;
  readonly loaded: readonly LoadedExperiment[];
  /** Experiments that could not be read: pages about them are not bound, since nothing new would be learnt. */
  readonly unread: ReadonlySet<string>;
  readonly problems: Problems;
  readonly threads: Threads;
}

export interface BoundContent {
  readonly site: Report["site"];
  readonly notebooks: readonly Notebook[];
  readonly figures: readonly Figure[];
  readonly findings: readonly FindingReport[];
  /** Units that pages link to, by experiment: their samples need a page. */
  readonly units: ReadonlyMap<string, ReadonlySet<string>>;
}

/** About how long a page takes to be bound. */
const pageMilliseconds = 70;

/** Binds every page to the evidence: numbers, figures, findings with verdicts. A page whose inputs did not change is not bound again. */
export async function bindContent(content: Content, input: BindInput): Promise<BoundContent> {
  const { root, evidence, loaded, unread, problems } = input;
  const binder = openBinder({
    evidence,
    loaded,
    bibliography: content.bibliography,
    notebooks: content.notebooks,
    code: await hashCode("binding"),
  });
  try {
    const shared = await sharedKey(content, loaded);
    const tasks = content.notebooks
      .filter(({ about }) => about.every((id) => !unread.has(id)))
      .map(({ id, file, text }): BindTask => {
        return { root, id, file, text, key: sha256(`${shared}\n${text}`) };
      });
    const kept = await Promise.all(tasks.map((task) => keptPage(task, binder)));
    const stale = tasks.filter((_, i) => kept[i] === undefined);
    const bound = await bindAll(stale, binder, content, input);
    const pages = tasks.flatMap((task, i) => kept[i]?.page ?? bound.get(task.id)?.page ?? []);
    problems.add(pages.flatMap((page) => page.problems));
    const home =
      content.home && unread.size === 0 ? bindHome(content.home, binder.context, problems) : null;
    return {
      site: siteOf(home, content.home?.frontMatter.values.short),
      notebooks: pages.map((page) => page.notebook).sort(inOrder),
      figures: pages.flatMap((page) => page.figures),
      findings: pages.flatMap((page) => page.findings),
      units: unitsOf(pages),
    };
  } finally {
    await binder.close();
  }
}

/** A page that an earlier build bound, where all that it asked for is as it was. */
async function keptPage(
  { root, id, key }: BindTask,
  binder: Binder,
): Promise<KeptPage | undefined> {
  const kept = await recall<KeptPage>(root, pageName(id), key);
  return kept && binder.hashOf(kept.page.reads) === kept.readFrom ? kept : undefined;
}

/** Binds pages, by id. Those that ask the samples of an experiment share one database, which one thread has open. */
async function bindAll(
  tasks: readonly BindTask[],
  binder: Binder,
  content: Content,
  { loaded, threads }: BindInput,
): Promise<ReadonlyMap<string, KeptPage>> {
  const notebooks = new Map(content.notebooks.map((notebook) => [notebook.id, notebook]));
  const notebookOf = ({ id }: BindTask) => notebooks.get(id) as ReadNotebook;
  const asks = (task: BindTask) => notebookOf(task).queries.length > 0;
  const here = workHere(binder, (task) => notebookOf(task).parsed());
  // Neighbours are of one experiment, so that what one page computed serves the next in the same thread.
  const about = (task: BindTask) => `${notebookOf(task).about[0] ?? ""} ${task.id}`;
  const alike = tasks.filter((task) => !asks(task)).sort((a, b) => compare(about(a), about(b)));
  const shared = async (): Promise<BindShared> => ({
    experiments: loaded.map(({ task }) => task),
    notebooks: content.notebooks.map(({ id, title, anchors }) => ({ id, title, anchors })),
    citable: content.bibliography.keys,
    references: await content.bibliography.render(content.bibliography.keys),
  });
  const made = await threads.share(binding, shared, alike, () => pageMilliseconds, here);
  const bound = new Map<string, KeptPage>();
  for (const [i, task] of alike.entries()) {
    const page = made[i] ?? (await keptPage(task, binder));
    if (!page) throw new Error(`The page ${task.id} was bound, and is not kept.`);
    bound.set(task.id, page);
  }
  for (const task of tasks.filter(asks)) {
    const page = await here.perform(task);
    if (page) bound.set(task.id, page);
  }
  return bound;
}

/** What every page is made from besides its own text and what it asks for: code, bibliography, and all names. */
async function sharedKey(content: Content, loaded: readonly LoadedExperiment[]): Promise<string> {
  const code = await hashCode("binding");
  const names = {
    experiments: loaded.map((l) => l.data.experiment.id),
    notebooks: content.notebooks.map(({ id }) => id),
  };
  return sha256([code, content.bibliographyHash, stableJson(names)].join("\n"));
}

function unitsOf(pages: readonly BoundPage[]): ReadonlyMap<string, ReadonlySet<string>> {
  const units = new Map<string, Set<string>>();
  for (const [experiment, unit] of pages.flatMap((page) => page.linked)) {
    units.set(experiment, (units.get(experiment) ?? new Set()).add(unit));
  }
  return units;
}

function siteOf(
  home: ReturnType<typeof bindHome> | null,
  short: string | undefined,
): Report["site"] {
  return {
    title: home?.title ?? "Report",
    name: short ?? home?.title ?? "Report",
    abstractHtml: home?.abstractHtml ?? null,
    abstractText: home?.abstractText ?? null,
    authors: (home?.authors ?? []).map((author) => ({ ...author })),
    date: home?.date ?? null,
  };
}

/** By `order`, then newest first, then by name. */
function inOrder(a: Notebook, b: Notebook): number {
  return (
    (a.order ?? Number.MAX_VALUE) - (b.order ?? Number.MAX_VALUE) ||
    compare(b.date, a.date) ||
    compare(a.id, b.id)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
