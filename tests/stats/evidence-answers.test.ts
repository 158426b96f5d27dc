import { describe, expect, it } from "vitest";
import { packSums } from "../support/pack-sums.ts";
import { wordedEvidence } from "../support/worded-evidence.ts";
import {
  smallEvidence,
  smallExperiment,
  splitPersonality,
  splitPersonalitySums,
  sumsOf,
  unitsOf,
} from "./evidence-fixtures.ts";

const on = (arm: string) => ({ arm, context: "on" });
const off = (arm: string) => ({ arm, context: "off" });
const small = { experiment: "small", metric: "m" };

describe("evidence", () => {
  it("lists conditions in manifest order", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf([1])),
      sumsOf(off("treated"), unitsOf([1])),
      sumsOf(on("base"), unitsOf([1])),
    ]);
    expect(evidence.conditions("small", "m")).toEqual([on("base"), off("treated"), on("treated")]);
  });

  it("gives raw values by unit, epochs averaged, in a fixed order", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("base"), [
        { unit: "10", scores: [1, 0] },
        { unit: "9", scores: [1, null] },
        { unit: "8", scores: [null] },
      ]),
    ]);
    expect(evidence.unitValues({ ...small, of: {} })).toEqual([
      { unit: "9", cluster: null, replicate: "0", value: 1 },
      { unit: "10", cluster: null, replicate: "0", value: 0.5 },
    ]);
  });

  it("answers a question once, however it is written", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("base"), unitsOf([1, 0])),
      sumsOf(off("base"), unitsOf([1, 0])),
    ]);
    const one = evidence.estimate({ ...small, of: { context: ["on", "off"], arm: ["base"] } });
    const two = evidence.estimate({
      ...small,
      of: { arm: ["base"], context: ["off", "on", "on"] },
    });
    expect(two).toBe(one);
    expect(one.of).toEqual({ arm: ["base"], context: ["off", "on"] });
  });

  it("is the same whatever the order of its input", () => {
    const turned = splitPersonalitySums
      .toReversed()
      .map((s) => ({ ...s, units: s.units.toReversed() }));
    const of = { arm: ["spt"] };
    const versus = { arm: ["clean"] };
    const [forth, back] = [splitPersonalitySums, turned].map((sums) => {
      const evidence = wordedEvidence({
        experiments: [splitPersonality],
        sums: packSums(sums),
        published: [],
      });
      const question = { experiment: "split-personality", metric: "detection" };
      return [
        evidence.estimate({ ...question, of }),
        evidence.contrast({ ...question, of, versus }),
        evidence.unitValues({ ...question, of }),
      ];
    });
    expect(JSON.stringify(back)).toBe(JSON.stringify(forth));
  });

  it("throws for an experiment or metric that the caller should have checked", () => {
    const evidence = smallEvidence({}, []);
    expect(() => evidence.estimate({ experiment: "small", metric: "x", of: {} })).toThrow(
      'No metric "x"',
    );
  });

  it("answers two thousand questions over a thousand units each without delay", () => {
    const arms = Array.from({ length: 20 }, (_, i) => `a${i}`);
    const sums = arms.flatMap((arm, a) =>
      ["off", "on"].map((context, c) =>
        sumsOf(
          { arm, context },
          unitsOf(
            Array.from({ length: 1000 }, (_, i) => ((i * 7919 + a * 31 + c) % 97 < 30 + a ? 1 : 0)),
          ),
        ),
      ),
    );
    const evidence = wordedEvidence({
      experiments: [smallExperiment({ arms })],
      sums: packSums(sums),
      published: [],
    });
    const start = performance.now();
    let asked = 0;
    for (const context of [["on"], ["off"]])
      for (const level of [0.9, 0.95, 0.99])
        for (const first of arms)
          for (const second of arms) {
            if (first === second)
              evidence.estimate({ ...small, of: { arm: [first], context }, level });
            else if (first < second)
              evidence.contrast({
                ...small,
                of: { arm: [first], context },
                versus: { arm: [second], context },
                level,
              });
            else continue;
            asked += 1;
          }
    expect(asked).toBe(1260);
    // About 0.4 s on one free core; the limit leaves room for a busy machine.
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
