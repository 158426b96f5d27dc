import { z } from "zod";
import { type Counted, type Drawing, nameOnce } from "../../model/index.ts";
import {
  alongText,
  columnValue,
  cutSentence,
  inSentence,
  lineText,
  logarithmicSentence,
  methodOfEstimates,
  panelText,
  runLinesSentence,
  shadesSentence,
} from "../../wording/index.ts";
import type { ChartType, Frame } from "../chart-type.ts";
import { keyOf } from "../layout/grammar.ts";
import { panelTitle } from "../layout/panel-frame.ts";
import { narrowBelow } from "../layout/places.ts";
import { flag } from "../request/option-values.ts";
import { isRefusal } from "../request/request.ts";
import {
  behindEstimates,
  estimateCells,
  estimateColumns,
  left,
  numberCell,
  textCell,
} from "../row-data/estimate-table.ts";
import type { DocumentElement } from "../svg/document.ts";
import { finish } from "../svg/finish.ts";
import { wholeOf } from "../thumbnail/sketch-rows.ts";
import { hasBands, linesLookAlike, shadeOf } from "./curve/curve-lines.ts";
import { renderCurvePanel } from "./curve/curve-panel.ts";
import { type Curve, gatherCurve, withReplicates } from "./curve/gather-curve.ts";
import { samplesOfRuns, seedCells } from "./replicates/gather-replicates.ts";

const options = z.strictObject({
  zoom: flag("Fit the axis to the values instead of 0 to 100 %; the method line says so."),
  log: flag("A logarithmic axis across; levels at zero or below are left out of it."),
  intervals: z
    .enum(["auto", "bars", "band"])
    .default("auto")
    .describe(
      "`bars` at each point, or a `band`; bars up to eight points and three lines unless said.",
    ),
  replicates: flag("A hairline for each replicate, behind the line of their mean."),
});
type Options = z.output<typeof options>;

/** A metric along training, dose or any factor with numeric levels: a line per arm, named at its end. */
export const curve: ChartType<Curve, Options> = {
  name: "curve",
  doc: "A metric along a factor with numeric levels, such as training steps: a line per arm.",
  options,
  layout: "column",
  highlights: true,
  layoutFor: (data) => (data.panels.length > 1 ? "broad" : "column"),
  gather(request, { log, replicates }, evidence) {
    const found = gatherCurve(request, evidence);
    if (isRefusal(found)) return found;
    const data = replicates ? withReplicates(found, evidence) : found;
    if (isRefusal(data) || !log) return data;
    const panels = data.panels.map((p) => ({
      ...p,
      lines: p.lines
        .map((l) => ({ ...l, points: l.points.filter((q) => q.x > 0) }))
        .filter((l) => l.points.length > 0),
    }));
    return { ...data, panels };
  },
  render: (data, options, frame) => renderCurve(data, options, frame),
  parts: {
    word: "panel",
    count: ({ panels }) => panels.length,
    first: (data, most) => ({ ...data, panels: data.panels.slice(0, most) }),
  },
  views(data, options) {
    const across = data.panels.flatMap((p) => p.lines.flatMap((l) => l.points.map(({ x }) => x)));
    if (options.log || !growsManyfold(across)) return [];
    return [
      {
        id: "log",
        data: null,
        method: `${logarithmicSentence(data.x.label)}.`,
        render: (frame) => renderCurve(data, { ...options, log: true }, frame),
      },
    ];
  },
  sketch({ panels: [panel] }, { zoom }) {
    const lines = panel?.lines ?? [];
    const alike = linesLookAlike(lines);
    return {
      kind: "lines",
      name: panel?.metric.label ?? "",
      domain: panel && !zoom ? wholeOf(panel.metric) : null,
      lines: lines.map((line) => ({
        mark: line.mark,
        shade: alike ? shadeOf(line) : "",
        points: line.points.map(({ x, estimate }) => ({ x, y: estimate.value ?? 0 })),
      })),
    };
  },
  describe,
  tabulate: (data, { replicates: shown }) => ({
    columns: [
      left("metric", "Metric"),
      ...(data.facet ? [left("facet", data.facet.label)] : []),
      left("line", data.color?.label ?? "Line"),
      left("x", data.x.label),
      ...(shown ? [left("replicate", capitalised(replicateWord(data)))] : []),
      ...estimateColumns(null),
    ],
    rows: data.panels.flatMap((panel) =>
      panel.lines.flatMap((line) =>
        line.points.flatMap((p) => {
          const group = `${panel.metric.id}-${panel.facet?.id ?? ""}-${line.label}`;
          const name = [
            textCell(panel.metric.label),
            ...(data.facet ? [textCell(panel.facet?.label ?? "")] : []),
            textCell(line.label, p.mark),
            textCell(p.label),
          ];
          const mean = estimateCells(p.estimate, panel.metric, null);
          const behind = (draw?: Counted["draw"]) =>
            behindEstimates([[p.estimate, panel.metric]], draw);
          const seeds = (p.seeds ?? []).map((seed) => ({
            group,
            cells: [
              ...name,
              textCell(seed.label),
              numberCell(
                columnValue({ ...p.estimate, value: seed.value }, panel.metric),
                seed.value,
              ),
              ...seedCells(seed, mean.length - 1),
            ],
            ...behind({ kind: "replicate", id: seed.id, n: seed.n }),
          }));
          const whole = [...name, ...(shown ? [textCell("mean")] : []), ...mean];
          return [{ group, cells: whole, ...behind() }, ...seeds];
        }),
      ),
    ),
  }),
  method: (data, { zoom, log, intervals, replicates }) =>
    methodOfEstimates(
      data.panels.flatMap((p) => p.lines.flatMap((l) => l.points.map((q) => q.estimate))),
      data.experiment,
      {
        as: "crosses",
        oursOnlyInstead: true,
        bands: data.panels.some((p) => hasBands(p, intervals)),
        ...(replicates
          ? { runs: { noun: replicateWord(data), n: samplesOfRuns(seedsIn(data)) } }
          : {}),
      },
      [
        log && logarithmicSentence(data.x.label),
        faintToStrong(data),
        replicates && runLinesSentence(replicateWord(data)),
        zoom &&
          cutSentence(
            "The axis",
            data.panels.map((p) => p.metric),
          ),
      ],
    ),
  key: (data) =>
    keyOf(
      data.experiment,
      data.panels.flatMap((p) => p.lines.flatMap((l) => l.points.map((q) => q.mark))),
    ),
};

