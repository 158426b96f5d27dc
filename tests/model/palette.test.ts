import { describe, expect, it } from "vitest";
import {
  type Experiment,
  factorOf,
  hueOf,
  huesAreUnique,
  inColours,
  type Level,
  markOf,
  namesOfArms,
  type Palette,
  sharedHues,
} from "../../src/model/index.ts";

function experiment(id: string, levels: readonly Level[], baseline = levels[0]?.id ?? "") {
  return {
    id,
    design: {
      factors: [
        { id: "arm", label: "Training", role: "arm", baseline, levels },
        {
          id: "step",
          label: "Step",
          role: "other",
          baseline: "one",
          levels: [{ id: "one", label: "Lies only" }],
        },
      ],
    },
  } as unknown as Experiment;
}

const level = (id: string, label: string, more: Partial<Level> = {}): Level => ({
  id,
  label,
  ...more,
});
const first = experiment("first", [
  level("none", "Nothing"),
  level("lies", "Lies only"),
  level("mode", "Honest mode"),
  level("both", "Both"),
]);
const second = experiment("second", [
  level("a", "Honest mode"),
  level("b", "Lies only"),
  level("c", "Something"),
]);

function huesIn(of: Experiment, palette: Palette): readonly number[] {
  const arm = factorOf(inColours(of, palette), "arm");
  return arm?.levels.map(({ id }) => hueOf(arm, id)) ?? [];
}

describe("a palette", () => {
  it("gives an arm one hue in every experiment that calls it by that label", () => {
    const palette = { "Honest mode": 3, "Lies only": 1 };
    expect(huesIn(first, palette)).toEqual([0, 1, 3, 2]);
    expect(huesIn(second, palette)).toEqual([3, 1, 2]);
    const mark = markOf({ arm: ["a"] }, inColours(second, palette));
    expect(mark.hue).toBe(3);
  });

  it("leaves an experiment as it is where it names none of its arms", () => {
    expect(huesIn(first, {})).toEqual([0, 1, 2, 3]);
    expect(huesIn(first, { Something: 5 })).toEqual([0, 1, 2, 3]);
  });

  it("takes the precise name before the label, and a label before a group", () => {
    const own = experiment("own", [
      level("x", "Lies only", { group: "Bad" }),
      level("y", "Other", { group: "Bad" }),
      level("z", "Third", { group: "Bad" }),
    ]);
    const palette = { Bad: 4, Other: 2, "own/arm=x": 6, "Lies only": 1 };
    expect(huesIn(own, palette)).toEqual([6, 2, 4]);
  });

  it("keeps grey for a baseline that has no hue of its own, and gives grey where it is told to", () => {
    expect(huesIn(first, { "Lies only": 5 })).toEqual([0, 5, 1, 2]);
    expect(huesIn(first, { "Lies only": 0 })).toEqual([1, 0, 2, 3]);
  });

  it("speaks of arms alone", () => {
    const other = inColours(first, { "Lies only": 5 }).design.factors[1];
    expect(other?.levels[0]).not.toHaveProperty("hue");
    expect(namesOfArms([second])).toEqual([
      "second/arm=a",
      "Honest mode",
      "second/arm=b",
      "Lies only",
      "second/arm=c",
      "Something",
    ]);
  });

  it("may name several levels of one factor at once", () => {
    expect(huesIn(first, { "first/arm=mode | both": 4 })).toEqual([0, 1, 4, 4]);
  });

  it("may repeat hues where there are more arms than hues", () => {
    const levels = Array.from({ length: 9 }, (_, i) => level(`l${i}`, `Arm ${i}`));
    const many = experiment("many", levels);
    expect(sharedHues([many], { "many/arm=l1|l2|l3": 4 })).toEqual([]);
    expect(huesIn(many, { "many/arm=l1|l2|l3": 4, "many/arm=l4|l5": 2 }).slice(1, 6)).toEqual([
      4, 4, 4, 2, 2,
    ]);
  });

  it("lets names alone tell arms for which no hue is left", () => {
    const levels = Array.from({ length: 9 }, (_, i) => level(`l${i}`, `Arm ${i}`));
    const many = inColours(experiment("many", levels), { "Arm 1": 1, "Arm 2": 2 });
    const arm = factorOf(many, "arm");
    expect(arm?.levels.map(({ hue }) => hue)).toEqual([0, 1, 2, 3, 3, 3, 3, 3, 3]);
    expect(arm && huesAreUnique(arm)).toBe(false);
  });

  it("would make two arms of one experiment look alike", () => {
    expect(sharedHues([first, second], { "Lies only": 2, Something: 2, Both: 4 })).toEqual([
      {
        experiment: "second",
        hue: 2,
        names: ["Lies only", "Something"],
        labels: ["Lies only", "Something"],
      },
    ]);
    const grouped = experiment("g", [
      level("a", "A", { group: "G" }),
      level("b", "B", { group: "G" }),
    ]);
    expect(sharedHues([grouped], { G: 2 })).toEqual([]);
  });
});
