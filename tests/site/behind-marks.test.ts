import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/lib/random.ts";
import type { Condition, Selection } from "../../src/model/index.ts";
import { address, matches } from "../../src/model/index.ts";
import { behindFigure, behindFinding, samplesBehind } from "../../src/model/report/behind.ts";
import { metricOf } from "../../src/model/report/lookup.ts";
import { countedIn } from "../../src/site/render/counted-in.ts";
import { sampleReport } from "./support/sample-report.ts";

const levels: Readonly<Record<string, readonly string[]>> = {
  arm: ["plain", "tag&ged", "a=b"],
  "de pth": ["1", "2"],
  or: ["yes", "n/o"],
};
const conditions: readonly Condition[] = (levels.arm ?? []).flatMap((arm) =>
  (levels["de pth"] ?? []).flatMap((depth) =>
    (levels.or ?? [])
      // A design with a hole, as most have.
      .filter((or) => !(arm === "plain" && or === "n/o"))
      .map((or) => ({ arm, "de pth": depth, or })),
  ),
);
const lists = conditions.map((condition, i) => ({
  condition,
  slug: `list-${i}`,
  samples: 10 + i,
  failed: 0,
  listed: 10 + i,
  sha256: "",
}));
const [split] = sampleReport.experiments;
if (!split?.samples) throw new Error("The sample report has samples.");
const item = { experiment: split.experiment, samples: { ...split.samples, lists } };

/** The conditions that a query chooses, as `scripts/select.js` reads it. */
function chosenBy(query: string): readonly Condition[] {
  const selections = query.split("&or&").map((part) => {
    const selection: Record<string, string[]> = {};
    for (const pair of part.split("&").filter(Boolean)) {
      const [factor = "", level = ""] = pair.split("=").map(decodeURIComponent);
      (selection[factor] ??= []).push(level);
    }
    return selection;
  });
  return conditions.filter((condition) => selections.some((of) => matches(condition, of)));
}

describe("the samples behind a mark", () => {
  it("are the conditions that it counts and no others, whatever it counts", () => {
    const random = seededRandom(11);
    const some = (): Selection =>
      Object.fromEntries(
        Object.entries(levels).flatMap(([factor, all]) => {
          const own = all.filter(() => random() < 0.6);
          return random() < 0.4 || own.length === 0 ? [] : [[factor, own]];
        }),
      );
    for (let i = 0; i < 400; i++) {
      const selections = Array.from({ length: 1 + Math.floor(random() * 3) }, some);
      const meant = lists.filter(({ condition }) =>
        selections.some((of) => matches(condition, of)),
      );
      const found = samplesBehind(item, [{ of: selections }]);
      if (meant.length === 0) {
        expect(found).toBe(null);
        continue;
      }
      expect(found?.samples).toBe(meant.reduce((sum, { samples }) => sum + samples, 0));
      const [path = "", query] = (found?.path ?? "").split("?");
      if (meant.length === 1) expect(path).toBe(address.sampleList("split", meant[0]?.slug ?? ""));
      else {
        expect(path).toBe(address.samples("split"));
        expect(query === undefined ? conditions : chosenBy(query)).toEqual(
          meant.map(({ condition }) => condition),
        );
      }
    }
  });

  it("are none where an experiment publishes none", () => {
    expect(samplesBehind({ experiment: split.experiment, samples: null }, [{ of: [{}] }])).toBe(
      null,
    );
  });
});

describe("what counts samples", () => {
  const counted = countedIn(sampleReport, split);
  const own = split.samples?.lists ?? [];

  it("is every figure and finding that leads there, and no other", () => {
    const forward = [
      ...sampleReport.figures.map((f) => ({ ...f, behind: behindFigure(f) })),
      ...sampleReport.findings.map((f) => ({
        ...f,
        behind: behindFinding(f, metricOf(split.experiment, f.metric)),
      })),
    ]
      .filter(({ experiment }) => experiment === "split")
      .flatMap(({ id, behind }) =>
        own.flatMap(({ condition }, list) =>
          behind.some(({ of }) => of.some((one) => matches(condition, one)))
            ? [`${id} ${list}`]
            : [],
        ),
      );
    const back = [...counted.figures, ...counted.findings].flatMap(({ id, lists: all }) =>
      all.map((list) => `${id} ${list}`),
    );
    expect(back).toEqual(forward);
    expect(back.length).toBeGreaterThan(10);
  });

  it("is not known of a figure that code of a page draws without a table", () => {
    expect(counted.byCode.map(({ id }) => id)).toEqual(["by-code-alone"]);
  });
});
