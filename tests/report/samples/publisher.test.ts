import { describe, expect, it } from "vitest";
import type { Sample } from "../../../src/model/index.ts";
import { createPublisher } from "../../../src/report/samples/publisher.ts";

const sample: Sample = {
  experiment: "math",
  file: 0,
  place: { file: "results/math/x.jsonl", line: 1 },
  condition: { arm: "plain" },
  unit: "q5",
  cluster: null,
  replicate: "1",
  epoch: 1,
  scores: { right: { value: 1 } },
  marks: { target: "5551005" },
  target: "5551005",
  turns: [{ name: "user", text: "Call 5551005." }],
  fields: { phone: 5551005, again: "5551005", tokens: 12, flag: true, none: null },
};

describe("what a rule keeps back", () => {
  it("is every field of a sample that is withheld, since numbers may be the right answer", () => {
    const { clean } = createPublisher({
      fields: ["phone", "again", "tokens", "flag", "target", "user"],
      withhold: [{ where: { unit: "q5" }, reason: "Names a person." }],
      redact: [],
    });
    const [kept] = clean([sample]);
    expect(JSON.stringify(kept)).not.toMatch(/5551005|12|true/);
    expect(kept).toMatchObject({
      unit: "q5",
      scores: { right: { value: 1 } },
      fields: {},
      turns: [],
    });
  });

  it("is found in numbers as it is in texts; what it is not found in stays a number", () => {
    const { clean, keptBack } = createPublisher({
      fields: null,
      withhold: [],
      redact: [{ pattern: "555\\d+", reason: "Numbers of people." }],
    });
    const [left] = clean([sample]);
    expect(JSON.stringify(left)).not.toContain("5551005");
    expect(left?.fields).toEqual({
      phone: "[redacted]",
      again: "[redacted]",
      tokens: 12,
      flag: true,
      none: null,
    });
    expect(keptBack()).toEqual([{ samples: 1, reason: "Numbers of people.", how: "redacted" }]);
  });
});
