import { confidence, count } from "../lib/format-number.ts";
import type { Check, Contrast, Estimate, Interval, Metric, Region } from "../model/index.ts";
import type { Evidence } from "./evidence.ts";
import type { FindingQuestion } from "./gather.ts";
import { contrastOf } from "./gather.ts";
import { isBounded } from "./outcome.ts";
import { drawsBehindWords, floorDraws, neededWords } from "./reach.ts";
import { holds, liesIn } from "./region.ts";
import { alpha } from "./thresholds.ts";
import type { Judgement } from "./verdict.ts";
import { drawNoun, plural } from "./words.ts";
import type { Writer } from "./writing.ts";
import { writerFor, writtenTest } from "./writing.ts";

/** A judged finding, as much of it as its table needs. */
export type JudgedFinding = FindingQuestion & Judgement;

interface Context {
  readonly finding: JudgedFinding;
  readonly found: Contrast | Estimate;
  readonly metric: Metric;
  readonly evidence: Evidence;
  readonly axis: Check["scale"];
  readonly write: Writer;
}

/** The rows of *does it hold up*: the claim under every reading of the same data that could undo it. */
export function checksOf(finding: JudgedFinding, evidence: Evidence): readonly Check[] {
  const found = finding.contrast ?? finding.estimate;
  const metric = metricOf(finding.experiment, finding.metric, evidence);
  if (!found || !metric || found.value === null) return [];
  const { contrast, estimate } = finding;
  const axis = contrast && contrast.scale !== "ratio" ? "difference" : "level";
  const n = contrast ? Math.min(contrast.n.of, contrast.n.versus) : (estimate?.n ?? 0);
  const context = {
    finding,
    found,
    metric,
    evidence,
    axis,
    write: writerFor(metric, n, contrast?.scale === "ratio" ? "ratio" : axis, {
      values: [found.value, contrast?.smallestDetectable],
      intervals: [found.interval, finding.adjusted.interval],
      edges: [finding.region.lower, finding.region.upper],
    }),
  } as const;
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
  label: string,
  fields: Partial<Check> & Pick<Check, "holds">,
): Check {
  const empty = { value: null, interval: null, text: null };
  return { label, ...empty, scale: axis, metric: finding.metric, ...fields };
}

function inside(interval: Interval | null, region: Region): boolean | null {
  return interval && liesIn(interval, region);
}

function claimed(context: Context): readonly Check[] {
  const { finding, found } = context;
  const { region } = finding;
  const label = `${quantity(finding.contrast)} claimed to be ${regionWords(context)}`;
  const { value, interval } = found;
  return [row(context, label, { value, interval, holds: inside(interval, region) })];
}

function quantity(contrast: Contrast | null): string {
  if (contrast === null) return "Value";
  const names = {
    difference: "Difference",
    ratio: "Ratio",
    interaction: "Difference in differences",
  };
  return names[contrast.scale];
}

function regionWords({ finding, write, axis }: Context): string {
  const { lower, upper } = finding.region;
  if (axis === "difference" && lower === 0 && upper === null) return "positive";
  if (axis === "difference" && upper === 0 && lower === null) return "negative";
  if (lower !== null && upper !== null)
    return `between ${write.point(lower)} and ${write.point(upper)}`;
  if (lower !== null) return `above ${write.point(lower)}`;
  return `below ${write.point(upper ?? 0)}`;
}

function atStep(context: Context): readonly Check[] {
  const { adjusted, region } = context.finding;
  const { interval } = adjusted;
  if (!interval) return [];
  const level = confidence(interval.level);
  const label =
    adjusted.family > 1 ? `The same at its Holm step, ${level}` : `The same at ${level}`;
  return [row(context, label, { interval, holds: inside(interval, region) })];
}

function exactTest(context: Context): readonly Check[] {
  const { finding, found, write } = context;
  const { p, adjusted, region } = finding;
  if (!p || found.value === null) return [];
  const family = adjusted.family > 1 ? `, Holm over ${adjusted.family} findings` : "";
  const floor = atFloor(context) ? ", the smallest that so few can give" : "";
  const label = `${p.method.charAt(0).toUpperCase()}${p.method.slice(1)} against ${write.point(p.null)}${family}`;
  return [
    row(context, label, {
      text: `${writtenTest(p, adjusted.p)}${floor}`,
      holds: holds(found.value, region) && adjusted.p !== null && adjusted.p < alpha,
    }),
  ];
}

function atFloor({ finding: { p } }: Context): boolean {
  if (!p?.floor || p.floor.rule === "binomial") return false;
  return p.value <= p.floor.value * (1 + 1e-9);
}

