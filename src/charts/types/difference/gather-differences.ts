import type {
  Contrast,
  Experiment,
  Factor,
  Level,
  Metric,
  Selection,
} from "../../../model/index.ts";
import { describeSelection, differing } from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import { sidesInWords } from "../../../wording/index.ts";
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
import type { DifferenceEntry, DifferenceRow } from "../../row-data/difference-rows.ts";
import { refuseHighlight } from "../../row-data/highlight.ts";
import { type Sort, sortPanels } from "../../row-data/row-order.ts";

export interface DifferencePanel {
  readonly metric: Metric;
  readonly title: string;
  readonly rows: readonly DifferenceRow[];
  /** Conditions that lack one side, with the reason. */
  readonly holes: readonly { readonly what: string; readonly reason: string }[];
}
export interface Differences {
  readonly experiment: Experiment;
  readonly rowLabel: string;
  /** Factor that rows stand for; where there is one row, the one in which its sides differ. */
  readonly factor: Factor | null;
  readonly panels: readonly DifferencePanel[];
  readonly highlight?: Highlight;
  /** What names the marks by whose value rows stand; none where they stand as in the manifest. */
  readonly byValue?: readonly string[];
}

/** What is subtracted from what, for one row. */
interface Plan {
  readonly rowLabel: string;
  /** Factor whose levels are rows; null where there is one row. */
  readonly factor: Factor | null;
  readonly minus: string;
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly note?: string;
    readonly hue?: number;
    readonly sides: readonly Side[];
  }[];
}
interface Side {
  readonly label: string;
  readonly of: Selection;
  readonly versus: Selection;
}

/** Contrasts by row: `of` against `versus`, or each level of a factor against its baseline. */
export function gatherDifferences(
  request: FigureRequest,
  { over, sort }: { readonly over?: string | undefined; readonly sort?: Sort },
  evidence: Evidence,
  adjust: (contrasts: readonly Contrast[]) => readonly Contrast[],
): Differences | Refusal {
  const subject = findSubject(request, evidence);
  if (isRefusal(subject)) return subject;
  const { experiment, metrics } = subject;
  const plan = request.versus
    ? planOfSides(request, experiment)
    : planWithBaseline(request, experiment, over);
  if (isRefusal(plan)) return plan;
  const found = metrics.map((metric) => findContrasts(metric, plan, experiment, evidence));
  const adjusted = adjust(
    found.flatMap((f) => f.rows.flatMap((r) => r.entries.map((e) => e.contrast))),
  );
  let next = 0;
  const panels = found.map(({ metric, rows, holes }) => ({
    metric,
    title: `${metric.label}: ${plan.minus}`,
    holes,
    rows: rows.map((row) => ({
      ...row,
      entries: row.entries.map((entry) => ({
        ...entry,
        contrast: adjusted[next++] ?? entry.contrast,
      })),
    })),
  }));
  const drawn = panels.filter((p) => p.rows.length > 0);
  if (drawn.length === 0)
    return {
      message: "No contrast that the figure asks for has data on both sides",
      fix: "Check `of`, `versus` and the metric's `on`.",
    };
  const marked = drawn.map((p) =>
    p.rows.flatMap((r) =>
      r.entries.flatMap(({ contrast }) => (contrast.value === null ? [] : [contrast.of])),
    ),
  );
  const { highlight } = request;
  const refused = refuseHighlight(marked, highlight);
  if (refused) return refused;
  const sorted = sortPanels<DifferenceEntry, DifferenceRow, DifferencePanel>(
    drawn,
    plan.factor,
    sort,
    { value: ({ contrast }) => contrast.value, names: ({ metric }) => [metric.label] },
  );
  return {
    experiment,
    rowLabel: plan.rowLabel,
    factor: plan.factor ?? factorBetween(request, experiment),
    ...sorted,
    ...(highlight ? { highlight } : {}),
  };
}

function factorBetween({ of, versus }: FigureRequest, experiment: Experiment): Factor | null {
  const [own] = differing(of, versus ?? {});
  return experiment.design.factors.find(({ id }) => id in own) ?? null;
}

