import { beforeAll, describe, expect, it } from "vitest";
import { isRefusal } from "../../src/charts/request/request.ts";
import { difference } from "../../src/charts/types/difference.ts";
import { distribution } from "../../src/charts/types/distribution.ts";
import { dots } from "../../src/charts/types/dots.ts";
import { seededRandom } from "../../src/lib/random.ts";
import type { Evidence } from "../../src/stats/index.ts";
import { mustRead, type Row } from "../roots/study.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

/** Two arms with a judge that errs more in one of them, and a probe that tells the truth from lies. */
function rows(): readonly Row[] {
  const random = seededRandom(11);
  return ["b", "a"].flatMap((arm) =>
    Array.from({ length: 240 }, (_row, i) => {
      const lie = random() < (arm === "a" ? 0.5 : 0.3) ? 1 : 0;
      const right = random() < (arm === "a" ? 0.75 : 0.95);
      const probe = Math.round(100 * (random() + random() + (arm === "a" ? 0.9 : 0.3) * lie)) / 100;
      return {
        prompt: `q${i}`,
        arm,
        lies: right ? lie : 1 - lie,
        label: random() < 0.4 ? lie : null,
        truth: lie,
        probe,
      };
    }),
  );
}

const manifest = {
  title: "A judge and a probe",
  design: {
    unit: "prompt",
    factors: { arm: { role: "arm", baseline: "b", levels: { b: "Base", a: "Tuned" } } },
  },
  metrics: {
    lies: { label: "Lies", kind: "judged", better: "lower" },
    probe: { label: "Probe", kind: "ranking", positive: "truth = 1" },
    caught: { label: "Lies caught", kind: "ranking", positive: "truth = 1", fpr: "5%" },
  },
  data: [
    {
      files: "*.csv",
      metrics: { lies: { field: "lies", human: "label" }, probe: "probe", caught: "probe" },
    },
  ],
};

let evidence: Evidence;
beforeAll(async () => {
  ({ evidence } = await mustRead({ manifest, files: { "d.csv": rows() } }));
});

function dotsOfJudgedRates() {
  return draw(dots, evidence, { experiment: "study", metrics: ["lies"] });
}
function dotsOfRankings() {
  return draw(dots, evidence, { experiment: "study", metrics: ["probe", "caught"] });
}
function differenceOfJudgedRates() {
  return draw(difference, evidence, { experiment: "study", metrics: ["lies"] });
}
function differenceOfAreas() {
  return draw(difference, evidence, { experiment: "study", metrics: ["probe"] });
}

describe("judged rates and rankings", () => {
  it.each([dotsOfJudgedRates, dotsOfRankings, differenceOfJudgedRates, differenceOfAreas])(
    "%o is drawn as kept",
    (named) => {
      expectFigure(named, 920);
    },
  );

  it("show the judge's own rate beside the corrected one, and say what the strokes are", () => {
    expect(dotsOfJudgedRates().method).toContain("Upright strokes: the judge's own rate");
    expect(dotsOfRankings().method).not.toContain("Upright strokes");
  });

  it("write areas as plain numbers, and rates at a fixed false-positive rate in percent", () => {
    const [area, caught] = dotsOfRankings().description.split("Lies caught");
    expect(area).not.toContain("%");
    expect(caught).toContain("%");
    expect(differenceOfAreas().description).toMatch(/\+0\.\d+/);
  });

  it("have no values of single units to show", () => {
    const found = distribution.gather(
      request({ experiment: "study", metrics: ["probe"] }),
      distribution.options.parse({}),
      evidence,
    );
    expect(isRefusal(found) && found.message).toContain("no value of its own");
  });
});