function renderCurve(
  data: Curve,
  { zoom, log, intervals }: Options,
  { width, plotHeight }: Pick<Frame, "width" | "plotHeight">,
): Drawing {
  const gutter = 36;
  const abreast = width < narrowBelow ? 1 : columnsOf(data.panels.length, width);
  const each = (width - gutter * (abreast - 1)) / abreast;
  const parts: DocumentElement[] = [];
  let top = 0;
  for (let i = 0; i < data.panels.length; i += abreast) {
    const drawn = data.panels.slice(i, i + abreast).map((panel, k) =>
      renderCurvePanel(data, panel, {
        x: k * (each + gutter),
        top,
        width: each,
        frameWidth: width,
        plotHeight,
        narrow: width < narrowBelow,
        zoom,
        log,
        intervals,
      }),
    );
    parts.push(...drawn.map((d) => d.svg));
    top = Math.max(...drawn.map((d) => d.bottom)) + 26;
  }
  return finish(parts, { width, height: top - 22, label: describe(data) });
}

/** From this many times the smallest level on, small levels crowd at one end of a linear axis. */
const manyfold = 10;
const growsManyfold = (levels: readonly number[]): boolean =>
  Math.min(...levels) > 0 && Math.max(...levels) >= manyfold * Math.min(...levels);

const seedsIn = ({ panels }: Curve) =>
  panels.flatMap((p) => p.lines.flatMap((l) => l.points.flatMap((q) => q.seeds ?? [])));
const replicateWord = ({ experiment }: Curve) => experiment.design.replicate ?? "replicate";
const capitalised = (word: string) => `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`;

/** What shade says where lines have nothing else to tell them apart. */
function faintToStrong({ panels, color, highlight }: Curve): string | null {
  const alike = panels.filter(({ lines }) => linesLookAlike(lines));
  if (!color || alike.length === 0) return null;
  const drawn = alike.flatMap(({ lines }) => lines).toSorted((a, b) => a.rank - b.rank);
  const labels = nameOnce(color.label, [...new Set(drawn.map((line) => line.label))]);
  return shadesSentence("Lines", labels, { stressed: highlight !== undefined });
}

/** As many panels abreast as there is room for; four are two by two, not three and a straggler. */
function columnsOf(panels: number, width: number): number {
  const most = width >= 900 && panels !== 4 ? 3 : 2;
  return Math.min(panels, most);
}

function describe(data: Curve): string {
  return data.panels
    .map((panel) => {
      const title = panelTitle(panel.metric, data.facet, panel.facet);
      return panelText(
        alongText(title, inSentence(data.x.label, data.experiment)),
        panel.lines.map((line) => lineText(line.label, line.points, panel.metric)),
      );
    })
    .join(" ");
}
