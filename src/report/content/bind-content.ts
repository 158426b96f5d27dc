import { didYouMean } from "../../lib/nearest.ts";
import { stableJson } from "../../lib/stable-json.ts";
import type {
  Figure,
  FindingReport,
  Notebook,
  Problems,
  Report,
  Settings,
} from "../../model/index.ts";
import type { FilesBeside, PageProse, ParsedHome } from "../../notebook/index.ts";
import { bindHome } from "../../notebook/index.ts";
import type { Evidence } from "../../stats/index.ts";
import type { LoadedExperiment } from "../experiment/index.ts";
import { hashCode, recall, sha256 } from "../inputs/index.ts";
import type { Threads } from "../threads/index.ts";
import type { Binder, BoundPage, KeptPage } from "./bind-page.ts";
import { openBinder } from "./bind-page.ts";
import type { BindShared, BindTask } from "./bind-work.ts";
import { work as binding, pageName, workHere } from "./bind-work.ts";
import type { History } from "./history.ts";
import { answerIn, historyOf, reportUnchecked } from "./history.ts";
import { noteMetrics, type OfMetric } from "./note-metrics.ts";
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
  readonly beside: FilesBeside;
  /** Where the history of the files ends; null where it has none. */
  readonly history: string | null;
  /** What the author says of the report as a site. */
  readonly site: Settings["site"];
}

export interface BoundContent {
  readonly site: Report["site"];
  readonly notebooks: readonly Notebook[];
  readonly figures: readonly Figure[];
  readonly findings: readonly FindingReport[];
  /** Units that pages link to, by experiment: their samples need a page. */
  readonly units: ReadonlyMap<string, ReadonlySet<string>>;
  /** Units of which pages show a sample, by experiment: who reads one wants the others. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
  /** Metrics of which the pages ask anything, by experiment. */
  readonly mentioned: ReadonlyMap<string, ReadonlySet<string>>;
  /** What is known of the prose of each page that was bound, in order of path. */
  readonly prose: readonly PageProse[];
}

/** About how long a page takes to be bound. */
const pageMilliseconds = 70;

/** Binds every page to the evidence: numbers, figures, findings with verdicts. A page whose inputs did not change is not bound again. */
export async function bindContent(content: Content, input: BindInput): Promise<BoundContent> {
  const { root, evidence, loaded, unread, problems } = input;
  const history = await historyOf(root, input.history, content, loaded);
  const binder = openBinder({
    history,
    evidence,
    loaded,
    bibliography: content.bibliography,
    beside: input.beside,
    notebooks: content.notebooks,
    code: await hashCode("binding"),
  });
  try {
    const shared = await sharedKey(content, input);
    const tasks = content.notebooks
      .filter(({ about }) => about.every((id) => !unread.has(id)))
      .map(({ id, file, text, registered }): BindTask => {
        const answers = registered.map((one) => answerIn(history, one));
        return {
          root,
          id,
          file,
          text,
          key: sha256([shared, stableJson(answers), text].join("\n")),
        };
      });
    const kept = await Promise.all(tasks.map((task) => keptPage(task, binder)));
    const stale = tasks.filter((_, i) => kept[i] === undefined);
    const bound = await bindAll(stale, { binder, history }, content, input);
    const pages = tasks.flatMap((task, i) => kept[i]?.page ?? bound.get(task.id)?.page ?? []);
    problems.add(pages.flatMap((page) => page.problems));
    reportUnchecked(
      pages.flatMap((page) => page.findings),
      problems,
    );
    const ofHome = noteMetrics(binder.context);
    const home =
      content.home && unread.size === 0 ? bindHome(content.home, ofHome.context, problems) : null;
    return {
      site: {
        ...siteOf(home, content.home?.frontMatter.values.short, input.site),
        ...(content.home
          ? placedOnHome(content.home, pages, problems)
          : { hero: null, featured: null }),
      },
      notebooks: pages.map((page) => page.notebook).sort(inOrder),
      figures: pages.flatMap((page) => page.figures),
      findings: pages.flatMap((page) => page.findings),
      units: byExperiment(pages.flatMap((page) => page.linked)),
      shown: byExperiment(pages.flatMap((page) => shownOn(page))),
      mentioned: byExperiment([...ofHome.mentioned(), ...pages.flatMap((page) => page.mentioned)]),
      prose: [...(home ? [home.prose] : []), ...pages.map((page) => page.prose)].sort((a, b) =>
        compare(a.file, b.file),
      ),
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
  { binder, history }: { readonly binder: Binder; readonly history: History },
  content: Content,
  { loaded, threads, beside }: BindInput,
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
    beside,
    history,
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

/** What every page is made from besides its own text and what it asks for: code, bibliography, all names, and files beside them. */
async function sharedKey(content: Content, { loaded, beside }: BindInput): Promise<string> {
  const code = await hashCode("binding");
  const names = {
    experiments: loaded.map((l) => l.data.experiment.id),
    notebooks: content.notebooks.map(({ id }) => id),
  };
  const files = stableJson([...beside]);
  return sha256([code, content.bibliographyHash, stableJson(names), files].join("\n"));
}

type OfUnit = readonly [experiment: string, unit: string];

function byExperiment(
  named: readonly (OfUnit | OfMetric)[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const units = new Map<string, Set<string>>();
  for (const [experiment, unit] of named)
    units.set(experiment, (units.get(experiment) ?? new Set()).add(unit));
  return units;
}

const shownOn = ({ notebook }: BoundPage): readonly OfUnit[] =>
  notebook.blocks.flatMap((block) =>
    block.kind === "samples"
      ? block.samples.map(({ unit }): OfUnit => [block.experiment, unit])
      : [],
  );

function siteOf(
  home: ReturnType<typeof bindHome> | null,
  short: string | undefined,
  { name, authors, ...said }: Settings["site"],
): Omit<Report["site"], "hero" | "featured"> {
  const own = home?.authors ?? [];
  return {
    ...said,
    title: home?.title ?? name ?? "Report",
    name: name ?? short ?? home?.title ?? "Report",
    answerHtml: home?.answerHtml ?? null,
    answerText: home?.answerText ?? null,
    abstractHtml: home?.abstractHtml ?? null,
    abstractText: home?.abstractText ?? null,
    authors: [...(own.length > 0 ? own : authors)],
    date: home?.date ?? null,
  };
}

/** The figure and the findings that the home page names, where they are. */
function placedOnHome(
  { frontMatter: { values, offsetOf }, source }: ParsedHome,
  pages: readonly BoundPage[],
  problems: Problems,
): Pick<Report["site"], "hero" | "featured"> {
  const find = (
    key: "hero" | "findings",
    written: string,
    known: readonly { readonly notebook: string; readonly id: string }[],
  ) => {
    const found = known.find(({ notebook, id }) => written === `${notebook}#${id}`);
    if (found) return { notebook: found.notebook, id: found.id };
    const names = known.map(({ notebook, id }) => `${notebook}#${id}`);
    problems.error(
      "reference-is-found",
      { ...source.place(offsetOf(key)), field: key },
      `There is no ${key === "hero" ? "figure" : "finding"} "${written}"`,
      {
        expected: names.join(", ") || "notebook#id",
        found: written,
        ...didYouMean(written, names),
      },
    );
    return null;
  };
  const figures = pages.flatMap((page) => page.figures);
  const findings = pages.flatMap((page) => page.findings);
  return {
    hero: values.hero === undefined ? null : find("hero", values.hero, figures),
    featured: values.findings?.flatMap((one) => find("findings", one, findings) ?? []) ?? null,
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
