import { type Contrast, type Estimate, parseSelector, type Selection } from "../../model/index.ts";
import type { Evidence } from "../../stats/index.ts";

interface Asked {
  readonly metric: string;
  /** Selector; every condition if left out. */
  readonly of?: string;
  readonly experiment?: string;
  readonly level?: number;
}

/** What the reference page says of each function of `evidence`. */
export const cellFunctions: readonly {
  readonly name: keyof CellEvidence;
  readonly call: string;
  readonly doc: string;
}[] = [
  {
    name: "estimate",
    call: 'evidence.estimate({ metric: "recall", of: "arm=doctag" })',
    doc: "Value and interval of a metric in a condition. Also `experiment`, and `level` for another than 0.95.",
  },
  {
    name: "contrast",
    call: 'evidence.contrast({ metric: "recall", of: "arm=doctag", versus: "arm=sdf" })',
    doc: 'The difference of two conditions. Also `scale: "ratio"`; `across: "trigger"` for an interaction.',
  },
  {
    name: "conditions",
    call: 'evidence.conditions("recall")',
    doc: "Every condition with data, as objects: factor to level.",
  },
  {
    name: "unitValues",
    call: 'evidence.unitValues({ metric: "recall", of: "arm=doctag" })',
    doc: "One row per unit and replicate: `unit`, `cluster`, `replicate`, `value`.",
  },
];

/** The evidence of a report with selectors as text: what a cell in JavaScript asks. */
export interface CellEvidence {
  estimate(asked: Asked): Estimate;
  contrast(
    asked: Asked & {
      readonly versus: string;
      readonly scale?: "difference" | "ratio" | "interaction";
      readonly across?: string;
    },
  ): Contrast;
  conditions(metric: string, experiment?: string): readonly Readonly<Record<string, string>>[];
  unitValues(asked: Asked): ReturnType<Evidence["unitValues"]>;
}

/** What a cell was told by the report: its figure rests on it. */
export interface Told {
  readonly estimates: Estimate[];
  readonly contrasts: Contrast[];
  /** Metrics of which it read single values. */
  readonly values: {
    readonly experiment: string;
    readonly metric: string;
    readonly of: Selection;
  }[];
  /** Cells whose rows it read. */
  readonly cells: Set<string>;
}

export const toldNothing = (): Told => ({
  estimates: [],
  contrasts: [],
  values: [],
  cells: new Set(),
});

/** Evidence that a cell asks in text; every answer is noted in `told`. */
export function evidenceForCells(evidence: Evidence, own: string, told: Told): CellEvidence {
  const noted = <T>(list: T[], answer: T): T => {
    list.push(answer);
    return answer;
  };
  const question = (asked: Asked) => {
    if (typeof asked !== "object" || asked === null)
      throw new Error('it is asked with names: { metric: "recall", of: "arm=doctag" }');
    const experiment = asked.experiment ?? own;
    const { of = "", level } = asked;
    return {
      experiment,
      metric: metricOf(evidence, experiment, asked.metric),
      of: selectionOf(evidence, experiment, of),
      ...(level === undefined ? {} : { level }),
    };
  };
  return {
    estimate: (asked) => noted(told.estimates, evidence.estimate(question(asked))),
    contrast(asked) {
      const posed = question(asked);
      const { versus, across, scale = across ? "interaction" : "difference" } = asked;
      if (typeof versus !== "string") throw new Error("a contrast needs `versus`, a selector");
      const named = selectionOf(evidence, posed.experiment, versus);
      const contrast = evidence.contrast({
        ...posed,
        versus: { ...posed.of, ...named },
        scale,
        ...(across ? { across } : {}),
      });
      return noted(told.contrasts, contrast);
    },
    conditions: (metric, experiment = own) =>
      evidence.conditions(experiment, metricOf(evidence, experiment, metric)),
    unitValues(asked) {
      const posed = question(asked);
      told.values.push({ experiment: posed.experiment, metric: posed.metric, of: posed.of });
      return evidence.unitValues(posed);
    },
  };
}

function selectionOf(evidence: Evidence, id: string, text: string): Selection {
  const experiment = evidence.experiment(id);
  if (!experiment) throw new Error(`there is no experiment "${id}"`);
  const result = parseSelector(text, experiment);
  if ("selection" in result) return result.selection;
  const [first] = result.errors;
  throw new Error(
    [first?.message, first?.fix, `expected ${first?.expected}`].filter(Boolean).join("; "),
  );
}

function metricOf(evidence: Evidence, experiment: string, metric: string): string {
  const ids = evidence.experiment(experiment)?.metrics.map((m) => m.id) ?? [];
  if (!ids.includes(metric))
    throw new Error(`"${metric}" is not a metric of ${experiment}: ${ids.join(", ")}`);
  return metric;
}
