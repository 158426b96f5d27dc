import { describe, expect, it } from "vitest";
import type { DifferenceFacts, EstimateFacts } from "../../src/stats/choose/choose-method.ts";
import {
  chooseMethod,
  differenceRows,
  drawRows,
  estimateRows,
} from "../../src/stats/choose/choose-method.ts";
import type { TestFacts } from "../../src/stats/choose/choose-test.ts";
import { testRows } from "../../src/stats/choose/choose-test.ts";

const level: EstimateFacts = {
  metric: "rate",
  draw: "unit",
  draws: 50,
  single: false,
  tied: false,
  fractions: false,
  lonely: false,
  own: false,
};

const paired: DifferenceFacts = {
  metric: "rate",
  draw: "unit",
  arrangement: "paired",
  draws: 50,
  both: 50,
  single: false,
  apart: 40,
  tied: false,
  trained: true,
  agree: false,
  balanced: true,
  lonely: false,
  own: false,
};
const apart: DifferenceFacts = {
  ...paired,
  arrangement: "unpaired",
  both: 100,
  apart: 0,
};

const levelMethod = (facts: Partial<EstimateFacts>) =>
  chooseMethod(estimateRows, { ...level, ...facts });
const difference = (facts: DifferenceFacts, more: Partial<DifferenceFacts> = {}) =>
  chooseMethod(differenceRows, { ...facts, ...more });
const test = (facts: DifferenceFacts, more: Partial<TestFacts> = {}) =>
  chooseMethod(testRows, { ...facts, null: 0, ...more }).method;

describe("the interval of an estimate", () => {
  it.each<[string, Partial<EstimateFacts>, string | null]>([
    ["Wilson for one sample per unit", { single: true }, "wilson"],
    ["effective-n Wilson for epochs", {}, "clustered-rate"],
    ["effective-n Wilson for clusters", { draw: "cluster", draws: 10 }, "clustered-rate"],
    ["its own method for a rate over seeds", { draw: "replicate", draws: 5 }, "replicate-rate"],
    ["Wilson on the range for a score with ends", { metric: "share" }, "ranged-mean"],
    ["nothing for two seeds", { draw: "replicate", draws: 2 }, null],
    ["nothing for one draw", { draws: 1 }, null],
    ["nothing for scores of which a cell has one", { metric: "score", lonely: true }, null],
    ["effective-n Wilson for rates of which a cell has one", { lonely: true }, "clustered-rate"],
    ["t for scores", { metric: "score" }, "mean-t"],
    [
      "Wilson's formula for equal scores between 0 and 1",
      { metric: "score", tied: true, fractions: true },
      "bounded-mean",
    ],
    ["nothing for equal scores on another scale", { metric: "score", tied: true }, null],
  ])("is %s", (_, facts, method) => {
    expect(levelMethod(facts).method).toBe(method);
  });

  it("gives its reason when there is none", () => {
    expect(levelMethod({ draws: 1 }).reason).toBe("one draw");
  });
});

describe("the interval of a difference", () => {
  it.each<[string, DifferenceFacts, Partial<DifferenceFacts>, string | null]>([
    ["Tango for pairs of single samples", paired, { single: true }, "tango"],
    ["MOVER for epochs", paired, {}, "paired-mover"],
    ["Tango for epochs that all agree", paired, { agree: true }, "tango"],
    [
      "paired t for clusters of which enough differ",
      paired,
      { draw: "cluster", draws: 10, apart: 6 },
      "paired-t",
    ],
    [
      "MOVER for clusters of which too few differ",
      paired,
      { draw: "cluster", draws: 10, apart: 5 },
      "paired-mover",
    ],
    [
      "MOVER for clusters of which fewer than half differ",
      paired,
      { draw: "cluster", draws: 20, apart: 9 },
      "paired-mover",
    ],
    [
      "MOVER for clusters that differ by the same amount",
      paired,
      { draw: "cluster", draws: 10, apart: 10, tied: true },
      "paired-mover",
    ],
    ["MOVER for scores with a range", paired, { metric: "share" }, "paired-mover"],
    ["paired t for scores", paired, { metric: "score" }, "paired-t"],
    [
      "nothing for scores that differ by the same amount",
      paired,
      { metric: "score", tied: true },
      null,
    ],
    ["Newcombe for different units", apart, { single: true }, "newcombe"],
    ["MOVER for different units with epochs", apart, {}, "cluster-mover"],
    ["Welch for scores of different units", apart, { metric: "score" }, "welch"],
    [
      "MOVER for units of which some are shared",
      apart,
      { arrangement: "overlapping" },
      "cluster-mover",
    ],
    ["MOVER for rates over seeds", apart, { draw: "replicate", draws: 5 }, "cluster-mover"],
    [
      "Welch for scores over seeds",
      apart,
      { metric: "score", draw: "replicate", draws: 5 },
      "welch",
    ],
    ["MOVER for rates over matched seeds", paired, { draw: "replicate", draws: 5 }, "paired-mover"],
    [
      "paired t for scores over matched seeds",
      paired,
      { metric: "score", draw: "replicate", draws: 5 },
      "paired-t",
    ],
    [
      "MOVER for matched seeds that differ by the same amount",
      paired,
      { draw: "replicate", draws: 5, tied: true },
      "paired-mover",
    ],
    [
      "the spread of the several for seeds against one run",
      paired,
      { arrangement: "one-run", draw: "replicate", draws: 5 },
      "one-run-rate",
    ],
    [
      "t with that spread for scores",
      paired,
      { metric: "score", arrangement: "one-run", draw: "replicate", draws: 5 },
      "one-run",
    ],
    [
      "the interval of the several for seeds against a model that was not trained",
      paired,
      { arrangement: "one-run", draw: "replicate", draws: 5, trained: false },
      "lone-model",
    ],
    ["nothing for two seeds", apart, { draw: "replicate", draws: 2 }, null],
    ["nothing for pairs of which a cell has one", paired, { lonely: true }, null],
    ["nothing for seeds of which a cell has one", apart, { draw: "replicate", lonely: true }, null],
    ["MOVER for different units of which a cell has one", apart, { lonely: true }, "cluster-mover"],
  ])("is %s", (_, facts, more, method) => {
    expect(difference(facts, more).method).toBe(method);
  });

  it("shows two seeds without claiming an interval", () => {
    const { reason } = difference(apart, { draw: "replicate", draws: 2 });
    expect(reason).toBe("two replicates");
  });
});

