import { describe, expect, it } from "vitest";
import type { Experiment, Factor } from "../../src/model/index.ts";
import { markOf } from "../../src/model/index.ts";

const level = (id: string, more: Partial<Factor["levels"][number]> = {}) => ({
  id,
  label: id,
  ...more,
});
const experimentOf = (...factors: Factor[]): Experiment => ({
  id: "e",
  title: "E",
  metrics: [],
  caveats: [],
  design: {
    unit: "u",
    cluster: null,
    clusterLabels: {},
    clusterGroups: {},
    replicate: null,
    pairedReplicates: false,
    absent: [],
    factors,
  },
});
const arm = (levels: Factor["levels"]): Factor => ({
  id: "arm",
  label: "Arm",
  role: "arm",
  baseline: "base",
  levels,
});
const trigger: Factor = {
  id: "t",
  label: "T",
  role: "trigger",
  baseline: "off",
  levels: [level("off"), level("on")],
};

describe("markOf", () => {
  const experiment = experimentOf(
    arm([level("base"), level("a"), level("b", { persona: true })]),
    trigger,
  );

  it("is grey for the baseline, and gives arms their hues in manifest order", () => {
    expect(["base", "a", "b"].map((id) => markOf({ arm: [id] }, experiment).hue)).toEqual([
      0, 1, 2,
    ]);
  });

  it("is hollow at the trigger's baseline, solid at other levels and where it is averaged over", () => {
    const fill = (t?: string[]) => markOf(t ? { t } : {}, experiment).fill;
    expect([fill(["off"]), fill(["on"]), fill(["off", "on"]), fill()]).toEqual([
      "hollow",
      "solid",
      "solid",
      "solid",
    ]);
  });

  it("is a diamond where a trained persona speaks", () => {
    expect(markOf({ arm: ["b"] }, experiment).shape).toBe("diamond");
    expect(markOf({ arm: ["a", "b"] }, experiment).shape).toBe("circle");
  });

  it("shares a hue within a group, and gives up hues past six kinds", () => {
    const grouped = experimentOf(
      arm([level("base"), level("a", { group: "x" }), level("b", { group: "x" }), level("c")]),
    );
    expect(["a", "b", "c"].map((id) => markOf({ arm: [id] }, grouped).hue)).toEqual([1, 1, 2]);
    expect(markOf({ arm: ["a", "b"] }, grouped).hue).toBe(1);
    expect(markOf({ arm: ["a", "c"] }, grouped).hue).toBe(0);
    const many = experimentOf(arm([level("base"), ..."abcdefg".split("").map((id) => level(id))]));
    expect(markOf({ arm: ["g"] }, many).hue).toBe(1);
  });
});
