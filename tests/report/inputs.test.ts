import crypto from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { publish } from "../../src/report/publish.ts";
import { answers, emptyFolder, write, writeSmallReport } from "../cli/small-report.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

function newRoot(): string {
  const root = emptyFolder("inputs");
  roots.push(root);
  return root;
}

/** Publishes with a page of its own, so that nothing is drawn. */
const publishPlainly = (root: string) =>
  publish({
    root,
    out: join(root, "dist"),
    force: false,
    draft: false,
    effects: silent,
    render: ({ pages }) => pages.write("index.html", "<p>a page"),
  });

/** Runs something and counts how often so many bytes at once are hashed. */
async function hashesOf(bytes: number, run: () => Promise<unknown>): Promise<number> {
  const hash = Object.getPrototypeOf(crypto.createHash("sha256"));
  const { update } = hash;
  let times = 0;
  hash.update = function (data: { readonly length: number }, ...more: unknown[]) {
    if (data.length === bytes) times++;
    return update.call(this, data, ...more);
  };
  try {
    await run();
  } finally {
    hash.update = update;
  }
  return times;
}

const harness = {
  manifest: `title: Two models
design:
  unit: doc_id
  factors:
    model: { role: arm, baseline: small, levels: [small, large] }
metrics:
  acc: { kind: binary }
data:
  - files: samples_*.jsonl
    unit: doc_id
    factors: { model: run.model_name }
`,
  samples: (right: number) =>
    Array.from(
      { length: 10 },
      (_, i) =>
        `{"doc_id": ${i}, "doc": {"q": ${i}}, "target": "a", "arguments": [["q", {}]], "resps": [["a"]], "filtered_resps": ["a"], "acc": ${i < right ? 1 : 0}}\n`,
    ).join(""),
  results: (model: string) =>
    JSON.stringify({
      results: { quiz: { "acc,none": 0.5, "acc_stderr,none": 0.1 } },
      model_name: model,
    }),
};

describe("the inputs of a report", () => {
  it("are hashed once a build, each of them", async () => {
    const root = newRoot();
    writeSmallReport(root);
    const data = `${answers(36)}${Array.from({ length: 4001 }, (_, i) => `r${i},plain,${i % 2}\n`).join("")}`;
    write(root, "results/twelve/answers.csv", data);
    write(root, "public/notes.txt", "n".repeat(54_321));
    const size = Buffer.byteLength(data);
    expect(await hashesOf(size, () => publishPlainly(root))).toBe(1);
    expect(await hashesOf(size, () => publishPlainly(root))).toBe(1);
    expect(await hashesOf(54_321, () => publishPlainly(root))).toBe(1);
    // A file that somebody touched where it was published is hashed there as well: it may hold other bytes.
    utimesSync(join(root, "dist/notes.txt"), new Date(0), new Date(0));
    expect(await hashesOf(54_321, () => publishPlainly(root))).toBe(2);
  });

  it("include files that are read beside the matched ones: a changed companion changes the number", async () => {
    const root = newRoot();
    const folder = "results/models";
    write(root, `${folder}/experiment.yaml`, harness.manifest);
    for (const [time, right, model] of [
      ["2026-01-01T00-00-00.000001", 9, "small"],
      ["2026-01-02T00-00-00.000001", 2, "large"],
    ] as const) {
      write(root, `${folder}/samples_quiz_${time}.jsonl`, harness.samples(right));
      write(root, `${folder}/results_${time}.json`, harness.results(model));
    }
    const values = async () => {
      const { report, problems } = await buildReport(root, silent);
      expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
      return report?.experiments[0]?.estimates.map(({ of, value }) => [of.model?.[0], value]);
    };
    expect(await values()).toEqual([
      ["small", 0.9],
      ["large", 0.2],
    ]);
    write(root, `${folder}/results_2026-01-01T00-00-00.000001.json`, harness.results("large"));
    write(root, `${folder}/results_2026-01-02T00-00-00.000001.json`, harness.results("small"));
    expect(await values()).toEqual([
      ["small", 0.2],
      ["large", 0.9],
    ]);
  });

  it("include files elsewhere that a manifest names", async () => {
    const root = newRoot();
    writeSmallReport(root);
    mkdirSync(join(root, "raw"));
    write(root, "raw/answers.csv", answers(36));
    rmSync(join(root, "results/twelve/answers.csv"));
    const manifest = join(root, "results/twelve/experiment.yaml");
    const text = readFileSync(manifest, "utf8").replace("answers.csv", "../../raw/answers.csv");
    writeFileSync(manifest, text);
    expect((await publishPlainly(root)).unchanged).toBe(false);
    expect((await publishPlainly(root)).unchanged).toBe(true);
    write(root, "raw/answers.csv", answers(38));
    expect((await publishPlainly(root)).unchanged).toBe(false);
    const { report } = await buildReport(root, silent);
    expect(report?.experiments[0]?.estimates.map(({ value }) => value)).toEqual([0.25, 0.95]);
    expect(report?.provenance.files.map(({ path }) => path)).toContain("raw/answers.csv");
  });

  it("count by their bytes: a touched file is an unchanged file", async () => {
    const root = newRoot();
    writeSmallReport(root);
    await publishPlainly(root);
    utimesSync(join(root, "results/twelve/answers.csv"), 1, 1);
    expect((await publishPlainly(root)).unchanged).toBe(true);
  });

  it("are refused, and nothing is kept of them, where one is written to while it is read", async () => {
    const root = newRoot();
    writeSmallReport(root);
    const file = join(root, "results/twelve/answers.csv");
    let told = false;
    const progress = (step: string) => {
      if (told || !step.startsWith("read ")) return;
      told = true;
      appendFileSync(file, "q99,plain,1\n");
    };
    const first = await buildReport(root, { progress });
    expect(first.report).toBeNull();
    expect(first.problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { rule: "file-is-complete", place: { file: "results/twelve/answers.csv" } },
    ]);
    const second = await buildReport(root, silent);
    expect(second.report?.experiments[0]?.counts.samples).toBe(81);
  });

  it("make the same report again where any file of .upheld/ is cut or emptied", async () => {
    const root = newRoot();
    writeSmallReport(root);
    const query =
      "\n```sql\nselect arm, count(*) as n from observations group by arm order by arm\n```\n";
    appendFileSync(join(root, "content/teaching.md"), query);
    const whole = JSON.stringify((await buildReport(root, silent)).report);
    await publishPlainly(root);
    const kept = () =>
      (readdirSync(join(root, ".upheld"), { recursive: true, encoding: "utf8" }) as string[])
        .map((name) => join(root, ".upheld", name))
        .filter((path) => statSync(path).isFile());
    expect(kept().length).toBeGreaterThan(5);
    for (const share of [0, 0.5]) {
      for (const path of kept()) {
        truncateSync(path, Math.floor(share * statSync(path).size));
        // What the pages were made from is not asked again while they are known: they are forgotten for the test.
        for (const page of kept().filter((p) => p.includes("notebook-"))) rmSync(page);
        expect(JSON.stringify((await buildReport(root, silent)).report), path).toBe(whole);
        expect((await publishPlainly(root)).problems.filter((p) => p.severity === "error")).toEqual(
          [],
        );
      }
    }
  }, 60_000);
});
