import { describe, expect, it } from "vitest";
import {
  experimentFileSchema,
  inputsFileSchema,
  metricFileSchema,
  notebookFileSchema,
  type Report,
  reportFile,
  reportIndexSchema,
  samplesFileSchema,
} from "../../src/model/index.ts";
import { reportFiles } from "../../src/report/report-files.ts";
import { sampleReport } from "../site/support/sample-report.ts";

const megabyte = 1_000_000;

/** All numbers of an experiment, gathered from the files that its own file names. */
function gathered(report: Report, id: string) {
  const files = reportFiles(report);
  const { metrics } = experimentFileSchema.parse(files.get(reportFile.experiment(id)));
  const parts = metrics.map(({ file }) => metricFileSchema.parse(files.get(file)));
  return {
    files: metrics.length,
    estimates: parts.flatMap((p) => p.estimates),
    contrasts: parts.flatMap((p) => p.contrasts),
  };
}

describe("the files of a report", () => {
  it("are an index and what it names, and hold every number once", () => {
    const files = reportFiles(sampleReport);
    const index = reportIndexSchema.parse(files.get(reportFile.index));
    inputsFileSchema.parse(files.get(index.inputs));
    for (const { file } of index.notebooks) notebookFileSchema.parse(files.get(file));
    for (const { experiment, estimates, contrasts, drawn } of sampleReport.experiments) {
      const found = gathered(sampleReport, experiment.id);
      expect(found.estimates).toHaveLength(estimates.length);
      expect(found.contrasts).toHaveLength(contrasts.length);
      if (drawn.length > 0) samplesFileSchema.parse(files.get(reportFile.samples(experiment.id)));
    }
    expect(JSON.stringify([...files])).not.toContain("<svg");
  });

  it("are cut where one would be too large, with every number in its order", () => {
    const [first] = sampleReport.experiments.filter((e) => e.estimates.length > 0);
    if (!first) throw new Error("The sample report has no numbers.");
    const estimates = Array.from({ length: 4000 }, (_e, i) => ({
      ...(first.estimates[0] as (typeof first.estimates)[number]),
      n: i,
    }));
    const report = { ...sampleReport, experiments: [{ ...first, estimates }] };
    const found = gathered(report, first.experiment.id);
    expect(found.files).toBeGreaterThan(first.experiment.metrics.length);
    expect(found.estimates.map(({ n }) => n)).toEqual(estimates.map(({ n }) => n));
    for (const [path, value] of reportFiles(report))
      expect(JSON.stringify(value).length, path).toBeLessThan(megabyte);
  });
});
