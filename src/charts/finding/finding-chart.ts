import type { Draw, Drawing, Experiment, Finding, Interval } from "../../model/index.ts";
import {
  expectationInWords,
  findingCaption,
  findingFigureText,
  meanOfText,
} from "../../wording/index.ts";
import { drawScene } from "../draw-scene.ts";
import { type Axis, axisPanel, tickLines, tickTexts } from "../layout/axis.ts";
import { textWidth } from "../layout/measure.ts";
import { type Item, narrowBelow, type Panel, toPixels } from "../layout/scene.ts";
import { faceOf } from "../layout/text-face.ts";
import { ends } from "../rows/interval-marks.ts";
import { layoutRows, type RowSpec } from "../rows/rows.ts";
import { claimEdges, claimField } from "./claim-field.ts";
import {
  evidenceOfFinding,
  type FindingEvidence,
  findingAxis,
  linesOf,
} from "./finding-evidence.ts";
import { evidenceMarks, noneLine } from "./strip.ts";

const widths = [340, 640, 920];
/** More draws than this are a distribution, not rows to be read. */
const mostRows = 60;

interface DrawRow {
  readonly label: string;
  readonly value: number;
  readonly interval: Interval | null;
}

/** The chart of a finding's own page: what was tested on top, below it what it is the mean of, the claim tinted. */
export function findingChart(
  finding: Finding,
  experiment: Experiment,
): { readonly drawings: readonly Drawing[]; readonly caption: string } {
  const evidence = evidenceOfFinding(finding, experiment);
  if (!evidence) return { drawings: [], caption: "" };
  const rows = rowsBelow(finding, evidence);
  const drawings = widths.map((width) => drawAt(width, finding, evidence, rows));
  return { drawings, caption: captionOf(finding, evidence, rows) };
}

function rowsBelow(finding: Finding, evidence: FindingEvidence): readonly DrawRow[] {
  if (evidence.draws.length > mostRows) return [];
  if (evidence.draws.length > 1)
    return [...evidence.draws].sort(
      (a: Draw, b: Draw) => b.value - a.value || (a.id < b.id ? -1 : 1),
    );
  return finding.checks.flatMap((check) =>
    check.value !== null &&
    check.interval !== null &&
    // A ratio is no difference, and its checks are called levels.
    (check.scale === "difference") === (evidence.axis === "difference") &&
    check.metric === finding.metric &&
    !isTopRow(check.value, check.interval, evidence)
      ? [{ label: check.label, value: check.value, interval: check.interval }]
      : [],
  );
}

/** The check that is the finding itself stands in the top row already. */
function isTopRow(
  value: number,
  interval: Interval,
  { value: top, interval: own }: FindingEvidence,
) {
  return value === top && interval.lower === own?.lower && interval.upper === own.upper;
}

function topLabel(evidence: FindingEvidence): string {
  if (evidence.draws.length < 2) return evidence.name;
  return meanOfText(evidence.draws.length, evidence.drawKind);
}

function captionOf(finding: Finding, evidence: FindingEvidence, rows: readonly DrawRow[]): string {
  const { heavy, thin } = linesOf(evidence);
  const methods = [...new Set(rows.flatMap((r) => (r.interval ? [r.interval.method] : [])))];
  const drawn = evidence.draws.length > 1;
  return findingCaption({
    level: evidence.axis === "level",
    heavy,
    thin,
    decided: evidence.adjusted,
    family: finding.adjusted.family,
    below:
      rows.length === 0
        ? { are: "none" }
        : drawn
          ? { are: "draws", noun: evidence.drawKind, methods }
          : { are: "checks" },
  });
}

