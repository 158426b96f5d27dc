import { describe, expect, it } from "vitest";
import { findingChart } from "../../src/charts/finding/finding-chart.ts";
import { rowStrip } from "../../src/charts/finding/row-strip.ts";
import { findingStrip } from "../../src/charts/finding/strip.ts";
import { labelsThatMeet } from "../../src/charts/layout/check-labels.ts";
import type { Contrast, Finding } from "../../src/model/index.ts";
import { review, reviewEvidence } from "./support/experiments.ts";
import { expectDrawing, expectFile } from "./support/snapshot.ts";

const evidence = reviewEvidence();
const contrastOf = (metric: string, of: string, versus: string) =>
  evidence.contrast({ experiment: "review", metric, of: { arm: [of] }, versus: { arm: [versus] } });
const detection = contrastOf("detection", "spt", "clean");
const specificity = contrastOf("specificity", "spt", "poisoned");

function finding(contrast: Contrast, more: Partial<Finding>): Finding {
  return {
    id: "finding",
    notebook: "notebook",
    number: 1,
    kind: "claim",
    text: "",
    html: "",
    experiment: "review",
    metric: contrast.metric,
    of: contrast.of,
    versus: contrast.versus,
    expectation: { kind: "greater", amount: 0.2, text: "greater by 20pp" },
    registered: null,
    region: { lower: 0.2, upper: null },
    estimate: null,
    contrast,
    p: null,
    adjusted: { p: 0.008, interval: contrast.adjusted?.interval ?? null, family: 4, rank: 1 },
    verdict: "upheld",
    scope: { about: "checkpoints", prompts: "like-these", words: "these checkpoints" },
    atEdge: false,
    notes: [],
    why: "",
    checks: [],
    aliases: [],
    figures: [],
    place: { file: "content/notebook.md" },
    ...more,
  };
}
const greater = finding(detection, {});
const notWorse = finding(specificity, {
  expectation: { kind: "not-worse", amount: 0.05, text: "not worse by 5pp" },
  region: { lower: -0.05, upper: null },
  verdict: "undetermined",
});
const equivalent = finding(specificity, {
  expectation: { kind: "equivalent", amount: 0.05, text: "equivalent within 5pp" },
  region: { lower: -0.05, upper: 0.05 },
  verdict: "undetermined",
});
const least = finding(detection, {
  contrast: null,
  estimate: evidence.estimate({ experiment: "review", metric: "detection", of: { arm: ["spt"] } }),
  versus: null,
  expectation: { kind: "at-least", amount: 0.8, text: "at least 80%" },
  region: { lower: 0.8, upper: null },
  adjusted: {
    p: 0.01,
    interval: { lower: 0.9, upper: 0.985, level: 0.99, method: "Wilson" },
    family: 4,
    rank: 2,
  },
});

