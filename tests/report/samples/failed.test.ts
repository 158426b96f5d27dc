import { describe, expect, it } from "vitest";
import type { Metric } from "../../../src/model/index.ts";
import { failedBy } from "../../../src/report/samples/sample-line.ts";

const metric = (id: string, role: Metric["role"], better: Metric["better"]): Metric => ({
  id,
  label: id,
  kind: "binary",
  role,
  better,
});
const failed = failedBy([
  metric("caught", "capability", "higher"),
  metric("flagged", "propensity", "lower"),
  metric("right", "other", "higher"),
]);

describe("a failed sample", () => {
  it("lacks the capability, where that is scored, whatever else is", () => {
    expect(failed({ caught: 0, flagged: 0 })).toBe(true);
    expect(failed({ caught: 1, flagged: 1 })).toBe(false);
  });

  it("shows the propensity, where no capability is scored", () => {
    expect(failed({ flagged: 1, right: 1 })).toBe(true);
    expect(failed({ flagged: 0, right: 0 })).toBe(false);
  });

  it("lacks a score", () => {
    expect(failed({ caught: 1, right: "refused" })).toBe(true);
    expect(failed({})).toBe(false);
  });
});
