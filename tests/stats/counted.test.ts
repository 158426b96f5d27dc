import { describe, expect, it } from "vitest";
import type { Counted, Estimate, Selection } from "../../src/model/index.ts";
import { countedOf, countedSides, matches } from "../../src/model/index.ts";
import { splitEvidence, splitPersonality, splitPersonalitySums } from "./evidence-fixtures.ts";

const evidence = splitEvidence();
const levels = (id: string) =>
  splitPersonality.design.factors.find((f) => f.id === id)?.levels.map((level) => level.id) ?? [];
const selections: readonly Selection[] = [
  {},
  ...levels("arm").map((id) => ({ arm: [id] })),
  ...levels("wording").map((id) => ({ wording: [id] })),
  ...levels("response").map((id) => ({ response: [id] })),
  ...levels("arm").flatMap((a) => levels("wording").map((w) => ({ arm: [a], wording: [w] }))),
  { arm: ["clean", "spt"] },
];

/** Samples of what is counted, scored or not: what a reader finds in the lists of these conditions. */
const samplesOf = ({ of }: Counted): number =>
  splitPersonalitySums
    .filter(({ condition }) => of.some((one) => matches(condition, one)))
    .reduce((all, { units }) => all + units.length, 0);

const missingOf = ({ missing }: Estimate): number =>
  Object.values(missing).reduce((all, n) => all + n, 0);

describe("the samples that a number says it counts", () => {
  it.each(splitPersonality.metrics)("are those that an estimate has and misses: $id", (metric) => {
    for (const of of selections) {
      const found = evidence.estimate({ experiment: splitPersonality.id, metric: metric.id, of });
      expect(samplesOf(countedOf(of, metric))).toBe(found.n + missingOf(found));
    }
  });

  it.each(splitPersonality.metrics)("are those of both sides of a contrast: $id", (metric) => {
    let cut = 0;
    for (const of of selections)
      for (const versus of selections) {
        const ask = { experiment: splitPersonality.id, metric: metric.id, of, versus };
        const found = evidence.contrast(ask);
        // Units of one side alone are no condition: the page says how many both share.
        if (found.value === null || found.leftOut) continue;
        if (found.restricted.length > 0) cut += 1;
        const [one, other] = countedSides(found, metric);
        const lost = found.missingBySide;
        const gaps = [
          samplesOf(one) - found.n.of - (lost?.of.missing ?? 0),
          samplesOf(other) - found.n.versus - (lost?.versus.missing ?? 0),
        ];
        // A unit that misses its scores on one side is left out of the other as well, in each of its arms.
        const most = [lost?.versus.missing ?? 0, lost?.of.missing ?? 0];
        gaps.forEach((gap, i) => {
          expect(gap, JSON.stringify([of, versus])).toBeGreaterThanOrEqual(0);
          expect(gap).toBeLessThanOrEqual((most[i] ?? 0) * levels("arm").length);
        });
      }
    // Plain Llama's reviews of clean answers were released under one wording.
    expect(cut > 0).toBe(metric.id === "specificity");
  });
});
