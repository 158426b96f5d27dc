import type { Markish } from "@observablehq/plot";
import {
  boundsOf,
  type Contrast,
  type Drawing,
  type Estimate,
  type Experiment,
} from "../../model/index.ts";
import { markOf } from "../layout/grammar.ts";
import { differenceRecord, differences } from "../marks/difference.ts";
import { estimateRecord, estimates } from "../marks/estimate.ts";
import { linesAt } from "../marks/placed/axis.ts";
import { horizontalRules } from "../marks/placed/rules.ts";
import { contrastNumbers } from "../row-data/contrast-numbers.ts";
import { numbersOf } from "../row-data/interval-numbers.ts";
import { finish } from "../svg/finish.ts";
import { plotValues } from "../value-plot.ts";

const size = { width: 150, height: 20 };
const middle = size.height / 2;
const radius = 4;
/** Room of a dot at each end of the scale. */
const margins = { top: 0, right: 4, bottom: 0, left: 4 };
/** How high the strokes at the ends of a scale stand, and that at zero. */
const ends = [4, 16] as const;
const zero = [3, 17] as const;
/** Air at the ends of a scale that fits its values, as parts of their span; and the span where all are zero. */
const scoreAir = 0.1;
const differenceAir = 0.02;
const leastSpan = 0.1;

export type RowEvidence = { readonly estimate: Estimate } | { readonly contrast: Contrast };

/** Everything that the tables of an experiment show: all rows of one metric stand on one scale. */
export interface RowsOfTables {
  readonly estimates: readonly Estimate[];
  readonly contrasts: readonly Contrast[];
}

/**
 * The small strip of a table row on the experiment page. Rates and scores with a range stand on all of it, other scores
 * and differences on a scale that holds every row of their metric. Null where there is no value or no scale. Hidden
 * from readers who cannot see it: its numbers stand in the same row.
 */
export function rowStrip(
  row: RowEvidence,
  experiment: Experiment,
  all: RowsOfTables,
): Drawing | null {
  const strip =
    "estimate" in row
      ? estimateStrip(row.estimate, experiment, all.estimates)
      : contrastStrip(row.contrast, experiment, all.contrasts);
  if (!strip) return null;
  const track = {
    x1: margins.left,
    x2: size.width - margins.right,
    y: middle,
    classes: "grid",
  };
  const svg = plotValues({
    domain: strip.domain,
    ...size,
    margins,
    marks: [...horizontalRules([track]), ...strip.marks],
  });
  return finish([svg], { ...size, classes: "chart mini", label: null });
}

interface Strip {
  readonly domain: readonly [number, number];
  readonly marks: readonly Markish[];
}

function estimateStrip(
  estimate: Estimate,
  experiment: Experiment,
  all: readonly Estimate[],
): Strip | null {
  const metric = experiment.metrics.find((m) => m.id === estimate.metric);
  if (!metric || estimate.value === null) return null;
  const domain = boundsOf(metric) ?? scoreDomain(all.filter((e) => e.metric === metric.id));
  if (!domain) return null;
  const mark = markOf(estimate.of, experiment, estimate.published !== null);
  const records = estimateRecord(estimate, mark, middle, radius);
  return { domain, marks: [...linesAt(domain, [ends], "grid"), ...estimates(records)] };
}

function scoreDomain(all: readonly Estimate[]): readonly [number, number] | null {
  const values = numbersOf(all);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low) * scoreAir;
  return high > low ? [low - air, high + air] : null;
}

function contrastStrip(
  contrast: Contrast,
  experiment: Experiment,
  all: readonly Contrast[],
): Strip | null {
  if (contrast.value === null) return null;
  const bare = (c: Contrast) => ({ ...c, adjusted: null });
  const values = contrastNumbers(
    [...all.filter((c) => c.metric === contrast.metric), contrast].map(bare),
  );
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const air = (high - low || leastSpan) * differenceAir;
  const mark = markOf(contrast.of, experiment, contrast.published);
  const records = differenceRecord(bare(contrast), mark, middle, radius);
  return {
    domain: [low - air, high + air],
    marks: [...linesAt([0], [zero], "zero"), ...differences(records)],
  };
}
