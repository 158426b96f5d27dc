import type {
  Contrast,
  Counted,
  Draw,
  Experiment,
  Interval,
  Level,
  Mark,
  Metric,
  Selection,
} from "../../../model/index.ts";
import { countedOf, describeSelection } from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import { comparedText } from "../../../wording/index.ts";
import type { FigureRequest, Highlight, Refusal } from "../../chart-type.ts";
import { factorOf, labelHue, markOf } from "../../layout/grammar.ts";
import {
  findFactor,
  findSubject,
  isRefusal,
  levelsShown,
  narrowed,
  presenceOf,
} from "../../request/request.ts";
import { refuseTimeAsRows } from "../../request/time-factor.ts";
import { refuseHighlight } from "../../row-data/highlight.ts";

interface Side {
  readonly label: string;
  readonly mark: Mark;
}
export interface PairEnd {
  readonly value: number;
  readonly interval: Interval | null;
  readonly n: number;
  readonly mark: Mark;
}
export interface Pair {
  readonly label: string;
  readonly group?: string;
  readonly hue?: number;
  /** The condition whose pair it is; null for a cluster or run, which no selection names. */
  readonly about: Selection | null;
  /** What the two ends count; null where one of them is transcribed. */
  readonly behind: readonly [Counted, Counted] | null;
  readonly of: PairEnd;
  readonly versus: PairEnd;
  readonly difference: number;
  readonly interval: Interval | null;
  readonly n: number;
  /** What the difference compares, where that is not the two values beside it. */
  readonly compared?: string;
}
export interface Pairs {
  readonly experiment: Experiment;
  readonly metric: Metric;
  readonly rowLabel: string;
  readonly of: Side;
  readonly versus: Side;
  readonly pairs: readonly Pair[];
  /** Over all pairs; null where rows are levels and each has its own. */
  readonly overall: Contrast | null;
  readonly methods: readonly Contrast[];
  readonly highlight?: Highlight;
}

const mostRows = 60;

/** Two conditions for each cluster, or the two levels of a trigger for each level of `x`. */
export function gatherPairs(request: FigureRequest, evidence: Evidence): Pairs | Refusal {
  const subject = findSubject(request, evidence);
  if (isRefusal(subject)) return subject;
  const { experiment, metrics } = subject;
  const [metric] = metrics;
  if (!metric || request.metrics.length > 1)
    return { message: "Pairs are drawn for one metric", fix: "Write one figure per metric." };
  const x = findFactor(experiment, request.x);
  if (isRefusal(x)) return x;
  const sides = sidesOf(request, experiment);
  if (isRefusal(sides)) return sides;
  const words = (a: Selection, b: Selection) =>
    describeSelection(
      Object.fromEntries(Object.entries(a).filter(([f, l]) => b[f]?.join() !== l.join())),
      experiment,
    );
  const names = { of: words(sides.of, sides.versus), versus: words(sides.versus, sides.of) };
  const shared = {
    experiment,
    metric,
    of: { label: names.of, mark: markOf(sides.of, experiment) },
    versus: { label: names.versus, mark: markOf(sides.versus, experiment) },
  };
  const rows = x ?? (request.versus ? null : factorOf(experiment, "arm"));
  if (rows) {
    const timed = refuseTimeAsRows(rows, request.of);
    if (timed) return timed;
    const found = levelsShown(rows, request.of).flatMap((level) =>
      pairOfLevel(level, rows.id, labelHue(rows, level.id), sides, metric, experiment, evidence),
    );
    if (found.length === 0) return { message: "No level has both sides of the pair" };
    const { highlight } = request;
    const refused = refuseHighlight([found.map((f) => f.pair.about ?? {})], highlight);
    if (refused) return refused;
    return {
      ...(highlight ? { highlight } : {}),
      ...shared,
      rowLabel: rows.label,
      pairs: found.map((f) => f.pair),
      overall: null,
      methods: found.map((f) => f.contrast),
    };
  }
  if (request.highlight)
    return {
      message: "Pairs of clusters or runs have no mark that `highlight` picks",
      expected: "x= the factor whose levels are the rows",
    };
  const [a, b] = [sides.of, sides.versus].map((of) =>
    evidence.estimate({ experiment: experiment.id, metric: metric.id, of }),
  );
  const overall = evidence.contrast({
    experiment: experiment.id,
    metric: metric.id,
    of: sides.of,
    versus: sides.versus,
  });
  const kind = a?.drawn === "replicate" ? "replicate" : "cluster";
  const counted = (side: "of" | "versus", { id, n }: Draw): Counted => ({
    ...countedOf(sides[side], metric),
    draw: { kind, id, n },
  });
  const pairs = (a?.draws ?? []).flatMap((draw): Pair[] => {
    const other = b?.draws.find((d) => d.id === draw.id);
    const own = overall.draws.find((d) => d.id === draw.id);
    return other ? [pairOfDraws(draw, other, own, shared, counted)] : [];
  });
  if (pairs.length < 2 || pairs.length > mostRows)
    return {
      message:
        pairs.length < 2
          ? "There are no clusters or replicates to pair"
          : `${pairs.length} pairs are too many to read`,
      expected: `2 to ${mostRows} clusters, or x= a factor`,
      found: String(pairs.length),
      fix: "Use chart=difference, or name a factor with x.",
    };
  return {
    ...shared,
    rowLabel: experiment.design.cluster ?? experiment.design.replicate ?? "Draw",
    pairs: sorted(pairs, overall.value ?? 0),
    overall,
    methods: [overall],
  };
}

