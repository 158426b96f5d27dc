import type { Check, Contrast, Estimate, Interval, Metric, Region } from "../../model/index.ts";
import type { Evidence } from "../evidence/index.ts";
import { isBounded } from "../evidence/index.ts";
import type { FindingQuestion } from "./evidenced.ts";
import { contrastOf } from "./evidenced.ts";
import { holds, liesIn, liesOutside } from "./region.ts";
import { alpha } from "./thresholds.ts";
import type { Judgement } from "./verdict.ts";

export type JudgedFinding = FindingQuestion & Judgement;

/** A judged finding, as much of it as its table needs. */
type Checked = FindingQuestion &
  Omit<Judgement, "scope"> & { readonly scope: Pick<Judgement["scope"], "about"> };

/** What a row of *does it hold up* is about, and what its words need beside the numbers. */
export type CheckKind =
  | { readonly is: "claim" | "step" | "test" | "floor" | "two-way" | "judge" | "pooled" | "power" }
  | { readonly is: "draws"; readonly agree: number; readonly of: number }
  | {
      readonly is: "worst case";
      readonly missing: number;
      readonly worst: Contrast["worstCase"];
    }
  | { readonly is: "level"; readonly factor: string; readonly level: string }
  | { readonly is: "sister"; readonly restricted: readonly string[] };

/** A row as numbers; `wording` has its words. */
export interface CheckFacts
  extends Pick<Check, "value" | "interval" | "holds" | "open" | "scale" | "metric"> {
  readonly kind: CheckKind;
}

interface Context {
  readonly finding: Checked;
  readonly found: Contrast | Estimate;
  readonly metric: Metric;
  readonly evidence: Evidence;
  readonly axis: Check["scale"];
}

/** The rows of *does it hold up*: the claim under every reading of the same data that could undo it. */
export function checksOf(finding: Checked, evidence: Evidence): readonly CheckFacts[] {
  const found = finding.contrast ?? finding.estimate;
  const metric = metricOf(finding.experiment, finding.metric, evidence);
  if (!found || !metric || found.value === null) return [];
  const { contrast } = finding;
  const axis = contrast && contrast.scale !== "ratio" ? "difference" : "level";
  const context = { finding, found, metric, evidence, axis } as const;
  return [
    ...claimed(context),
    ...atStep(context),
    ...exactTest(context),
    ...beyondReach(context),
    ...byDraw(context),
    ...twoWay(context),
    ...worstCase(context),
    ...judgeAlone(context),
    ...eachLevel(context),
    ...sister(context),
    ...pooled(context),
    ...detectable(context),
  ];
}

function metricOf(experiment: string, id: string, evidence: Evidence): Metric | undefined {
  return evidence.experiment(experiment)?.metrics.find((metric) => metric.id === id);
}

function row(
  { axis, finding }: Context,
  kind: CheckKind,
  fields: Partial<CheckFacts> & Pick<CheckFacts, "holds">,
): CheckFacts {
  const { interval = null, holds } = fields;
  const open = holds === false && interval !== null && !liesOutside(interval, finding.region);
  return {
    kind,
    value: null,
    interval: null,
    scale: axis,
    metric: finding.metric,
    ...(open ? { open: true as const } : {}),
    ...fields,
  };
}

function inside(interval: Interval | null, region: Region): boolean | null {
  return interval && liesIn(interval, region);
}

function claimed(context: Context): readonly CheckFacts[] {
  const { finding, found } = context;
  const { value, interval } = found;
  return [
    row(context, { is: "claim" }, { value, interval, holds: inside(interval, finding.region) }),
  ];
}

function atStep(context: Context): readonly CheckFacts[] {
  const { adjusted, region } = context.finding;
  const { interval } = adjusted;
  if (!interval) return [];
  return [row(context, { is: "step" }, { interval, holds: inside(interval, region) })];
}

function exactTest(context: Context): readonly CheckFacts[] {
  const { finding, found } = context;
  const { p, adjusted, region } = finding;
  if (!p || found.value === null) return [];
  const passes = adjusted.p !== null && adjusted.p < alpha;
  // A test that does not pass says neither yes nor no.
  const open = passes ? {} : { open: true as const };
  return [row(context, { is: "test" }, { holds: holds(found.value, region) && passes, ...open })];
}

/** What no result of so few draws could have reached. */
function beyondReach(context: Context): readonly CheckFacts[] {
  const { p, adjusted } = context.finding;
  return p?.floor && adjusted.beyondReach ? [row(context, { is: "floor" }, { holds: null })] : [];
}

