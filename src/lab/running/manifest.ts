import type { ExperimentSpec } from "../experiments/experiment.ts";

type Value =
  | string
  | number
  | boolean
  | readonly Value[]
  | { readonly [key: string]: Value | undefined };

const plain = /^[A-Za-z][A-Za-z0-9 .,;()'-]*$/;
const reserved = new Set(["true", "false", "null", "yes", "no", "on", "off"]);

function scalarText(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  return plain.test(value) && !reserved.has(value.toLowerCase()) && !value.endsWith(" ")
    ? value
    : JSON.stringify(value);
}

/** Plain values as block-style YAML. */
export function yaml(value: Value, indent = ""): string {
  if (typeof value !== "object") return `${scalarText(value)}\n`;
  if (Array.isArray(value))
    return value.map((one: Value) => `${indent}- ${yaml(one, `${indent}  `).trimStart()}`).join("");
  return Object.entries(value as Record<string, Value | undefined>)
    .filter((entry): entry is [string, Value] => entry[1] !== undefined)
    .map(([key, one]) =>
      typeof one === "object"
        ? `${indent}${scalarText(key)}:\n${yaml(one, `${indent}  `)}`
        : `${indent}${scalarText(key)}: ${yaml(one)}`,
    )
    .join("");
}

/** `experiment.yaml` of an experiment: what Upheld needs to read its samples. */
export function manifestText(spec: ExperimentSpec): string {
  const manifest = {
    title: spec.title,
    summary: spec.summary,
    design: {
      unit: spec.unit,
      replicate: { name: "seed", paired: true },
      factors: spec.factors,
      absent: spec.absent,
    },
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
  return yaml(manifest as unknown as Value);
}
