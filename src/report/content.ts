import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChartType } from "../charts/index.ts";
import type { Figure, Finding, Notebook, Problems, Report } from "../model/index.ts";
import { slug } from "../model/index.ts";
import type { Bibliography, ParsedHome, ParsedNotebook } from "../notebook/index.ts";
import { bindHome, bindNotebook, checkNotebookIds, parseHome, parseNotebook, readBibliography } from "../notebook/index.ts";
import type { Evidence } from "../stats/index.ts";
import type { Store } from "../store/index.ts";
import type { Effects } from "./effects.ts";
import type { LoadedExperiment } from "./experiment-data.ts";
import { filesBelow } from "./inputs.ts";

export interface Content {
  readonly home: ParsedHome | null;
  readonly notebooks: readonly ParsedNotebook[];
  readonly bibliography: Bibliography;
}

/** Everything an author wrote, parsed; numbers come later. */
export async function readContent(root: string, problems: Problems): Promise<Content> {
  const files = await filesBelow(root, "content");
  const text = (file: string) => readFile(join(root, file), "utf8");
  const pages = files.filter((file) => /^content\/[^/]+\.md$/.test(file));
  const notebooks: ParsedNotebook[] = [];
  let home: ParsedHome | null = null;
  for (const file of pages) {
    if (file === "content/index.md") home = parseHome(file, await text(file), problems);
    else {
      const notebook = parseNotebook(file, await text(file), problems);
      if (notebook) notebooks.push(notebook);
    }
  }
  checkNotebookIds(notebooks, problems);
  const sources = files.filter((file) => /^content\/references\.(json|bib)$/.test(file));
  const bibliography = await readBibliography(await Promise.all(sources.map(async (file) => ({ file, text: await text(file) }))), problems);
  return { home, notebooks, bibliography };
}

export interface BindInput {
  readonly evidence: Evidence;
  readonly chartTypes: readonly ChartType[];
  readonly loaded: readonly LoadedExperiment[];
  /** Experiments that could not be read: pages about them are not bound, since nothing new would be learnt. */
  readonly unread: ReadonlySet<string>;
  readonly problems: Problems;
  readonly effects: Effects;
}

export interface BoundContent {
  readonly site: Report["site"];
  readonly notebooks: readonly Notebook[];
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
  /** Units that pages link to, by experiment: their samples need a page. */
  readonly units: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Binds every page to the evidence: numbers, figures, findings with verdicts. */
export async function bindContent(content: Content, input: BindInput): Promise<BoundContent> {
  const { evidence, chartTypes, loaded, unread, problems, effects } = input;
  const stores = new Map<string, Promise<Store>>();
  const byId = new Map(loaded.map((l) => [l.data.experiment.id, l]));
  const units = new Map<string, Set<string>>();
  const context = {
    evidence,
    chartTypes,
    bibliography: content.bibliography,
    notebooks: content.notebooks,
    runSql: async (experiment: string, sql: string, tables: Parameters<Store["query"]>[1]) => {
      const found = byId.get(experiment);
      if (!found) throw new Error(`There is no experiment "${experiment}" to query.`);
      const store = stores.get(experiment) ?? found.openSamples();
      stores.set(experiment, store);
      return (await store).query(sql, tables);
    },
    unitSlug: (experiment: string, unit: string) => {
      const data = byId.get(experiment)?.data;
      if (!data?.sums.some((s) => s.units.some((u) => u.unit === unit))) return null;
      const wanted = units.get(experiment) ?? new Set();
      units.set(experiment, wanted.add(unit));
      return slug(unit);
    },
  };
  const notebooks: Notebook[] = [];
  const figures: Figure[] = [];
  const findings: Finding[] = [];
  try {
    for (const [i, parsed] of content.notebooks.entries()) {
      effects.progress("bind notebooks", i, content.notebooks.length);
      const about = [parsed.frontMatter.values.experiment ?? []].flat();
      if (about.some((id) => unread.has(id))) continue;
      const bound = await bindNotebook(parsed, context, problems);
      notebooks.push(bound.notebook);
      figures.push(...bound.figures);
      findings.push(...bound.findings);
    }
    const home = content.home && unread.size === 0 ? bindHome(content.home, context, problems) : null;
    return { site: siteOf(home), notebooks: notebooks.sort(inOrder), figures, findings, units };
  } finally {
    await Promise.all([...stores.values()].map(async (store) => (await store).close()));
  }
}

function siteOf(home: ReturnType<typeof bindHome> | null): Report["site"] {
  return {
    title: home?.title ?? "Report",
    name: home?.title ?? "Report",
    abstractHtml: home?.abstractHtml ?? null,
    abstractText: home?.abstractText ?? null,
    authors: (home?.authors ?? []).map((author) => ({ ...author })),
    date: home?.date ?? null,
  };
}

/** By `order`, then newest first, then by name. */
function inOrder(a: Notebook, b: Notebook): number {
  return (a.order ?? Number.MAX_VALUE) - (b.order ?? Number.MAX_VALUE) || compare(b.date, a.date) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
