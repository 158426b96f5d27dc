import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate, Metric } from "../../src/model/index.ts";
import { estimatePartsSchema } from "../../src/model/index.ts";
import { contrastParts, estimateParts, intervalOfParts } from "../../src/wording/index.ts";
import { reviewEvidence } from "../charts/support/experiments.ts";
import { smallFinding } from "../stats/evidence-fixtures.ts";
import { pairs } from "../stats/verdict-fixtures.ts";
import { judgeFindings } from "../support/judge.ts";

const evidence = reviewEvidence();
const experiment = evidence.experiments[0] ?? expect.fail("no experiment");
const metric: Metric =
  experiment.metrics.find(({ id }) => id === "detection") ?? expect.fail("no metric");
const ask = { experiment: experiment.id, metric: metric.id };
const estimate = evidence.estimate({ ...ask, of: { arm: ["spt"] } });
const ends = (lower: number, upper: number) => ({ lower, upper, level: 0.95, method: "Wilson" });
const published = (more: Partial<Estimate>, ours: Estimate["interval"]): Estimate => ({
  ...estimate,
  value: 0,
  n: 100,
  published: { citation: "a", place: "table 1", interval: null, ours },
  ...more,
});

describe("the parts of an estimate", () => {
  it("are value and interval, or the reason why one is missing", () => {
    const whole = estimateParts(estimate, metric);
    expect(whole.text).toBe(`${whole.value} ${whole.interval}`);
    expect(whole.reason).toBeNull();
    const bare = estimateParts({ ...estimate, interval: null, reason: "one seed" }, metric);
    expect([bare.interval, bare.reason, bare.text]).toEqual([
      null,
      "one seed",
      `${bare.value} (one seed)`,
    ]);
    const none = estimateParts({ ...estimate, value: null, reason: "no samples" }, metric);
    expect([none.value, none.interval, none.reason, none.text]).toEqual([
      null,
      null,
      "no samples",
      "no value (no samples)",
    ]);
  });

  it("say of a published number what is theirs and what is ours", () => {
    const theirs = estimateParts(published({ interval: ends(0, 0.05) }, ends(0, 0.04)), metric);
    expect(theirs.text).toBe("0% [0, 5] (published)");
    expect(theirs).toMatchObject({ mark: "published", ours: "[0, 4]" });
    const empty = published({ interval: ends(0, 0) }, ends(0, 0.04));
    expect(estimateParts(empty, metric).text).toBe(
      "0% (published, interval without width, ours [0, 4])",
    );
    expect(intervalOfParts(estimateParts(empty, metric), empty)).toEqual({
      text: "ours [0, 4]",
      note: "source: [0, 0]",
    });
    const without = published({ interval: null }, ends(0, 0.04));
    expect(estimateParts(without, metric).text).toBe(
      "0% (published, no interval reported, ours [0, 4])",
    );
    expect(intervalOfParts(estimateParts(without, metric), without)).toEqual({
      text: "ours [0, 4]",
      note: "none reported",
    });
  });

  it("are plain data, which a report can hold", () => {
    const parts = estimateParts(estimate, metric);
    expect(estimatePartsSchema.parse(JSON.parse(JSON.stringify(parts)))).toEqual(parts);
  });
});

describe("the parts of a contrast", () => {
  const contrast = evidence.contrast({ ...ask, of: { arm: ["spt"] }, versus: { arm: ["clean"] } });

  it("name the correction where one was made, and no other time", () => {
    const alone = contrastParts(contrast, metric, experiment);
    expect([alone.correction, alone.name]).toEqual([null, "Persona against plain Llama"]);
    const adjusted = { p: 0.5, interval: null, family: 3, rank: 1, correction: "Mine" };
    const among = contrastParts({ ...contrast, adjusted }, metric, experiment);
    expect([among.correction, among.p]).toEqual(["Mine", "0.50"]);
  });
});

describe("the sentence of a verdict", () => {
  const openings = {
    upheld: /^Holds\b/,
    refuted: /^Does not hold\b/,
    undetermined: /^(?:Not decided|There is no)\b/,
  };
  const claims = [
    "greater",
    "less",
    "greater by 20pp",
    "equivalent within 10pp",
    "not worse by 5pp",
  ];

  it("opens with what became of the claim, names the family, and has no word of the trade", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(...claims),
        fc.integer({ min: 1, max: 3 }),
        (treated, base, claim, size) => {
          const asked = Array.from({ length: size }, (_, i) =>
            smallFinding(claim, { id: `f${i}` }),
          );
          for (const { verdict, why, adjusted } of judgeFindings(
            asked,
            pairs(treated, base, 40),
            "holm",
          )) {
            expect(why).toMatch(openings[verdict]);
            expect(why).toMatch(/\.$/);
            expect(why).not.toMatch(/holm|step|family|null/i);
            if (adjusted.family > 1 && !why.startsWith("There"))
              expect(why).toContain("findings tested together");
            if (adjusted.family < 2) expect(why).not.toContain("findings tested together");
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
