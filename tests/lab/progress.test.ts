import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { type Progress, progressBar, timeLeft } from "../../src/lab/running/progress.ts";

/** The last line that a bar over 200 steps writes, after what `happens`. */
function lastLine(happens: (progress: Progress) => void): string {
  const stream = new PassThrough();
  const progress = progressBar(stream as unknown as NodeJS.WriteStream, {
    title: "work",
    steps: 200,
    models: 2,
  });
  happens(progress);
  progress.finish();
  const lines = String(stream.read() ?? "").split("\n");
  return lines.findLast((line) => line.includes("left")) ?? "";
}

describe("the time that is left", () => {
  it("is that of the steps left at the speed of those done", () => {
    expect(timeLeft(10, { fresh: 100, left: 200 })).toBe("0:20");
    expect(timeLeft(90, { fresh: 30, left: 31 })).toBe("1:33");
  });

  it("is unknown before a step is done, and nothing when none is left", () => {
    expect(timeLeft(10, { fresh: 0, left: 200 })).toBe("?");
    expect(timeLeft(10, { fresh: 100, left: 0 })).toBe("0:00");
    expect(timeLeft(10, { fresh: 0, left: 0 })).toBe("0:00");
  });

  it("does not shrink for steps of an earlier call, which say nothing of the speed", () => {
    const line = lastLine((progress) => progress.kept(1, "base", 100));
    expect(line).toContain("50 %");
    expect(line).toContain("? left");
  });

  it("counts a recipe by the steps that it has got to, and each seed on its own", () => {
    const line = lastLine((progress) => {
      progress.kept(1, "base", 50);
      progress.step(1, "arm", 10);
      progress.step(1, "arm", 50);
      progress.step(2, "arm", 50);
      progress.sampled(1);
    });
    expect(line).toContain("75 %");
    expect(line).toContain("models 1/2");
    expect(line).toMatch(/\d:\d\d left/);
  });
});
