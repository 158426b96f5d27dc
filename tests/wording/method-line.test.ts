import { describe, expect, it } from "vitest";
import { mergeNumbers, methodOfContrasts } from "../../src/wording/index.ts";
import { reviewEvidence } from "../charts/support/experiments.ts";

describe("the method line", () => {
  it("gives sentences that differ only in numbers once, with ranges", () => {
    expect(
      mergeNumbers(["Wilson (1,148 questions, 95%)", "Wilson (202 questions, 95%)", "Exact"]),
    ).toEqual(["Wilson (202 to 1,148 questions, 95%)", "Exact"]);
  });

  it("names the rows that were computed another way than most", () => {
    const evidence = reviewEvidence();
    const { experiments } = evidence;
    const experiment = experiments[0] ?? expect.fail("no experiment");
    const arms = ["spt", "spt-masked", "clean"].map((arm) =>
      evidence.contrast({
        experiment: experiment.id,
        metric: "detection",
        of: { arm: [arm] },
        versus: { arm: ["poisoned"] },
      }),
    );
    const mixed = arms.map((c, i) => (i === 2 ? { ...c, method: "Newcombe" } : c));
    expect(methodOfContrasts(mixed, experiment)).toMatch(
      /^Mean of the 10 .* Plain Llama, detection: Newcombe; p by t\. /,
    );
    expect(methodOfContrasts(arms, experiment)).not.toContain("Plain Llama");
  });

  it("says what a correction promises where its name does not", () => {
    const evidence = reviewEvidence();
    const experiment = evidence.experiments[0] ?? expect.fail("no experiment");
    const contrasts = ["spt", "spt-masked"].map((arm) =>
      evidence.contrast({
        experiment: experiment.id,
        metric: "detection",
        of: { arm: [arm] },
        versus: { arm: ["poisoned"] },
      }),
    );
    const line = (correction: string) =>
      methodOfContrasts(
        contrasts.map((c) => ({
          ...c,
          adjusted: { p: 0.01, interval: c.interval, family: 2, rank: 1, correction },
        })),
        experiment,
      );
    expect(line("Holm")).toContain("allow for 2 contrasts (Holm).");
    expect(line("Benjamini-Hochberg")).toContain(
      "allow for 2 contrasts (Benjamini-Hochberg: of those that show a difference, at most 5% are expected to be wrong).",
    );
  });
});
