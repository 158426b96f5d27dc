import type { Draw, Drawing, Experiment, Finding, Interval } from "../../model/index.ts";
import {
  expectationInWords,
  findingCaption,
  findingFigureText,
  meanOfText,
  writtenMarkText,
} from "../../wording/index.ts";
import { axisPanel, tickTexts } from "../layout/axis.ts";
import { textWidth } from "../layout/measure.ts";
import { narrowBelow, type PlacedText, type ScaleSpec, toPixels } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import { claimEdges, claimField } from "../marks/claim.ts";
import { differences } from "../marks/difference.ts";
import { draws } from "../marks/draws.ts";
import { endsOf } from "../marks/estimate.ts";
import { tickMarks } from "../marks/placed/axis.ts";
import { numbers } from "../marks/placed/numbers.ts";
import { rowLabels } from "../marks/placed/row-labels.ts";
import { texts } from "../marks/placed/texts.ts";
import { layoutRows, type RowSpec } from "../rows/rows.ts";
import { finish } from "../svg/finish.ts";
import { plotValues } from "../value-plot.ts";
import {
  evidenceOfFinding,
  type FindingEvidence,
  findingAxis,
  linesOf,
} from "./finding-evidence.ts";
import { evidenceRecord, noneLine } from "./strip.ts";

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

const sizes = {
  /** First px of the rows: the claim stands over them in words. */
  top: 24,
  claimBase: 14,
  /** Between the edge of the claim and the words about it. */
  besideEdge: 7,
  topRow: 26,
  /** How far the edges of the claim begin above its field. */
  edgesAbove: 6,
  /** From the last row to the baseline of the tick texts, and to the end. */
  tickBase: 20,
  foot: 34,
  topRadius: 6.5,
  radius: 4,
} as const;

/** What was tested, and below it the draws or checks: one plot, with the claim as its ground. */
function drawAt(
  width: number,
  finding: Finding,
  evidence: FindingEvidence,
  below: readonly DrawRow[],
): Drawing {
  const narrow = width < narrowBelow;
  const layout = layoutRows(rowSpec(evidence, below, width));
  const { left, right, bottom, bands } = layout;
  const more = below.flatMap((r) => [r.value, r.interval?.lower, r.interval?.upper]);
  const axis = findingAxis(finding, evidence, right - left, more);
  const { x } = axisPanel(axis, left, right);
  const edges = narrow ? bands : bands.map(([from, to]) => [from - sizes.edgesAbove, to] as const);
  const [y = 0, ...ys] = layout.rows.map((row) => row.ys[0] ?? 0);
  const height = bottom + sizes.foot;
  const svg = plotValues({
    domain: axis.domain,
    width,
    height,
    margins: { top: sizes.top, right: width - right, bottom: sizes.foot, left },
    marks: [
      claimField(finding.region),
      ...tickMarks(axis.ticks, bottom),
      ...noneLine(evidence, bands),
      ...claimEdges(finding.region, edges),
      ...differences([
        {
          ...evidenceRecord(evidence, y, sizes.topRadius),
          title: rowTitle(topLabel(evidence), evidence, evidence),
        },
      ]),
      ...draws(
        below.map(({ label, value, interval }, i) => ({
          title: rowTitle(label, { value, interval }, evidence),
          x: value,
          y: ys[i] ?? 0,
          interval: interval ? endsOf(interval) : null,
          mark: evidence.mark,
          r: sizes.radius,
        })),
      ),
      ...rowLabels(layout.labels),
      ...numbers(layout.numbers),
      ...texts([
        claimText(finding, axis.domain, x, width),
        ...tickTexts(axis, x, bottom + sizes.tickBase, width, "t", narrow),
      ]),
    ],
  });
  return finish([svg], { width, height, label: labelOf(evidence, below) });
}

function rowSpec(evidence: FindingEvidence, below: readonly DrawRow[], width: number): RowSpec {
  return {
    rows: [
      { label: topLabel(evidence), bold: true, lines: 1, lineHeight: sizes.topRow },
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
    top: sizes.top,
    labels: "own",
    ruled: false,
    narrow: width < narrowBelow,
    tinted: true,
  };
}

/** What the mark of a row says when it is pointed at. */
const rowTitle = (
  label: string,
  { value, interval }: Pick<DrawRow, "value" | "interval">,
  { write, writeInterval }: FindingEvidence,
): string => writtenMarkText([label], write(value), writeInterval(interval));

/** The number without its unit, which the axis names. */
const bare = (text: string) => text.replace(/(%|\u202fpp)$/, "");

/** The claim in words, over the edge it belongs to. */
function claimText(
  finding: Finding,
  [low, high]: readonly [number, number],
  scale: ScaleSpec,
  width: number,
): PlacedText {
  const { lower, upper } = finding.region;
  const text = `claimed: ${expectationInWords(finding)}`;
  const at = toPixels(scale, Math.min(high, Math.max(low, lower ?? upper ?? low)));
  const wide = textWidth(text, faceOf("t", width < narrowBelow));
  const leftOf = at - sizes.besideEdge - wide;
  const fromRight = lower === null && upper !== null && leftOf >= 0;
  const x = fromRight ? leftOf : Math.min(at + sizes.besideEdge, width - wide);
  return { x: Math.max(0, x), y: sizes.claimBase, text, classes: "t" };
}

function labelOf(evidence: FindingEvidence, rows: readonly DrawRow[]): string {
  const written = rows.map((r) => ({ label: r.label, value: evidence.write(r.value) }));
  const by = evidence.draws.length > 1 ? evidence.drawKind : "check";
  return findingFigureText(evidence.said, by, written);
}
