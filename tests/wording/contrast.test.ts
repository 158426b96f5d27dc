import { describe, expect, it } from "vitest";
import { startReading } from "../../src/notebook/bind/reading-order.ts";
import { boundContrast } from "../../src/notebook/directives/shared/bound.ts";
import { comparedText } from "../../src/wording/index.ts";
import { review, reviewEvidence } from "../charts/support/experiments.ts";

const evidence = reviewEvidence();
const ask = { experiment: "review", metric: "detection" };
const [of, versus] = [{ arm: ["spt"] }, { arm: ["clean"] }];
const [a, b] = [evidence.estimate({ ...ask, of }), evidence.estimate({ ...ask, of: versus })];
const metric = review.metrics.find((m) => m.id === "detection") ?? expect.fail("no metric");
const contrast = {
  ...evidence.contrast({ ...ask, of, versus }),
  estimates: { of: a.value, versus: b.value },
};
const onShared = {
  ...contrast,
  value: 0,
  estimates: { of: 1, versus: 1 },
  n: { of: 100, versus: 100 },
  drawn: "unit" as const,
  pairs: { used: 100, planned: 200 },
};

describe("a difference beside the values of its two sides", () => {
  it("says nothing where the three numbers agree", () => {
    expect(comparedText(contrast, a, b, metric, "prompt")).toBeNull();
  });

  it("says what it compares where they do not", () => {
    const text = comparedText(onShared, a, b, metric, "prompt");
    expect(text).toBe("100% and 100% over the 100 prompts of both sides");
    const asked = { digits: undefined, show: "both", mention: "it", compared: text } as const;
    const { value } = startReading().settle(boundContrast(onShared, metric, asked));
    expect(value).toMatch(/^0.* \[.*\], 100% and 100% over the 100 prompts of both sides$/);
  });
});
