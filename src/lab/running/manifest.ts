import { stringify } from "yaml";
import type { ExperimentSpec } from "../experiments/experiment.ts";
import { contrastNames } from "./contrast-names.ts";

/** `experiment.yaml` of an experiment: what Upheld needs to read its samples. */
export function manifestText(spec: ExperimentSpec): string {
  const contrasts = contrastNames[spec.id];
  const manifest = {
    title: spec.title,
    summary: spec.summary,
    design: {
      unit: spec.unit,
      replicate: { name: "seed", paired: true },
      factors: spec.factors,
      absent: spec.absent,
    },
    ...(contrasts ? { contrasts } : {}),
    metrics: spec.metrics,
    data: [
      {
        files: "samples/*.jsonl.gz",
        unit: "unit",
        replicate: "seed",
        // A metric that only late probes have would otherwise not be expected of the rows before them.
        metrics: Object.fromEntries(Object.keys(spec.metrics).map((id) => [id, id])),
        transcript: { prompt: "prompt", output: "output" },
      },
    ],
    source: { text: `Made by \`npm run lab -- ${spec.id}\`; spec.json and stamp.json say how.` },
    caveats: spec.caveats,
  };
  return stringify(manifest, { lineWidth: 0 });
}
