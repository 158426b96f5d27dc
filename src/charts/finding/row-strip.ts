import {
  boundsOf,
  type Contrast,
  type Drawing,
  type Estimate,
  type Experiment,
} from "../../model/index.ts";
import { drawScene } from "../draw-scene.ts";
import { markOf } from "../layout/grammar.ts";
import { type Item, type Panel, pixels } from "../layout/scene.ts";
import { contrastNumbers } from "../rows/contrast-marks.ts";
import { ends, estimateMarks, numbersOf } from "../rows/interval-marks.ts";

const size = { width: 150, height: 20 };
const middle = 10;
const range = [4, 146] as const;

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
  const items =
    "estimate" in row
      ? estimateStrip(row.estimate, experiment, all.estimates)
      : contrastStrip(row.contrast, experiment, all.contrasts);
  return items ? drawScene(items, { ...size, classes: "chart mini", label: null }) : null;
}

const panelOn = (domain: readonly [number, number]): Panel => ({
  x: { type: "linear", domain, range: [...range] },
  y: { type: "identity" },
});
const track: Item = {
  kind: "line",
  panel: pixels,
  layer: "grid",
  classes: "grid",
  x1: range[0],
  x2: range[1],
  y1: middle,
  y2: middle,
};
const end = (x: number): Item => ({
  kind: "line",
  panel: pixels,
  layer: "grid",
  classes: "grid",
  x1: x,
  x2: x,
  y1: 4,
  y2: 16,
});

function estimateStrip(
  estimate: Estimate,
  experiment: Experiment,
  estimates: readonly Estimate[],
): readonly Item[] | null {
  const metric = experiment.metrics.find((m) => m.id === estimate.metric);
  if (!metric || estimate.value === null) return null;
  const domain = boundsOf(metric) ?? scoreDomain(estimates.filter((e) => e.metric === metric.id));
  if (!domain) return null;
  const mark = markOf(estimate.of, experiment, estimate.published !== null);
  return [
    track,
    end(range[0]),
    end(range[1]),
    ...estimateMarks(estimate, mark, panelOn(domain), middle, 4),
  ];
}

function scoreDomain(estimates: readonly Estimate[]): readonly [number, number] | null {
  const all = numbersOf(estimates);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = (high - low) * 0.1;
  return high > low ? [low - pad, high + pad] : null;
}

function contrastStrip(
  contrast: Contrast,
  experiment: Experiment,
  contrasts: readonly Contrast[],
): readonly Item[] | null {
  if (contrast.value === null) return null;
  const bare = (c: Contrast) => ({ ...c, adjusted: null });
  const values = contrastNumbers(
    [...contrasts.filter((c) => c.metric === contrast.metric), contrast].map(bare),
  );
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const pad = (high - low || 0.1) * 0.02;
  const panel = panelOn([low - pad, high + pad]);
  const mark = markOf(contrast.of, experiment, contrast.published);
  const [x1, x2] = contrast.interval ? ends(contrast.interval, panel) : [0, 0];
  return [
    track,
    { kind: "line", panel, layer: "grid", classes: "zero", x1: 0, x2: 0, y1: 3, y2: 17 },
    ...(x2 > x1
      ? ([
          {
            kind: "line",
            panel,
            layer: "interval",
            classes: "iv thick",
            hue: mark.hue,
            x1,
            x2,
            y1: middle,
            y2: middle,
          },
        ] as const)
      : []),
    {
      kind: "mark",
      panel,
      layer: "mark",
      classes: "m",
      hue: mark.hue,
      x: contrast.value,
      y: middle,
      r: 4,
      mark,
    },
  ];
}
