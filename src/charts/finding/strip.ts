import type { Drawing, Experiment, Finding } from "../../model/index.ts";
import { drawScene } from "../draw-scene.ts";
import { axisPanel, tickLines, tickTexts } from "../layout/axis.ts";
import type { Item, Panel } from "../layout/scene.ts";
import { contrastMarks } from "../rows/contrast-marks.ts";
import { claimEdges, claimField } from "./claim-field.ts";
import {
  evidenceOfFinding,
  type FindingEvidence,
  findingAxis,
  linesOf,
} from "./finding-evidence.ts";

const size = { width: 300, height: 74 };

/** The strip that decided a verdict: claim tinted, with the 95 % interval and the one that decided, where that is another. */
export function findingStrip(finding: Finding, experiment: Experiment): Drawing | null {
  const evidence = evidenceOfFinding(finding, experiment);
  if (!evidence) return null;
  const axis = findingAxis(finding, evidence, size.width - 20);
  const panel = axisPanel(axis, 10, size.width - 10);
  const items: Item[] = [
    ...claimField(finding.region, panel, 10, 48),
    ...claimEdges(finding.region, panel, 6, 48),
    ...tickLines(axis, panel.x, 48),
    ...noneLine(evidence, panel, 10, 48),
    ...evidenceMarks(evidence, panel, 32, 5.5),
    ...tickTexts(axis, panel.x, 67, size.width, "t s"),
  ];
  return drawScene(items, {
    ...size,
    classes: "chart strip",
    label: evidence.said,
  });
}

/** The line where neither side is more. */
export function noneLine(
  { none }: FindingEvidence,
  panel: Panel,
  y1: number,
  y2: number,
): readonly Item[] {
  return none === null
    ? []
    : [{ kind: "line", panel, layer: "rule", classes: "zero", x1: none, x2: none, y1, y2 }];
}

export function evidenceMarks(
  evidence: FindingEvidence,
  panel: Parameters<typeof contrastMarks>[2],
  y: number,
  r: number,
): readonly Item[] {
  const { heavy, thin } = linesOf(evidence);
  const adjusted = thin ? { interval: thin, p: null, family: 1, rank: 1 } : null;
  return contrastMarks(
    { value: evidence.value, interval: heavy, adjusted, published: evidence.published },
    evidence.mark,
    panel,
    y,
    r,
  );
}