function drawAt(
  width: number,
  finding: Finding,
  evidence: FindingEvidence,
  below: readonly DrawRow[],
): Drawing {
  const narrow = width < narrowBelow;
  const claimed = `claimed: ${expectationInWords(finding)}`;
  const top = 24;
  const spec: RowSpec = {
    rows: [
      { label: topLabel(evidence), bold: true, lines: 1, lineHeight: 26 },
      ...below.map((r) => ({ label: r.label, lines: 1 })),
    ],
    columns: [
      {
        head: "",
        narrow: "beside",
        cells: [
          [{ text: bare(evidence.write(evidence.value)), classes: "n b" }],
          ...below.map((r) => [{ text: bare(evidence.write(r.value)) }]),
        ],
      },
    ],
    width,
    x: 0,
    top,
    labels: "own",
    ruled: false,
    narrow: width < narrowBelow,
    tinted: true,
  };
  const layout = layoutRows(spec);
  const more = below.flatMap((r) => [r.value, r.interval?.lower, r.interval?.upper]);
  const axis: Axis = findingAxis(finding, evidence, layout.right - layout.left, more);
  const panel = axisPanel(axis, layout.left, layout.right);
  const items: Item[] = [...claimField(finding.region, panel, top, layout.bottom), ...layout.items];
  const bands = narrow ? layout.rows.map((r) => r.band) : [[top, layout.bottom] as const];
  bands.forEach(([from, to], i) => {
    items.push(...noneLine(evidence, panel, from, to));
    items.push(...claimEdges(finding.region, panel, narrow ? from : i === 0 ? from - 6 : from, to));
  });
  layout.rows.forEach((row, i) => {
    const y = row.ys[0] ?? 0;
    const draw = below[i - 1];
    if (i === 0) items.push(...evidenceMarks(evidence, panel, y, 6.5));
    else if (draw) items.push(...drawMarks(draw, evidence, panel, y));
  });
  items.push(claimText(claimed, finding, panel, width, narrow));
  items.push(
    ...tickLines(axis, panel.x, layout.bottom),
    ...tickTexts(axis, panel.x, layout.bottom + 20, width, "t", narrow),
  );
  return drawScene(items, {
    width,
    height: layout.bottom + 34,
    label: labelOf(evidence, below),
  });
}

/** The number without its unit, which the axis names. */
const bare = (text: string) => text.replace(/(%|\u202fpp)$/, "");

function drawMarks(
  draw: DrawRow,
  evidence: FindingEvidence,
  panel: Panel,
  y: number,
): readonly Item[] {
  const { hue } = evidence.mark;
  const [x1, x2] = draw.interval ? ends(draw.interval, panel) : [0, 0];
  return [
    ...(x2 > x1
      ? ([
          { kind: "line", panel, layer: "interval", classes: "iv thin", hue, x1, x2, y1: y, y2: y },
        ] as const)
      : []),
    {
      kind: "mark",
      panel,
      layer: "mark",
      classes: "m",
      hue,
      x: draw.value,
      y,
      r: 4,
      mark: evidence.mark,
    },
  ];
}

/** The claim in words, over the edge it belongs to. */
function claimText(
  text: string,
  finding: Finding,
  panel: Panel,
  width: number,
  narrow: boolean,
): Item {
  const { lower, upper } = finding.region;
  const [low, high] = panel.x.type === "identity" ? [0, 0] : panel.x.domain;
  const at = toPixels(panel.x, Math.min(high, Math.max(low, lower ?? upper ?? low)));
  const wide = textWidth(text, faceOf("t", narrow));
  const fromRight = lower === null && upper !== null && at - 7 - wide >= 0;
  const x = fromRight ? at - 7 - wide : Math.min(at + 7, width - wide);
  return { kind: "text", x: Math.max(0, x), y: 14, text, classes: "t" };
}

function labelOf(evidence: FindingEvidence, rows: readonly DrawRow[]): string {
  const written = rows.map((r) => ({ label: r.label, value: evidence.write(r.value) }));
  const by = evidence.draws.length > 1 ? evidence.drawKind : "check";
  return findingFigureText(evidence.said, by, written);
}