/** Largest change first, within groups in their order of appearance. */
function sorted(pairs: readonly Pair[], direction: number): readonly Pair[] {
  const groups = [...new Set(pairs.map((p) => p.group))];
  const sign = direction < 0 ? 1 : -1;
  return [...pairs].sort(
    (p, q) =>
      groups.indexOf(p.group) - groups.indexOf(q.group) ||
      sign * (p.difference - q.difference) ||
      (p.label < q.label ? -1 : 1),
  );
}

function pairOfDraws(
  of: Draw,
  versus: Draw,
  difference: Draw | undefined,
  names: { readonly of: Side; readonly versus: Side },
  counted: (side: "of" | "versus", draw: Draw) => Counted,
): Pair {
  return {
    label: of.label,
    about: null,
    behind: [counted("of", of), counted("versus", versus)],
    ...(of.group ? { group: of.group } : {}),
    of: { value: of.value, interval: of.interval, n: of.n, mark: names.of.mark },
    versus: {
      value: versus.value,
      interval: versus.interval,
      n: versus.n,
      mark: names.versus.mark,
    },
    difference: difference?.value ?? of.value - versus.value,
    interval: difference?.interval ?? null,
    n: Math.min(of.n, versus.n),
  };
}

function sidesOf(
  request: FigureRequest,
  experiment: Experiment,
): { readonly of: Selection; readonly versus: Selection } | Refusal {
  if (request.versus) return { of: request.of, versus: request.versus };
  const factor = findFactor(experiment, request.color, () => factorOf(experiment, "trigger"));
  if (!factor || isRefusal(factor))
    return (
      factor ?? {
        message: "Pairs need two sides",
        expected: "of= and versus=, or a trigger with two levels",
      }
    );
  const baseline = factor.levels.find((l) => l.id === factor.baseline) ?? null;
  const others = levelsShown(factor, request.of).filter((l) => l.id !== factor.baseline);
  if (!baseline || others.length !== 1)
    return {
      message: `${factor.label} has not two levels`,
      expected: "two levels, or of= and versus=",
      found: factor.levels.map((l) => l.id).join(", "),
    };
  return {
    of: narrowed(request.of, [factor, others[0] ?? null]),
    versus: narrowed(request.of, [factor, baseline]),
  };
}

function pairOfLevel(
  level: Level,
  factor: string,
  hue: number | undefined,
  sides: { readonly of: Selection; readonly versus: Selection },
  metric: Metric,
  experiment: Experiment,
  evidence: Evidence,
): readonly { readonly pair: Pair; readonly contrast: Contrast }[] {
  const [of, versus] = [sides.of, sides.versus].map(
    (s): Selection => ({ ...s, [factor]: [level.id] }),
  ) as [Selection, Selection];
  if ([of, versus].some((s) => presenceOf(experiment, metric, s, evidence).kind !== "present"))
    return [];
  const ask = { experiment: experiment.id, metric: metric.id };
  const [a, b] = [evidence.estimate({ ...ask, of }), evidence.estimate({ ...ask, of: versus })];
  const contrast = evidence.contrast({ ...ask, of, versus });
  if (a.value === null || b.value === null || contrast.value === null) return [];
  const compared = comparedText(contrast, a, b, metric, experiment.design.unit);
  const pair: Pair = {
    label: level.label,
    about: of,
    behind: a.published || b.published ? null : [countedOf(of, metric), countedOf(versus, metric)],
    ...(hue === undefined ? {} : { hue }),
    of: {
      value: a.value,
      interval: a.interval,
      n: a.n,
      mark: markOf(of, experiment, Boolean(a.published)),
    },
    versus: {
      value: b.value,
      interval: b.interval,
      n: b.n,
      mark: markOf(versus, experiment, Boolean(b.published)),
    },
    difference: contrast.value,
    interval: contrast.interval,
    n: Math.min(a.n, b.n),
    ...(compared === null ? {} : { compared }),
  };
  return [{ pair, contrast }];
}
