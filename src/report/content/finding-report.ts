import { findingChart, findingStrip } from "../../charts/index.ts";
import type { Finding, FindingReport } from "../../model/index.ts";
import type { Evidence } from "../../stats/index.ts";
import { findingParts } from "../../wording/index.ts";

/** A finding in words, with the drawings that show what decided it. */
export function describeFinding(finding: Finding, evidence: Evidence): FindingReport {
  const experiment = evidence.experiment(finding.experiment);
  if (!experiment) throw new Error(`Finding "${finding.id}" was bound without its experiment.`);
  const chart = findingChart(finding, experiment);
  return {
    ...finding,
    strip: findingStrip(finding, experiment),
    chart: [...chart.drawings],
    chartCaption: chart.caption,
    words: findingParts(finding, experiment),
  };
}
