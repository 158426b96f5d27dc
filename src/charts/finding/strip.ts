import type { Drawing, Experiment, Finding } from "../../model/index.ts";
import { axisPanel, tickTexts } from "../layout/axis.ts";
import { claimEdges, claimField } from "../marks/claim.ts";
import { type DifferenceRecord, differences } from "../marks/difference.ts";
import { endsOf } from "../marks/estimate.ts";
import { type Band, linesAt, tickMarks } from "../marks/placed/axis.ts";
import { texts } from "../marks/placed/texts.ts";
import { finish } from "../svg/finish.ts";
import { plotValues } from "../value-plot.ts";
import {
  evidenceOfFinding,
  type FindingEvidence,
  findingAxis,
  linesOf,
} from "./finding-evidence.ts";

const size = { width: 300, height: 74 };
/** Room around the field of values: ticks stand below it. */
const margins = { top: 10, right: 10, bottom: 26, left: 10 };
const floor = size.height - margins.bottom;
/** The edges of the claim begin a little above its field. */
const edgesFrom = 6;
/** Where the evidence stands, and the baseline of the tick texts. */
const middle = 32;
const tickBase = 67;
const radius = 5.5;

/** The strip that decided a verdict: claim tinted, with the 95 % interval and the one that decided, where that is another. */
export function findingStrip(finding: Finding, experiment: Experiment): Drawing | null {
  const evidence = evidenceOfFinding(finding, experiment);
  if (!evidence) return null;
  const right = size.width - margins.right;
  const axis = findingAxis(finding, evidence, right - margins.left);
  const ticks = tickTexts(
    axis,
    axisPanel(axis, margins.left, right).x,
    tickBase,
    size.width,
    "t s",
  );
  const svg = plotValues({
    domain: axis.domain,
    ...size,
    margins,
    marks: [
      claimField(finding.region),
      ...tickMarks(axis.ticks, floor),
      ...claimEdges(finding.region, [[edgesFrom, floor]]),
      ...noneLine(evidence, [[margins.top, floor]]),
      ...differences([evidenceRecord(evidence, middle, radius)]),
      ...texts(ticks),
    ],
  });
  return finish([svg], { ...size, classes: "chart strip", label: evidence.said });
}

/** The line where neither side is more; a level has none. */
export const noneLine = ({ none }: FindingEvidence, bands: readonly Band[]) =>
  linesAt(none === null ? [] : [none], bands, "zero");

/** What was tested as a record of the mark of differences: the narrower of its two intervals is heavy. */
export function evidenceRecord(evidence: FindingEvidence, y: number, r: number): DifferenceRecord {
  const { heavy, thin } = linesOf(evidence);
  const { value, mark, published } = evidence;
  return {
    y,
    x: value,
    interval: heavy ? endsOf(heavy) : null,
    adjusted: thin ? endsOf(thin) : null,
    published,
    mark,
    r,
  };
}
