import { chartTypes } from "../../charts/index.ts";
import { stableJson } from "../../lib/stable-json.ts";
import type { FindingReport, Problem } from "../../model/index.ts";
import { collectProblems } from "../../model/index.ts";
import type { BindContext, BoundNotebook, ParsedNotebook, Reads } from "../../notebook/index.ts";
import { bindNotebook } from "../../notebook/index.ts";
import type { Evidence } from "../../stats/index.ts";
import type { Store } from "../../store/index.ts";
import type { LoadedExperiment } from "../experiment/index.ts";
import { drawShown, pickShown, unitSlugs } from "../experiment/index.ts";
import { sha256 } from "../inputs/index.ts";
import { filesOfExperiment } from "./experiment-files.ts";
import { describeFinding } from "./finding-report.ts";
import type { History } from "./history.ts";
import { answerIn } from "./history.ts";
import { noteMetrics, type OfMetric } from "./note-metrics.ts";
import type { RenderedFrom } from "./rendered-before.ts";
import { renderedBefore } from "./rendered-before.ts";

export interface BoundPage extends Omit<BoundNotebook, "findings"> {
  readonly findings: readonly FindingReport[];
  readonly problems: readonly Problem[];
  /** Units whose samples the page links to. */
  readonly linked: readonly (readonly [experiment: string, unit: string])[];
  /** Metrics of which the page asks anything. */
  readonly mentioned: readonly OfMetric[];
}

/** A bound page, with a hash over what it asked for while it was bound. */
export interface KeptPage {
  readonly page: BoundPage;
  readonly readFrom: string;
  readonly renderedFrom: RenderedFrom;
}

/** What pages are bound with, the same for all of them. */
export interface Binder {
  readonly context: BindContext;
  /** `earlier` is the page as it was bound before, whose drawings may serve again. */
  bind(parsed: ParsedNotebook, earlier: KeptPage | undefined): Promise<KeptPage>;
  /** One hash over what a page asked for as it now is: the data of experiments, and the title and places of notebooks. */
  hashOf(reads: Reads): string;
  close(): Promise<void>;
}

/** What a binder needs of the report. */
export interface BinderInput extends Pick<BindContext, "bibliography" | "beside" | "notebooks"> {
  readonly history: History;
  readonly evidence: Evidence;
  readonly loaded: readonly LoadedExperiment[];
  /** Hash of the code that binds and draws. */
  readonly code: string;
}

/** Binds pages to the evidence: numbers, figures, findings with verdicts. */
export function openBinder(input: BinderInput): Binder {
  const { evidence, loaded, bibliography, beside, notebooks, history, code } = input;
  const samples = openedOnce(loaded);
  const byId = new Map(loaded.map((l) => [l.data.experiment.id, l]));
  const context: BindContext = {
    evidence,
    chartTypes,
    bibliography,
    beside,
    notebooks,
    history: (asked) => answerIn(history, asked),
    runSql: async (experiment, sql, tables) => (await samples.open(experiment)).query(sql, tables),
    unitSlug(experiment, unit) {
      const found = byId.get(experiment)?.data;
      return (found && unitSlugs(found).get(unit)) ?? null;
    },
    async pickSamples(id, of, n, rule) {
      const found = byId.get(id);
      return found ? pickShown(await samples.open(id), found.data, { of, n, rule }) : null;
    },
    experimentFiles: (id) => filesOfExperiment(byId.get(id)?.task),
    drawSamples(id, of, n) {
      const found = byId.get(id);
      return found ? drawShown(found.draws(), found.data, of, n) : null;
    },
  };
  const places = new Map(
    notebooks.map(({ id, title, anchors }) => [id, sha256(stableJson({ title, anchors }))]),
  );
  const hashOf = ({ experiments, notebooks: asked }: Reads) =>
    sha256(
      stableJson({
        experiments: experiments.map((id) => [id, seenAs(byId.get(id))]),
        notebooks: asked.map((id) => [id, places.get(id) ?? null]),
      }),
    );
  return {
    context,
    hashOf,
    close: samples.close,
    async bind(parsed, earlier) {
      const rendered = renderedBefore(code, earlier);
      const page = await bindPage(parsed, { ...context, renderOnce: rendered.renderOnce });
      return { page, readFrom: hashOf(page.reads), renderedFrom: rendered.from() };
    },
  };
}

/** An experiment as drawings see it: the hash of its data, and the hues that the report's palette gives its arms. */
function seenAs(found: LoadedExperiment | undefined) {
  if (!found) return null;
  const { factors } = found.data.experiment.design;
  return [found.task.key, ...factors.flatMap((f) => f.levels.flatMap(({ hue }) => hue ?? []))];
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
  const { context: noted, mentioned } = noteMetrics(noting);
  const bound = await bindNotebook(parsed, noted, own);
  const findings = bound.findings.map((finding) => describeFinding(finding, context.evidence));
  return { ...bound, findings, problems: own.list, linked, mentioned: mentioned() };
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