describe("the strip of a finding", () => {
  it("tints the claim, dashes its edges, and draws zero only for differences", () => {
    const strip = findingStrip(equivalent, review);
    expect(strip?.svg.match(/class="thr"/g)).toHaveLength(2);
    expect(strip?.svg.match(/class="claim"/g)).toHaveLength(1);
    expect(strip?.svg).toContain('class="zero"');
    expect(findingStrip(least, review)?.svg).not.toContain('class="zero"');
  });

  it("says verdict, evidence and expectation to a reader who cannot see it", () => {
    expect(findingStrip(greater, review)?.svg).toMatch(
      /aria-label="Detection: Persona against plain Llama; [^"]*\. Difference \+55\.7\u202fpp \[[^"]*expected: at least 20 points higher\. Upheld, these checkpoints\."/,
    );
    expect(findingStrip({ ...greater, atEdge: true }, review)?.svg).toContain(
      "Upheld at the edge, these checkpoints.",
    );
  });

  it("draws the interval that decided and says its level, also where it is the narrower", () => {
    const { value } = specificity;
    const at = (half: number, level: number) => ({
      lower: (value ?? 0) - half,
      upper: (value ?? 0) + half,
      level,
      method: "t",
    });
    const within = finding(
      { ...specificity, interval: at(0.06, 0.95) },
      { adjusted: { p: 0.03, interval: at(0.04, 0.9), family: 1, rank: 1 } },
    );
    const { svg = "" } = findingStrip(within, review) ?? {};
    const lengthOf = (classes: string) => {
      const line = svg.split("<line").find((part) => part.includes(`class="${classes}"`)) ?? "";
      const at = (end: "x1" | "x2") => Number(line.split(`${end}="`)[1]?.split('"')[0]);
      return at("x2") - at("x1");
    };
    expect(lengthOf("iv adj") / lengthOf("iv thick")).toBeCloseTo(1.5, 1);
    expect(svg).toContain("decided by its 90% interval");
    expect(findingChart(within, review).caption).toContain(
      "Heavy line, 90% interval, which decided; thin line, 95% interval.",
    );
    expect(findingChart(greater, review).caption).toContain(
      "Heavy line, 95% interval; thin line, 99% interval, which decided, allowing for 4 findings.",
    );
  });

  it("draws a ratio in times, with a line where neither side is more", () => {
    const times = (lower: number, upper: number) => ({ lower, upper, level: 0.95, method: "t" });
    const contrast = {
      ...detection,
      scale: "ratio" as const,
      value: 1.7,
      interval: times(1.6, 1.8),
    };
    const { svg = "" } =
      findingStrip(
        finding(contrast, {
          expectation: { kind: "at-least", amount: 1.2, text: "at least 120%" },
          region: { lower: 1.2, upper: null },
          adjusted: { p: 0.01, interval: times(1.6, 1.8), family: 1, rank: 1 },
        }),
        review,
      ) ?? {};
    expect(svg).toContain("Ratio ×1.70 [1.60, 1.80]");
    expect(svg).toContain('class="zero"');
    expect(svg).not.toContain("pp");
  });

  it("is not drawn where there is no value", () => {
    expect(
      findingStrip({ ...greater, contrast: { ...detection, value: null } }, review),
    ).toBeNull();
  });

  it.each([
    ["stripGreater", greater],
    ["stripNotWorse", notWorse],
    ["stripAtLeast", least],
  ])("%s is drawn as kept", (name, each) => {
    const strip = findingStrip(each, review);
    if (!strip) throw new Error("no strip");
    expect(labelsThatMeet(strip)).toEqual([]);
    expectDrawing(name, strip);
  });
});

describe("the chart of a finding's page", () => {
  it("has a row per draw, largest first, below the mean", () => {
    const chart = findingChart(greater, review);
    expect(chart.drawings.map((d) => d.width)).toEqual([340, 640, 920]);
    expect(chart.drawings.flatMap((d) => [...labelsThatMeet(d)])).toEqual([]);
    const svg = chart.drawings[2]?.svg ?? "";
    expect(svg.match(/class="m s"/g)).toHaveLength(11);
    expect(svg.indexOf("Spanish")).toBeLessThan(svg.indexOf("German"));
    expect(chart.caption).toContain("Tinted: what was claimed.");
    expectFile("findingChart", "svg", svg.replaceAll("><", ">\n<"));
  });

  it("shows the checks of a finding that has no draws", () => {
    const plain = finding(
      { ...detection, draws: [] },
      {
        checks: [
          {
            label: "Worst case",
            value: 0.5,
            interval: detection.interval,
            text: null,
            holds: true,
            scale: "difference",
            metric: "detection",
          },
        ],
      },
    );
    const { drawings, caption } = findingChart(plain, review);
    expect(drawings[1]?.svg).toContain("Worst case");
    expect(caption).toContain("the same under each check");
  });
});

describe("the strip of a table row", () => {
  it("puts rates on 0 to 100 % and differences on the scale of their metric", () => {
    const contrasts = [detection, contrastOf("detection", "spt", "poisoned")];
    const strip = (contrast: Contrast) =>
      rowStrip({ contrast }, review, { estimates: [], contrasts })?.svg ?? "";
    const zero = (svg: string) => svg.match(/<line x1="([\d.]+)"[^>]*class="zero"/)?.[1];
    expect(zero(strip(detection))).toBe(zero(strip(contrastOf("detection", "spt", "poisoned"))));
    const rate = rowStrip(
      {
        estimate: evidence.estimate({
          experiment: "review",
          metric: "detection",
          of: { arm: ["poisoned"] },
        }),
      },
      review,
      { estimates: [], contrasts: [] },
    );
    expect(rate).toMatchObject({ width: 150, height: 20 });
    expect(rate?.svg).toContain('aria-hidden="true"');
    expect(rate?.svg).toContain('cx="4"');
  });

  it("puts all rows of a score on one scale, and scores with a range on that", () => {
    const estimateAt = (value: number) => ({
      ...evidence.estimate({
        experiment: "review",
        metric: "detection",
        of: { arm: ["poisoned"] },
      }),
      value,
      interval: { lower: value - 0.5, upper: value + 0.5, level: 0.95, method: "t" },
    });
    const estimates = [estimateAt(9.5), estimateAt(12.5)];
    const markAt = (i: number, range?: [number, number]) => {
      const metrics = review.metrics.map((m) => ({ ...m, kind: "score" as const, range }));
      const estimate = estimates[i] ?? estimateAt(0);
      const { svg = "" } =
        rowStrip({ estimate }, { ...review, metrics }, { estimates, contrasts: [] }) ?? {};
      return Number(/cx="([\d.]+)"/.exec(svg)?.[1] ?? Number.NaN);
    };
    expect(markAt(0)).toBeLessThan(markAt(1));
    expect(markAt(0, [0, 25])).toBeCloseTo(4 + (142 * 9.5) / 25, 0);
    expect(markAt(1, [0, 25])).toBeCloseTo(4 + (142 * 12.5) / 25, 0);
  });
});