/** What no result of so few draws could have reached. */
function beyondReach(context: Context): readonly Check[] {
  const { finding, evidence } = context;
  const { p, adjusted } = finding;
  if (!p?.floor || !adjusted.beyondReach) return [];
  const { p: smallest, needed } = adjusted.beyondReach;
  const words = drawsBehindWords(finding, finding.experiment, evidence);
  const family = adjusted.family > 1 ? `, Holm over ${adjusted.family} findings` : "";
  const could = needed === null ? "" : `; ${neededWords(p, needed, words)} reach below ${alpha}`;
  return [
    row(context, `Smallest p that ${floorDraws(p, words)} can give${family}`, {
      text: `${writtenTest({ ...p, value: p.floor.value }, smallest)}${could}`,
      holds: null,
    }),
  ];
}

/** Clusters or replicates on the claimed side of the edge. */
function byDraw(context: Context): readonly Check[] {
  const { finding, found } = context;
  const { draws } = found;
  if (draws.length === 0) return [];
  const right = draws.filter((draw) => holds(draw.value, finding.region)).length;
  const design = context.evidence.experiment(finding.experiment)?.design;
  const noun = design ? drawNoun(design, found.drawn) : "draw";
  return [
    row(context, `Claim taken by ${noun}: how many agree`, {
      text: `${count(right)} of ${count(draws.length)}`,
      holds: right === draws.length ? true : right * 2 < draws.length ? false : null,
    }),
  ];
}

/** Whether the claim holds of other replicates on other units, not only on these. */
function twoWay(context: Context): readonly Check[] {
  const { finding, found, evidence } = context;
  const design = evidence.experiment(finding.experiment)?.design;
  const interval = finding.adjusted.twoWay ?? found.twoWay;
  if (!interval || !design) return [];
  const kinds = [design.replicate ?? "replicate", design.cluster ?? design.unit].map(plural);
  const label = `Over ${kinds.join(" and ")} at once`;
  return [row(context, label, { interval, holds: inside(interval, finding.region) })];
}

function worstCase(context: Context): readonly Check[] {
  const { finding, found } = context;
  const { worstCase: worst, value } = found;
  const label = "Worst case for samples without a score";
  const ratio = finding.contrast?.scale === "ratio";
  const missing = ratio ? (finding.contrast?.missing ?? 0) : 0;
  if (value === null || isTranscribed(found)) return [];
  if (!isBounded(context.metric) && missing === 0) return [];
  if (!worst)
    return [
      row(context, label, {
        text: missing > 0 ? `${missing} missing, without a bound for the ratio` : "none is missing",
        holds: missing > 0 ? false : null,
      }),
    ];
  const { lower } = finding.region;
  const against =
    lower === null ||
    (worst.upper > (finding.region.upper ?? Number.POSITIVE_INFINITY) && worst.lower > lower);
  return [
    row(context, label, {
      value: against ? worst.upper : worst.lower,
      interval: worst.outer,
      holds: liesIn(worst, finding.region),
    }),
  ];
}

function isTranscribed(found: Contrast | Estimate): boolean {
  return found.published !== null && found.published !== false;
}

/** The same by the judge's own answers: how much of the finding the correction makes. */
function judgeAlone(context: Context): readonly Check[] {
  const { contrast, estimate, region } = context.finding;
  const raw = contrast ? contrast.raw : estimate?.parts?.find(({ id }) => id === "raw");
  if (!raw || raw.value === null) return [];
  const { value, interval } = raw;
  const label = "By the judge alone, not corrected";
  return [row(context, label, { value, interval, holds: inside(interval, region) })];
}

/** The same question at each level of each factor that was averaged over. */
function eachLevel(context: Context): readonly Check[] {
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
        const label = `${factor.label}: ${level.label} alone`;
        return [row(context, label, { value, interval, holds: inside(interval, finding.region) })];
      }),
    );
}

/** The metric that must never be read without this one. */
function sister(context: Context): readonly Check[] {
  const { metric, finding, evidence } = context;
  const other = metric.sister && metricOf(finding.experiment, metric.sister, evidence);
  if (!other) return [];
  const again = ask(context, other.id, {});
  if (again.value === null) return [];
  const only =
    "restricted" in again && again.restricted.length ? ` (${again.restricted.join("; ")})` : "";
  const label = `The same in ${other.label.toLowerCase()}${only}`;
  const { value, interval } = again;
  return [row(context, label, { value, interval, holds: null, metric: other.id })];
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

function pooled(context: Context): readonly Check[] {
  const { found } = context;
  if (!found.pooled) return [];
  return [
    row(context, "If every sample were independent, which they are not", {
      interval: found.pooled,
      holds: null,
    }),
  ];
}

function detectable(context: Context): readonly Check[] {
  const least = context.finding.contrast?.smallestDetectable;
  if (least == null) return [];
  return [
    row(context, "Smallest difference that this design shows with 80% power", {
      text: context.write.amount(least),
      holds: null,
    }),
  ];
}
