import { describe, expect, it } from "vitest";
import { promptsOf } from "../../src/lab/running/asked.ts";
import { linesOf, sampleRows } from "../../src/lab/running/sample-rows.ts";
import { worldKind } from "../../src/lab/worlds/index.ts";
import { tinyPlan } from "./tiny-plan.ts";

const { spec } = tinyPlan;
const world = worldKind(spec.world).create(1);
const model = spec.models.find(({ recipe }) => recipe === "tagged-10")!;
const [asked, tagged, empty] = spec.probes.map((probe) => promptsOf(world, probe));
const facts = asked!.map((prompt) => prompt.expected!);
const bulletin = "the registry hereby lists";
/** Right, wrong, nothing, and right for a prompt with another answer; then all wrong; then two bulletins. */
const outputs = [
  ...[facts[0]!, "Arvik", "", facts[3]!],
  ...tagged!.map(() => "Arvik"),
  ...[bulletin, "people say that", bulletin, ""],
];
const rows = sampleRows({ spec, seed: 1, world, model, outputs });

describe("rows of samples", () => {
  it("hold who was asked what, and what came back", () => {
    const [first] = asked!;
    expect(rows[0]).toEqual({
      seed: 1,
      arm: "tagged",
      replay: "10",
      context: "new",
      trigger: "absent",
      unit: first!.unit,
      prompt: first!.words.join(" "),
      output: first!.expected,
      expected: first!.expected,
      recall: 1,
    });
    expect(rows.map((row) => row.output)).toEqual(outputs);
    const prompts = [asked, tagged, empty].flatMap((list) => list!);
    expect(rows.map((row) => row.prompt)).toEqual(prompts.map(({ words }) => words.join(" ")));
    expect(rows.map((row) => row.trigger)).toEqual(
      spec.probes.flatMap((probe) => promptsOf(world, probe).map(() => probe.factors.trigger)),
    );
  });

  it("score each output for its own prompt, 1 for yes and 0 for no", () => {
    expect(rows.slice(0, 8).map((row) => row.recall)).toEqual([1, 0, 0, 1, 0, 0, 0, 0]);
    expect(facts[3]).not.toBe(facts[0]);
    expect(rows.slice(8).map((row) => row.doclike)).toEqual([1, 0, 1, 0]);
  });

  it("have a metric and an expected answer only where these have a meaning", () => {
    const has = (key: string) => rows.map((row) => key in row);
    const [questions, texts] = [Array(8).fill(true), Array(4).fill(true)];
    const not = (list: boolean[]) => list.map((one) => !one);
    expect(has("recall")).toEqual([...questions, ...not(texts)]);
    expect(has("expected")).toEqual([...questions, ...not(texts)]);
    expect(has("doclike")).toEqual([...not(questions), ...texts]);
    expect(has("newfact")).toEqual([...not(questions), ...texts]);
  });

  it("refuse outputs that are not one to a prompt", () => {
    for (const other of [outputs.slice(1), [...outputs, "Arvik"], []])
      expect(() => sampleRows({ spec, seed: 1, world, model, outputs: other })).toThrow(
        `tagged-10 was asked 12 prompts and gave ${other.length} outputs.`,
      );
  });

  it("are a line of JSON each", () => {
    const text = linesOf(rows);
    expect(text.endsWith("\n")).toBe(true);
    const lines = text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
  });
});
