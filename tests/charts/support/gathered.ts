import { expect } from "vitest";
import type { ChartType } from "../../../src/charts/chart-type.ts";
import { chartTypes } from "../../../src/charts/types/index.ts";
import type { Evidence } from "../../../src/stats/index.ts";
import { leakyEvidence, reviewEvidence, trainingEvidence } from "./experiments.ts";
import { request } from "./snapshot.ts";

const training = { experiment: "training", metrics: ["recall"] };
const asked: Readonly<Record<string, readonly [Evidence, Parameters<typeof request>[0]]>> = {
  curve: [trainingEvidence(), training],
  distribution: [trainingEvidence(), { ...training, of: { step: ["800"] } }],
  matrix: [leakyEvidence(), { experiment: "leaky", x: "prompt", color: "model" }],
  pairs: [reviewEvidence(), { metrics: ["detection"], x: "arm" }],
  plane: [reviewEvidence(), {}],
  replicates: [trainingEvidence(), { ...training, of: { step: ["800"] } }],
};

/** Every type of chart that draws something. */
export const drawn = (chartTypes as readonly ChartType[]).filter((type) => type.name !== "table");

/** What a type of chart draws of an experiment that suits it, and how. */
export function gathered(type: ChartType) {
  const [evidence, figure] = asked[type.name] ?? [reviewEvidence(), { metrics: ["detection"] }];
  const options = type.options.parse(type.name === "distribution" ? { by: "draw" } : {});
  const data = type.gather(request(figure), options, evidence);
  if (data === null || (typeof data === "object" && "message" in data))
    expect.fail(JSON.stringify(data));
  return { data, options };
}
