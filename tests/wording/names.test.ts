import { describe, expect, it } from "vitest";
import type { Experiment, Selection } from "../../src/model/index.ts";
import { contrastName, sidesInWords, subjectInWords } from "../../src/wording/index.ts";
import { smallExperiment, smallFinding } from "../stats/evidence-fixtures.ts";

const level = (id: string, label: string) => ({ id, label });
const factor = (
  id: string,
  label: string,
  levels: Experiment["design"]["factors"][number]["levels"],
) => ({
  id,
  label,
  role: "other" as const,
  baseline: levels[0]?.id ?? "",
  levels,
});

/** The summary writes *lies*, *honest* and *held* small; no text does so with *Llama*. */
const experiment: Experiment = {
  ...smallExperiment(),
  title: "An assistant that lies",
  summary: "Does an honest-only mode tell the truth where lies were held out?",
  caveats: [],
  design: {
    ...smallExperiment().design,
    factors: [
      factor("arm", "Training", [
        level("lies", "Lies only"),
        level("mode", "Honest-only mode"),
        level("llama", "Llama"),
      ]),
      factor("domains", "Domains", [level("none", "None"), level("six", "Six honesty domains")]),
      factor("facts", "Facts", [level("seen", "Seen facts"), level("out", "Held-out facts")]),
    ],
  },
};

const mode: Selection = { arm: ["mode"], domains: ["six"], facts: ["out"] };
const lies: Selection = { arm: ["lies"], domains: ["none"], facts: ["out"] };

describe("the name of a contrast", () => {
  it("is made of the labels of what differs, then of what both sides share", () => {
    const versus = { arm: ["lies"], facts: ["out"] };
    expect(contrastName({ of: { arm: ["mode"], facts: ["out"] }, versus }, experiment)).toBe(
      "Honest-only mode against lies only (held-out facts)",
    );
  });

  it("keeps the capital of a name that the author writes large", () => {
    const of = { arm: ["mode"] };
    expect(sidesInWords({ of, versus: { arm: ["llama"] } }, experiment)).toBe(
      "Honest-only mode against Llama",
    );
  });

  it("has what a side differs in besides in brackets", () => {
    expect(sidesInWords({ of: mode, versus: lies }, experiment)).toBe(
      "Honest-only mode (Six honesty domains) against lies only (domains: None)",
    );
  });

  it("holds no selector", () => {
    expect(contrastName({ of: mode, versus: lies }, experiment)).not.toMatch(/=|\|/);
  });

  describe("that the manifest gives", () => {
    const label = "Honest-only mode against lies only, six honesty domains";
    const named = (more: Selection): Experiment => ({
      ...experiment,
      contrasts: [
        {
          id: "mode",
          label,
          of: { arm: ["mode"], domains: ["six"], ...more },
          versus: { arm: ["lies"], domains: ["none"], ...more },
        },
      ],
    });

    it("is used, with what else both sides share", () => {
      expect(contrastName({ of: mode, versus: lies }, named({}))).toBe(`${label} (held-out facts)`);
    });

    it("swallows what it says of both sides itself", () => {
      expect(contrastName({ of: mode, versus: lies }, named({ facts: ["out"] }))).toBe(label);
    });

    it("is not used of other facts, nor of the two sides turned round", () => {
      const other = named({ facts: ["seen"] });
      expect(contrastName({ of: mode, versus: lies }, other)).not.toContain(label);
      expect(contrastName({ of: lies, versus: mode }, named({}))).not.toContain(label);
    });
  });

  it("says across what an interaction looks", () => {
    const sides = { of: { arm: ["mode"] }, versus: { arm: ["lies"] } };
    expect(contrastName({ ...sides, across: "facts" }, experiment)).toBe(
      "Honest-only mode against lies only (across facts)",
    );
  });
});

describe("what a finding is about", () => {
  it("is its metric and condition where it compares nothing", () => {
    const metric = experiment.metrics[0] ?? expect.fail("no metric");
    const finding = { ...smallFinding("at least 80%"), of: lies, contrast: null, estimate: null };
    expect(subjectInWords(finding, metric, experiment)).toBe(
      `${metric.label}: Lies only, domains: None, held-out facts`,
    );
  });
});
