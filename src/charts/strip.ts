import type { Drawing, Experiment, Finding } from "../model/index.ts";
import { axisPanel, tickLines, tickTexts } from "./axis.ts";
import { claimEdges, claimField } from "./claim-field.ts";
import { contrastMarks } from "./contrast-marks.ts";
import { drawScene } from "./draw-scene.ts";
import {
  evidenceOfFinding,
  expectationText,
  type FindingEvidence,
  findingAxis,
} from "./finding-evidence.ts";
import type { Item } from "./scene.ts";

const size = { width: 300, height: 74 };

/** The strip that decided a verdict: claim tinted, 95 % interval heavy, the interval of its Holm step thin. */
export function findingStrip(finding: Finding, experiment: Experiment): Drawing | null {
  const evidence = evidenceOfFinding(finding, experiment);
  if (!evidence) return null;
  const axis = findingAxis(finding, evidence, size.width - 20);
  const panel = axisPanel(axis, 10, size.width - 10);
  const items: Item[] = [
    ...claimField(finding.region, panel, 10, 48),
    ...claimEdges(finding.region, panel, 6, 48),
    ...tickLines(axis, panel.x, 48),
    ...(evidence.scale === "difference"
      ? ([
          { kind: "line", panel, layer: "rule", classes: "zero", x1: 0, x2: 0, y1: 10, y2: 48 },
        ] as const)
      : []),
    ...evidenceMarks(evidence, panel, 32, 5.5),
    ...tickTexts(axis, panel.x, 67, size.width, "t s"),
  ];
  return drawScene(items, {
    ...size,
    classes: "chart strip",
    label: stripLabel(finding, evidence),
  });
}

export function evidenceMarks(
  evidence: FindingEvidence,
  panel: Parameters<typeof contrastMarks>[2],
  y: number,
  r: number,
): readonly Item[] {
  const adjusted = evidence.adjusted
    ? { interval: evidence.adjusted, p: null, family: 1, rank: 1 }
    : null;
  return contrastMarks(
    { value: evidence.value, interval: evidence.interval, adjusted, published: evidence.published },
    evidence.mark,
    panel,
    y,
    r,
  );
}

export function stripLabel(finding: Finding, evidence: FindingEvidence): string {
  const holm = evidence.adjusted
    ? `, interval at its Holm step ${evidence.writeInterval(evidence.adjusted)}`
    : "";
  return `${evidence.name} ${evidence.text}${holm}; expected: ${expectationText(finding)}. ${finding.verdict[0]?.toUpperCase()}${finding.verdict.slice(1)}.`;
}