/** Clusters or replicates on the claimed side of the edge. */
function byDraw(context: Context): readonly CheckFacts[] {
  const { finding, found } = context;
  const { draws } = found;
  if (draws.length === 0) return [];
  const right = draws.filter((draw) => holds(draw.value, finding.region)).length;
  const share = { is: "draws", agree: right, of: draws.length } as const;
  return [
    row(context, share, {
      holds: right === draws.length ? true : right * 2 < draws.length ? false : null,
      ...(right < draws.length && right * 2 >= draws.length ? { open: true as const } : {}),
    }),
  ];
}

/** Whether the claim holds of other replicates on other units, not only on these. */
function twoWay(context: Context): readonly CheckFacts[] {
  const { finding, found, evidence } = context;
  const design = evidence.experiment(finding.experiment)?.design;
  const interval = finding.adjusted.twoWay ?? found.twoWay;
  if (!interval || !design) return [];
  return [row(context, { is: "two-way" }, { interval, holds: inside(interval, finding.region) })];
}

function worstCase(context: Context): readonly CheckFacts[] {
  const { finding, found } = context;
  const { worstCase: worst, value } = found;
  const ratio = finding.contrast?.scale === "ratio";
  const missing = ratio ? (finding.contrast?.missing ?? 0) : 0;
  if (value === null || isTranscribed(found)) return [];
  if (!isBounded(context.metric) && missing === 0) return [];
  const kind = { is: "worst case", missing, worst } as const;
  if (!worst)
    return [row(context, kind, missing > 0 ? { holds: false, open: true } : { holds: null })];
  const { region } = finding;
  const holdsAnyhow = liesIn(worst, region);
  const open = !holdsAnyhow && !liesOutside(worst, region) ? { open: true as const } : {};
  return [row(context, kind, { holds: holdsAnyhow, ...open })];
}

function isTranscribed(found: Contrast | Estimate): boolean {
  return found.published !== null && found.published !== false;
}

/** The same by the judge's own answers: how much of the finding the correction makes. */
function judgeAlone(context: Context): readonly CheckFacts[] {
  const { contrast, estimate, region } = context.finding;
  const raw = contrast ? contrast.raw : estimate?.parts?.find(({ id }) => id === "raw");
  if (!raw || raw.value === null) return [];
  const { value, interval } = raw;
  return [row(context, { is: "judge" }, { value, interval, holds: inside(interval, region) })];
}

/** The same question at each level of each factor that was averaged over. */
function eachLevel(context: Context): readonly CheckFacts[] {
  const { finding, found, evidence } = context;
  const factors = evidence.experiment(finding.experiment)?.design.factors ?? [];
  return factors
    .filter((factor) => found.averagedOver.includes(factor.id))
    .flatMap((factor) =>
      factor.levels.flatMap((level) => {
        const only = { [factor.id]: [level.id] };
        const again = ask(context, finding.metric, only);
        if (again.value === null) return [];
        const { value, interval } = again;
        const kind = { is: "level", factor: factor.id, level: level.id } as const;
        return [row(context, kind, { value, interval, holds: inside(interval, finding.region) })];
      }),
    );
}

/** The metric that must never be read without this one. */
function sister(context: Context): readonly CheckFacts[] {
  const { metric, finding, evidence } = context;
  const other = metric.sister && metricOf(finding.experiment, metric.sister, evidence);
  if (!other) return [];
  const again = ask(context, other.id, {});
  if (again.value === null) return [];
  const restricted = "restricted" in again ? again.restricted : [];
  const { value, interval } = again;
  const kind = { is: "sister", restricted } as const;
  return [row(context, kind, { value, interval, holds: null, metric: other.id })];
}

function ask(
  { finding, evidence }: Context,
  metric: string,
  only: Readonly<Record<string, string[]>>,
): Contrast | Estimate {
  const { experiment, versus } = finding;
  const of = { ...finding.of, ...only };
  const about = finding.scope.about;
  if (versus === null) return evidence.estimate({ experiment, metric, of, about });
  const question = contrastOf(finding, { ...versus, ...only });
  return evidence.contrast({ ...question, metric, of, about });
}

function pooled(context: Context): readonly CheckFacts[] {
  const { pooled: interval } = context.found;
  return interval ? [row(context, { is: "pooled" }, { interval, holds: null })] : [];
}

function detectable(context: Context): readonly CheckFacts[] {
  const least = context.finding.contrast?.smallestDetectable;
  return least == null ? [] : [row(context, { is: "power" }, { holds: null })];
}
