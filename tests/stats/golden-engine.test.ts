import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Experiment } from "../../src/model/index.ts";
import { packSums } from "../support/pack-sums.ts";
import { wordedEvidence } from "../support/worded-evidence.ts";
import { smallExperiment, sumsOf } from "./evidence-fixtures.ts";

/** A study as `golden-own/engine.py` has it; null is a missing score. */
interface Study {
  readonly kind: "binary" | "score";
  readonly range?: [number, number];
  readonly cluster?: string;
  readonly replicate?: string;
  readonly weights?: "samples";
  readonly trained?: boolean;
  readonly paired?: boolean;
  readonly rows: readonly (readonly [
    unit: string,
    cluster: string | null,
    seed: string,
    arm: string,
    context: string,
    scores: readonly (number | null)[],
  ])[];
}

interface Case {
  readonly id: string;
  readonly study: Study;
  readonly ask: {
    readonly level?: number | true;
    readonly arm?: string;
    readonly scale?: "difference" | "ratio" | "interaction";
    readonly about?: "checkpoints" | null;
  };
  readonly expected: {
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
    readonly size?: number;
    readonly p?: number | null;
    readonly of?: number;
    readonly versus?: number;
    readonly worst?: readonly [number, number];
  };
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "golden-own", "engine.json"), "utf8"),
);

function experimentOf({
  kind,
  range,
  cluster,
  replicate,
  weights,
  trained,
  paired,
}: Study): Experiment {
  const small = smallExperiment({ kind, cluster, replicate, paired });
  const factors = small.design.factors.map((factor) => ({
    ...factor,
    levels: factor.levels.map((level) =>
      level.id === "base" && trained === false ? { ...level, trained } : level,
    ),
  }));
  return {
    ...small,
    design: { ...small.design, factors, ...(weights ? { weights } : {}) },
    metrics: small.metrics.map((metric) => ({ ...metric, ...(range ? { range } : {}) })),
  };
}

function evidenceOf(study: Study) {
  const cells = Map.groupBy(study.rows, ([, , , arm, context]) => `${arm} ${context}`);
  return wordedEvidence({
    experiments: [experimentOf(study)],
    sums: packSums(
      [...cells.values()].map((rows) => {
        const [, , , arm = "", context = ""] = rows[0] ?? [];
        const units = rows.map(([unit, cluster, replicate, , , scores]) => ({
          unit,
          ...(cluster === null ? {} : { cluster }),
          replicate,
          scores,
        }));
        return sumsOf({ arm, context }, units);
      }),
    ),
    published: [],
  });
}

const question = { experiment: "small", metric: "m" };
const versus = { of: { arm: ["treated"] }, versus: { arm: ["base"] } };

describe("whole questions, from rows to numbers, are those of an independent script", () => {
  for (const { id, study, ask, expected } of cases)
    it(id, () => {
      const evidence = evidenceOf(study);
      const about = ask.about ?? undefined;
      if (ask.level === true) {
        const of = { arm: [ask.arm ?? ""] };
        const found = evidence.estimate({ ...question, of, about });
        expect(found.value).toBeCloseTo(expected.value, 12);
        expect(found.interval?.lower).toBeCloseTo(expected.lower, 9);
        expect(found.interval?.upper).toBeCloseTo(expected.upper, 9);
        if (expected.size !== undefined) expect(found.effectiveN).toBeCloseTo(expected.size, 7);
        return;
      }
      const scale = ask.scale ?? "difference";
      const found = evidence.contrast({
        ...question,
        ...versus,
        scale,
        about,
        ...(scale === "interaction" ? { across: "context" } : {}),
        ...(typeof ask.level === "number" ? { level: ask.level } : {}),
      });
      expect(found.value).toBeCloseTo(expected.value, 12);
      if (expected.of !== undefined) expect(found.estimates.of).toBeCloseTo(expected.of, 12);
      if (expected.versus !== undefined)
        expect(found.estimates.versus).toBeCloseTo(expected.versus, 12);
      expect(found.interval?.lower).toBeCloseTo(expected.lower, 8);
      expect(found.interval?.upper).toBeCloseTo(expected.upper, 8);
      if (expected.p != null) expect(found.p?.value).toBeCloseTo(expected.p, 8);
      const { worst } = expected;
      if (!worst) return;
      expect(found.worstCase?.lower).toBeCloseTo(worst[0], 12);
      expect(found.worstCase?.upper).toBeCloseTo(worst[1], 12);
    });
});
