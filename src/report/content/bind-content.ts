import type { ChartType } from "../../charts/index.ts";
import { stableJson } from "../../lib/stable-json.ts";
import type { Figure, Finding, Notebook, Problem, Problems, Report } from "../../model/index.ts";
import { collectProblems } from "../../model/index.ts";
import type { BindContext, BoundNotebook, ParsedNotebook, Reads } from "../../notebook/index.ts";
import { bindHome, bindNotebook } from "../../notebook/index.ts";
import type { Evidence } from "../../stats/index.ts";
import type { Store } from "../../store/index.ts";
import type { Effects } from "../effects.ts";
import type { LoadedExperiment } from "../experiment/index.ts";
import { drawShown, unitSlugs } from "../experiment/index.ts";
import { cached, hashCode, sha256 } from "../inputs/index.ts";
import type { Content } from "./read-content.ts";

export interface BindInput {
  readonly root: string;
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

/** Binds every page to the evidence: numbers, figures, findings with verdicts. A page whose inputs did not change is not bound again. */
export async function bindContent(content: Content, input: BindInput): Promise<BoundContent> {
  const { root, evidence, chartTypes, loaded, unread, problems, effects } = input;
  const samples = openedOnce(loaded);
  const data = new Map(loaded.map((l) => [l.data.experiment.id, l.data]));
  const context: BindContext = {
    evidence,
    chartTypes,
    bibliography: content.bibliography,
    notebooks: content.notebooks,
    runSql: async (experiment, sql, tables) => (await samples.open(experiment)).query(sql, tables),
    unitSlug(experiment, unit) {
      const found = data.get(experiment);
      return (found && unitSlugs(found).get(unit)) ?? null;
    },
    drawSamples(id, of, n) {
      const found = loaded.find((l) => l.data.experiment.id === id);
      return found ? drawShown(found.draws(), found.data, of, n) : null;
    },
  };
  const shared = await sharedKey(content, loaded);
  const hashes = readHashes(content, loaded);
  const pages: BoundPage[] = [];
  try {
    for (const [i, parsed] of content.notebooks.entries()) {
      effects.progress("bind notebooks", i, content.notebooks.length);
      const about = [parsed.frontMatter.values.experiment ?? []].flat();
      if (about.some((id) => unread.has(id))) continue;
      const key = sha256(`${shared}\n${parsed.source.text}`);
      const kept = await cached(
        root,
        `notebook-${parsed.id}`,
        key,
        async () => {
          const page = await bindPage(parsed, context);
          return { page, readFrom: hashes(page.reads) };
        },
        ({ page, readFrom }) => hashes(page.reads) === readFrom,
      );
      pages.push(kept.page);
    }
    problems.add(pages.flatMap((page) => page.problems));
    const home =
      content.home && unread.size === 0 ? bindHome(content.home, context, problems) : null;
    return {
      site: siteOf(home, content.home?.frontMatter.values.short),
      notebooks: pages.map((page) => page.notebook).sort(inOrder),
      figures: pages.flatMap((page) => page.figures),
      findings: pages.flatMap((page) => page.findings),
      units: unitsOf(pages),
    };
  } finally {
    await samples.close();
  }
}

interface BoundPage extends BoundNotebook {
  readonly problems: readonly Problem[];
  /** Units whose samples the page links to. */
  readonly linked: readonly (readonly [experiment: string, unit: string])[];
}

async function bindPage(parsed: ParsedNotebook, context: BindContext): Promise<BoundPage> {
  const own = collectProblems();
  const linked: [string, string][] = [];
  const noting: BindContext = {
    ...context,
    unitSlug: (experiment, unit) => {
      const found = context.unitSlug(experiment, unit);
      if (found !== null) linked.push([experiment, unit]);
      return found;
    },
  };
  const bound = await bindNotebook(parsed, noting, own);
  return { ...bound, problems: own.list, linked };
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

/** One hash over what a page asked for as it now is: the data of experiments, and the title and places of notebooks. */
function readHashes(
  content: Content,
  loaded: readonly LoadedExperiment[],
): (reads: Reads) => string {
  const keys = new Map(loaded.map((l) => [l.data.experiment.id, l.key]));
  const places = new Map(
    content.notebooks.map(({ id, title, anchors }) => [id, sha256(stableJson({ title, anchors }))]),
  );
  return ({ experiments, notebooks }) =>
    sha256(
      stableJson({
        experiments: experiments.map((id) => [id, keys.get(id) ?? null]),
        notebooks: notebooks.map((id) => [id, places.get(id) ?? null]),
      }),
    );
}

/** The samples of experiments, opened when the first query asks for them. */
function openedOnce(loaded: readonly LoadedExperiment[]) {
  const stores = new Map<string, Promise<Store>>();
  return {
    open(experiment: string): Promise<Store> {
      const found = loaded.find((l) => l.data.experiment.id === experiment);
      if (!found) throw new Error(`There is no experiment "${experiment}" to query.`);
      const store = stores.get(experiment) ?? found.openSamples();
      stores.set(experiment, store);
      return store;
    },
    close: async () => {
      await Promise.all([...stores.values()].map(async (store) => (await store).close()));
    },
  };
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