function findContrasts(
  metric: Metric,
  plan: Plan,
  experiment: Experiment,
  evidence: Evidence,
): Omit<DifferencePanel, "title"> {
  const holes: { what: string; reason: string }[] = [];
  const rows = plan.rows.flatMap((row) => {
    const entries = row.sides.flatMap((side): DifferenceEntry[] => {
      const lacking = [side.of, side.versus]
        .map((s) => presenceOf(experiment, metric, s, evidence))
        .find((p) => p.kind !== "present");
      if (lacking) {
        if (lacking.kind === "absent")
          holes.push({
            what: [row.label, side.label].filter(Boolean).join(", "),
            reason: lacking.reason,
          });
        return [];
      }
      const contrast = evidence.contrast({
        experiment: experiment.id,
        metric: metric.id,
        of: side.of,
        versus: side.versus,
      });
      return [
        { label: side.label, mark: markOf(side.of, experiment, contrast.published), contrast },
      ];
    });
    return entries.length > 0 ? [{ ...row, entries }] : [];
  });
  return { metric, rows, holes };
}

const optional = (level: Level | null, hue: number | undefined) => ({
  ...(level?.note ? { note: level.note } : {}),
  ...(hue === undefined ? {} : { hue }),
});

/** `of` against `versus`, once or within each level of `x`. */
function planOfSides(request: FigureRequest, experiment: Experiment): Plan | Refusal {
  const x = findFactor(experiment, request.x);
  if (isRefusal(x)) return x;
  const versus = request.versus ?? {};
  const [own] = differing(request.of, versus);
  const minus = sidesInWords({ of: request.of, versus }, experiment);
  if (!x) {
    const label = describeSelection(own, experiment) || "Difference";
    const hue = markOf(request.of, experiment).hue;
    return {
      rowLabel: "Contrast",
      factor: null,
      minus,
      rows: [{ id: "", label, hue, sides: [{ label: "", of: request.of, versus }] }],
    };
  }
  const rows = levelsShown(x, request.of).map((level) => ({
    id: level.id,
    label: level.label,
    ...optional(level, labelHue(x, level.id)),
    sides: [
      { label: "", of: narrowed(request.of, [x, level]), versus: narrowed(versus, [x, level]) },
    ],
  }));
  return { rowLabel: x.label, factor: x, minus, rows };
}

function planWithBaseline(
  request: FigureRequest,
  experiment: Experiment,
  over: string | undefined,
): Plan | Refusal {
  const x = findFactor(
    experiment,
    request.x,
    () =>
      factorOf(experiment, "arm") ??
      factorOf(experiment, "trigger") ??
      experiment.design.factors[0],
  );
  if (!x || isRefusal(x)) return x ?? { message: "The experiment has no factor to compare" };
  const compared = findFactor(experiment, over, () => x);
  const color = findFactor(experiment, request.color);
  if (!compared || isRefusal(compared))
    return compared ?? { message: "The experiment has no factor to compare" };
  if (isRefusal(color)) return color;
  const baseline = compared.levels.find((l) => l.id === compared.baseline) ?? null;
  const others = levelsShown(compared, request.of).filter((l) => l.id !== compared.baseline);
  if (compared === x) {
    const inner = color && color !== x ? levelsShown(color, request.of) : [null];
    return {
      rowLabel: x.label,
      factor: x,
      minus: `difference from ${baseline?.label ?? compared.baseline}`,
      rows: others.map((level) => ({
        id: level.id,
        label: level.label,
        ...optional(level, labelHue(x, level.id)),
        sides: inner.map((own) =>
          side(own?.label ?? "", narrowed(request.of, [color, own]), compared, level, baseline),
        ),
      })),
    };
  }
  return {
    rowLabel: x.label,
    factor: x,
    minus:
      others.length === 1
        ? sidesInWords(
            {
              of: { [compared.id]: [others[0]?.id ?? ""] },
              versus: { [compared.id]: [compared.baseline] },
            },
            experiment,
          )
        : `difference from ${baseline?.label}`,
    rows: levelsShown(x, request.of).map((row) => ({
      id: row.id,
      label: row.label,
      ...optional(row, labelHue(x, row.id)),
      sides: others.map((level) =>
        side(
          others.length > 1 ? level.label : "",
          narrowed(request.of, [x, row]),
          compared,
          level,
          baseline,
        ),
      ),
    })),
  };
}

function side(
  label: string,
  of: Selection,
  factor: Factor,
  level: Level,
  baseline: Level | null,
): Side {
  return { label, of: narrowed(of, [factor, level]), versus: narrowed(of, [factor, baseline]) };
}