describe("the test of a difference", () => {
  it.each<[string, DifferenceFacts, Partial<TestFacts>, string | null]>([
    ["McNemar's mid-p for single pairs", paired, { single: true }, "mcnemar-mid-p"],
    [
      "Tango's score test for single pairs at a margin",
      paired,
      { single: true, null: 0.1 },
      "tango",
    ],
    ["sign flips for epochs", paired, {}, "sign-flip"],
    ["sign flips for few scores", paired, { metric: "score", draws: 16 }, "sign-flip"],
    ["t for many scores", paired, { metric: "score", draws: 17 }, "paired-t"],
    ["Fisher for small different groups", apart, { single: true, draws: 9 }, "fisher"],
    [
      "Miettinen-Nurminen for small different groups at a margin",
      apart,
      { single: true, draws: 9, null: 0.1 },
      "miettinen-nurminen",
    ],
    ["Miettinen-Nurminen for different units", apart, { single: true }, "miettinen-nurminen"],
    [
      "the interval itself for groups that overlap",
      apart,
      { arrangement: "overlapping" },
      "inverted",
    ],
    [
      "the interval itself for rates of seeds against one run",
      paired,
      { arrangement: "one-run", draw: "replicate" },
      "inverted",
    ],
    [
      "t for scores of seeds against one run",
      paired,
      { metric: "score", arrangement: "one-run", draw: "replicate" },
      "one-run",
    ],
    [
      "sign flips for seeds against a model that was not trained",
      paired,
      { arrangement: "one-run", draw: "replicate", trained: false },
      "sign-flip",
    ],
    ["permutation for seeds", apart, { draw: "replicate", draws: 5, both: 10 }, "permutation"],
    ["permutation for few draws", apart, { metric: "score", both: 14 }, "permutation"],
    ["Welch for many draws", apart, { metric: "score", both: 15 }, "welch"],
    [
      "nothing for many draws that do not vary",
      apart,
      { metric: "score", both: 15, tied: true },
      null,
    ],
    ["nothing for one draw", paired, { draws: 1 }, null],
  ])("is %s", (_, facts, more, method) => {
    expect(test(facts, more)).toBe(method);
  });
});

describe("what is drawn", () => {
  const drawn = (replicates: number, clustered: boolean) =>
    chooseMethod(drawRows, { replicates, clustered }).method;

  it("is the replicate when a side has several, else the cluster, else the unit", () => {
    expect([drawn(2, true), drawn(1, true), drawn(1, false)]).toEqual([
      "replicate",
      "cluster",
      "unit",
    ]);
  });
});

describe("every table", () => {
  it.each([
    ["levels", estimateRows],
    ["differences", differenceRows],
    ["tests", testRows],
    ["draws", drawRows],
  ])("of %s names each situation once and gives a reason where it has no method", (_, rows) => {
    const situations = rows.map((row) => row.situation);
    expect(new Set(situations).size).toBe(situations.length);
    for (const row of rows) if (row.method === null) expect(row.reason).toBeTruthy();
  });
});
