import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Experiment, Sample, Selection } from "../../src/model/index.ts";
import type { PickRule } from "../../src/notebook/index.ts";
import { pickShown } from "../../src/report/experiment/pick-shown.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { sample, experiment as tiny } from "../store/tiny.ts";

const [right] = tiny.metrics;
if (!right) throw new Error("The experiment has a metric.");
const experiment: Experiment = { ...tiny, metrics: [{ ...right, kind: "score" }] };
const lower = { ...right, better: "lower" as const };

/** Unit i of arm a scores i, of arm b 2 i; unit 9 has no score in a, unit 8 no transcript. */
const all: readonly Sample[] = ["a", "b"].flatMap((arm) =>
  Array.from({ length: 10 }, (_, i) => {
    const missing = arm === "a" && i === 9;
    const one = sample(
      arm,
      `u${i}`,
      1,
      missing ? { missing: "refusal" } : { value: arm === "a" ? Math.floor(i / 2) : 2 * i },
    );
    return i === 8 ? { ...one, turns: [] } : one;
  }),
);

let store: Store;
beforeAll(async () => {
  store = await openStore(experiment, null);
  await store.append(all);
});
afterAll(() => store.close());

async function picked(rule: PickRule, of: Selection = { arm: ["a"] }, n = 4) {
  const from = { experiment, counts: { replicates: 1 } };
  const found = await pickShown(store, from, { of, n, rule });
  return (
    found && {
      ...found,
      named: found.samples.map(({ condition, unit, scores }) =>
        [condition.arm, unit, scores.right].join(" "),
      ),
    }
  );
}

describe("samples picked by a rule", () => {
  it("are those of which it holds, and no missing score", async () => {
    const tests = [{ metric: "right", is: ">=", value: 3 } as const];
    const found = await picked({ kind: "where", tests });
    expect(found).toMatchObject({ matching: 2, of: 9, withoutTranscript: 1, varying: [] });
    expect(found?.named).toEqual(["a u6 3", "a u7 3"]);
    expect(found?.samples[0]?.turns[1]?.text).toBe('says "u6"');
  });

  it.each([
    ["=", 6],
    ["!=", 7],
    ["<", 6],
    ["<=", 6],
    [">", 7],
  ] as const)("with %s", async (is, unit) => {
    const tests = [
      { metric: "right", is, value: is === "<" ? 13 : 12 },
      { metric: "right", is: ">=" as const, value: 12 },
    ];
    const found = await picked({ kind: "where", tests }, { arm: ["b"] });
    expect(found?.named[0]).toBe(`b u${unit} ${2 * unit}`);
  });

  it("are the lowest scores first, or the highest where lower is better", async () => {
    expect((await picked({ kind: "worst", metric: right }, { arm: ["b"] }, 3))?.named).toEqual([
      "b u0 0",
      "b u1 2",
      "b u2 4",
    ]);
    const found = await picked({ kind: "worst", metric: lower }, {}, 2);
    expect(found?.named).toEqual(["b u9 18", "b u7 14"]);
    expect(found).toMatchObject({ matching: 17, varying: ["arm"] });
  });

  it("are the same each time, and one of equals by a draw that belongs to the rule", async () => {
    const first = await picked({ kind: "worst", metric: right }, { arm: ["a"] }, 1);
    expect(first?.named[0]).toMatch(/^a u[01] 0$/);
    expect(await picked({ kind: "worst", metric: right }, { arm: ["a"] }, 1)).toEqual(first);
  });

  it("are both sides of the units that differ most", async () => {
    const rule = { kind: "disagree", metric: right, versus: { arm: ["b"] } } as const;
    const found = await picked(rule, { arm: ["a"] }, 4);
    expect(found?.named).toEqual(["a u7 3", "b u7 14", "a u6 3", "b u6 12"]);
    // Unit 0 scores the same on both sides, 8 has no transcript, 9 no score.
    expect(found?.matching).toBe(7);
  });

  it("are the two of one selection that differ most where no side is named", async () => {
    const rule = { kind: "disagree", metric: right, versus: null } as const;
    expect((await picked(rule, {}, 2))?.named).toEqual(["a u7 3", "b u7 14"]);
    expect(await picked(rule, { arm: ["a"] }, 2)).toMatchObject({ matching: 0, samples: [] });
  });

  it("are none where no sample of the selection has a transcript", async () => {
    expect(await picked({ kind: "worst", metric: right }, { arm: ["c"] })).toBe(null);
  });
});
