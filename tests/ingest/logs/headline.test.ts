import { describe, expect, it } from "vitest";
import { inspectJson } from "../../../src/ingest/formats/inspect-json.ts";
import { header, jsonLog, sample } from "./fixture-log.ts";
import { readFiles } from "./read-log.ts";

/** Two epochs of two questions: 1 and 0, 0 and 0. The mean is 0.25, the best of two 0.5. */
const epochs = [
  sample("a", "C"),
  sample("a", "I", { epoch: 2 }),
  sample("b", "I"),
  sample("b", "I", { epoch: 2 }),
];

const read = (reducer: string, accuracy: number, metric = "accuracy") =>
  readFiles(
    {
      "log.json": jsonLog(
        epochs,
        header({
          results: {
            total_samples: 4,
            completed_samples: 4,
            scores: [
              {
                name: "match",
                scorer: "match",
                reducer,
                metrics: {
                  [metric]: { name: metric, value: accuracy },
                  stderr: { name: "stderr", value: 0.2 },
                },
              },
            ],
          },
        }),
      ),
    },
    inspectJson,
  );

describe("what a log says at its top", () => {
  it.each(["max", "pass_at_2", "mode"])(
    "is told beside the mean where epochs are reduced by %s",
    async (reducer) => {
      const { problems, notes } = await read(reducer, 0.5);
      expect(problems.map(({ severity, rule, message }) => [severity, rule, message])).toEqual([
        [
          "warning",
          "header-agrees-with-records",
          `The log says accuracy of match 0.5000 (epochs reduced by ${reducer}); the mean of its samples is 0.2500`,
        ],
      ]);
      expect(notes.join("\n")).toContain("standard error 0.2000 by its own rule");
    },
  );
  it("is no problem where it is the mean", async () => {
    expect((await read("mean", 0.25)).told).toEqual([]);
  });
  it("is left alone where it may be over a part of the samples", async () => {
    expect((await read("mean", 0.9, "attack_rate")).told).toEqual([]);
  });
});

describe("a sample of a log", () => {
  it("belongs to its task, and carries its right answer", async () => {
    const { records } = await read("mean", 0.25);
    expect(records[0]).toMatchObject({ scope: "made_up", marks: { target: "yes" }, epoch: 1 });
  });
  it("carries the words of its right choice, whatever letter a run gave it", async () => {
    const shuffled = [
      sample("a", "C", { target: "A", choices: ["Paris", "Rome"] }),
      sample("b", "C", { target: "B", choices: ["Rome", "Paris"] }),
    ];
    const { records } = await readFiles({ "log.json": jsonLog(shuffled) }, inspectJson);
    expect(records.map(({ marks }) => marks?.target)).toEqual(['["Paris"]', '["Paris"]']);
  });
});
