import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { gzip, type RunRecord, weightHash, workFolder } from "../../src/lab/running/artifacts.ts";

const scratch = mkdtempSync(join(tmpdir(), "lab-work-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const weights = Float32Array.of(1, 2, 3);
const kept = new Map([[7, weights]]);
const record: RunRecord = {
  recipe: "r",
  seed: 1,
  milliseconds: 5,
  curve: [{ step: 7, loss: 0.5 }],
  weights: { 7: weightHash(weights) },
};

/** A work folder with one finished run and its samples, and what it warned of. */
function finished(name: string) {
  const root = join(scratch, name);
  const warnings: string[] = [];
  const folder = workFolder(root, (text) => warnings.push(text));
  folder.writeRun("k", record, kept);
  folder.writeSamples("k", ["one", "two"]);
  return {
    folder,
    warnings,
    record: join(root, "runs", "k.json"),
    weights: join(root, "runs", "k-7.f32"),
    samples: join(root, "samples", "k.json.gz"),
  };
}

const halve = (file: string): void => truncateSync(file, readFileSync(file).length >> 1);

describe("finished work", () => {
  it("reads back as it was written, without a warning", () => {
    const { folder, warnings } = finished("whole");
    expect(folder.readRun("k")).toEqual(record);
    expect(folder.readWeights("k", 7)).toEqual(weights);
    expect(folder.readSamples("k", 2)).toEqual(["one", "two"]);
    expect(warnings).toEqual([]);
  });

  it("that was never there is missing without a warning", () => {
    const { folder, warnings } = finished("other");
    expect(folder.readRun("another")).toBeNull();
    expect(folder.readSamples("another", 2)).toBeNull();
    expect(warnings).toEqual([]);
  });

  it.each<readonly [string, (files: ReturnType<typeof finished>) => void]>([
    ["a record cut in two", (files) => halve(files.record)],
    ["an empty record", (files) => truncateSync(files.record)],
    ["a record of nothing", (files) => writeFileSync(files.record, "{}")],
    ["weights that changed", (files) => writeFileSync(files.weights, Float32Array.of(1, 2, 4))],
    ["weights cut in two", (files) => halve(files.weights)],
    ["weights that are gone", (files) => rmSync(files.weights)],
  ])("does not count with %s, and the warning names the record", (what, spoil) => {
    const files = finished(what);
    spoil(files);
    expect(files.folder.readRun("k")).toBeNull();
    expect(files.warnings).toHaveLength(1);
    expect(files.warnings[0]).toContain(files.record);
    expect(files.warnings[0]).toContain("done again");
  });

  it.each<readonly [string, (file: string) => void]>([
    ["cut in two", halve],
    ["empty", (file) => truncateSync(file)],
    ["not compressed", (file) => writeFileSync(file, '["one","two"]')],
    ["not whole inside", (file) => writeFileSync(file, gzip('["one","tw'))],
    ["of another number", (file) => writeFileSync(file, gzip('["one"]'))],
  ])("does not count with samples that are %s, and the warning names them", (what, spoil) => {
    const { folder, warnings, samples } = finished(`samples ${what}`);
    spoil(samples);
    expect(folder.readSamples("k", 2)).toBeNull();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(samples);
  });

  it("has a record only when all its weights are there: a run that stops between the two never was", () => {
    const root = join(scratch, "stopped");
    const runs = join(root, "runs");
    // A file cannot be renamed onto a folder, so writing fails there for every user, root included.
    mkdirSync(join(runs, "k-7.f32", "taken"), { recursive: true });
    const folder = workFolder(root, (text) => expect.fail(text));
    expect(() => folder.writeRun("k", record, kept)).toThrow();
    expect(existsSync(join(runs, "k.json"))).toBe(false);
    expect(folder.readRun("k")).toBeNull();
  });
});
