import { join } from "node:path";
import type { DrawnSample, ExperimentReport, Report, Sample } from "../../../src/model/index.ts";
import type { KeptSamples } from "../../../src/report/samples/index.ts";
import { createSampleKeeper, sampleLimits } from "../../../src/report/samples/index.ts";

/** Keeps what a made report holds as drawn, as a build keeps the samples of its experiments. By experiment, the folder. */
export async function keepMadeSamples(report: Report, workDir: string): Promise<KeptSamples> {
  const kept: Record<string, string> = {};
  for (const item of report.experiments) {
    if (!item.samples) continue;
    const folder = join(workDir, `${item.experiment.id}.samples`);
    await keepOne(item, folder);
    kept[item.experiment.id] = folder;
  }
  return kept;
}

async function keepOne({ experiment, drawn, samples }: ExperimentReport, folder: string) {
  const keeper = createSampleKeeper(experiment, folder);
  for (const { unit, cluster, samples: own } of drawn)
    for (const sample of own) keeper.add(asRead(sample, experiment.id, unit, cluster));
  await keeper.keep({
    canary: samples?.canary ?? null,
    seed: 1,
    drawn: new Set(drawn.map(({ unit }) => unit)),
    slugs: new Map(drawn.map(({ unit, slug }) => [unit, slug])),
    keptBack: samples?.keptBack ?? [],
    limits: sampleLimits,
  });
  keeper.close();
}

/** A sample as a file would have it. */
function asRead(
  { condition, replicate, epoch, scores, turns, target, place }: DrawnSample,
  experiment: string,
  unit: string,
  cluster: string | null,
): Sample {
  return {
    experiment,
    file: 0,
    place: { file: place },
    condition,
    unit,
    cluster,
    replicate,
    epoch,
    scores: Object.fromEntries(
      Object.entries(scores).map(([metric, score]) => [
        metric,
        typeof score === "number" ? { value: score } : { missing: score },
      ]),
    ),
    turns,
    ...(target === undefined ? {} : { target }),
    fields: {},
  };
}
