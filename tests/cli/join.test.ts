import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newExperiment } from "../../src/cli/new-experiment.ts";
import { readExperiment } from "../../src/ingest/index.ts";
import type { Sample } from "../../src/model/index.ts";
import { collectProblems } from "../../src/model/index.ts";
import { answered, madeLog } from "./made-log.ts";
import { emptyFolder, write } from "./small-report.ts";

let root = "";
let source = "";
let said: string[] = [];
beforeEach(() => {
  root = emptyFolder("join-root");
  source = emptyFolder("join-source");
  said = [];
  for (const stream of ["log", "error"] as const) {
    vi.spyOn(console, stream).mockImplementation((...words) => void said.push(words.join(" ")));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of [root, source]) rmSync(folder, { recursive: true, force: true });
});

interface Joining {
  readonly add?: boolean;
  readonly replace?: boolean;
}

function give(files: Readonly<Record<string, string>>, how: Joining = {}): Promise<number> {
  for (const [name, text] of Object.entries(files)) write(source, name, text);
  said = [];
  const paths = Object.keys(files).map((name) => join(source, name));
  return newExperiment(root, paths, { name: "made", ...how });
}

const manifest = () => readFileSync(join(root, "results/made/experiment.yaml"), "utf8");
const filesThere = () => readdirSync(join(root, "results/made")).sort();

async function samples(): Promise<readonly Sample[]> {
  const problems = collectProblems();
  const read = await readExperiment(root, "results/made", problems);
  const found: Sample[] = [];
  for await (const sample of read?.samples ?? []) found.push(sample);
  expect(problems.list.filter((p) => p.severity === "error")).toEqual([]);
  return found;
}

/** Eight questions under each arm, of which the first are right. */
function table(right: Readonly<Record<string, number>>, questions = 8): string {
  const rows = Object.entries(right).flatMap(([arm, count]) =>
    Array.from({ length: questions }, (_q, i) => `q${i},${arm},${i < count ? 1 : 0},${arm} ${i}`),
  );
  return `${["question,arm,correct,note", ...rows].join("\n")}\n`;
}
const oneArm = (count: number) =>
  `question,correct\n${Array.from({ length: 8 }, (_q, i) => `q${i},${i < count ? 1 : 0}`).join("\n")}\n`;

describe("new experiment --add", () => {
  it("takes a rerun under the same name as a second draw of the same questions, and says so", async () => {
    await give({ "run.csv": table({ base: 2, sdf: 5 }) });
    expect(
      await give({ "run.csv": table({ base: 3, sdf: 4 }) }, { add: true }),
      said.join("\n"),
    ).toBe(0);
    expect(filesThere()).toEqual(["experiment.yaml", "run.csv", "run_2.csv"]);
    const found = await samples();
    expect(found).toHaveLength(32);
    expect(new Set(found.map(({ epoch }) => epoch))).toEqual(new Set([1, 2]));
    expect(said.join("\n")).toContain("condition arm=base: 8 samples before, 16 samples now");
  });

  it("declares the level that a new arm brings, and keeps the author's words", async () => {
    await give({ "run.csv": table({ base: 2, sdf: 5 }) });
    const own = `# By hand: keep me.\n${manifest().replace("label: Correct", "label: Right answers # mine")}`;
    write(root, "results/made/experiment.yaml", own);
    expect(await give({ "more.csv": table({ persona: 7 }) }, { add: true }), said.join("\n")).toBe(
      0,
    );
    expect(manifest()).toContain("# By hand: keep me.");
    expect(manifest()).toContain("label: Right answers # mine");
    expect(said.join("\n")).toContain("level arm=persona: new");
    expect((await samples()).filter(({ condition }) => condition.arm === "persona")).toHaveLength(
      8,
    );
  });

  it("takes a file for a new arm where files are arms", async () => {
    await give({ "base.csv": oneArm(2), "tuned.csv": oneArm(6) });
    expect(await give({ "persona.csv": oneArm(7) }, { add: true }), said.join("\n")).toBe(0);
    const levels = new Set((await samples()).map(({ condition }) => condition.file));
    expect(levels).toEqual(new Set(["base", "tuned", "persona"]));
  });

  it("counts the epochs of a second log on from those of the first", async () => {
    await give({ "one.json": madeLog({ samples: answered(6, 2) }) });
    const again = madeLog({ samples: answered(6, 4) });
    expect(await give({ "two.json": again }, { add: true }), said.join("\n")).toBe(0);
    expect((await samples()).map(({ epoch }) => epoch).sort()).toEqual([
      ...Array(6).fill(1),
      ...Array(6).fill(2),
    ]);
    expect(said.join("\n")).toContain("taken as a second draw");
  });

  it("changes nothing where the outcome would not pass", async () => {
    await give({ "run.csv": table({ base: 2, sdf: 5 }) });
    const before = manifest();
    expect(await give({ "copy.csv": table({ base: 2, sdf: 5 }) }, { add: true })).toBe(1);
    expect(manifest()).toBe(before);
    expect(filesThere()).toEqual(["experiment.yaml", "run.csv"]);
    expect(said.join("\n")).toMatch(/expected[\s\S]*Nothing was changed/);
  });

  it("says that there is nothing to add to", async () => {
    expect(await give({ "run.csv": table({ base: 2 }) }, { add: true })).toBe(1);
    expect(said.join("\n")).toContain("nothing to add to");
  });
});

describe("new experiment --add, of a file that fits nothing", () => {
  it("says that its samples count nowhere", async () => {
    await give({ "t.csv": table({ base: 2, tuned: 5 }) });
    const other = `question,arm,right\n${Array.from({ length: 8 }, (_q, i) => `q${i},other,${i % 2}`).join("\n")}\n`;
    expect(await give({ "other.csv": other }, { add: true })).toBe(0);
    expect(said.join("\n")).toMatch(
      /No record of this file has a score: its 8 samples count nowhere/,
    );
  });
});

describe("new experiment --replace", () => {
  it("puts a file in the place of the one of its name, and lists what changed", async () => {
    await give({ "run.csv": table({ base: 2, sdf: 5 }) });
    const code = await give({ "run.csv": table({ base: 2, persona: 5 }, 10) }, { replace: true });
    expect(code, said.join("\n")).toBe(0);
    expect(filesThere()).toEqual(["experiment.yaml", "run.csv"]);
    const text = said.join("\n");
    expect(text).toContain("level arm=persona: new");
    expect(text).toContain("level arm=sdf: no samples any more");
    expect(text).toContain("file results/made/run.csv: 16 samples before, 20 samples now");
  });

  it("tells a metric that vanishes, and puts everything back where the rest no longer reads", async () => {
    await give({ "run.csv": table({ base: 2, sdf: 5 }) });
    const before = readFileSync(join(root, "results/made/run.csv"), "utf8");
    const code = await give(
      { "run.csv": "question,arm,other\nq1,base,1\nq2,base,0\n" },
      { replace: true },
    );
    expect(code).toBe(1);
    expect(readFileSync(join(root, "results/made/run.csv"), "utf8")).toBe(before);
  });

  it("asks which file is meant where none has the name", async () => {
    await give({ "base.csv": oneArm(2), "tuned.csv": oneArm(6) });
    expect(await give({ "other.csv": oneArm(7) }, { replace: true })).toBe(1);
    expect(said.join("\n")).toMatch(
      /has no file of this name to replace[\s\S]*base\.csv, tuned\.csv/,
    );
  });
});
