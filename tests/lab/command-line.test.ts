import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { experiments } from "../../src/lab/experiments/index.ts";
import { tag } from "../../src/lab/experiments/tag.ts";
import { gunzip, gzip } from "../../src/lab/running/artifacts.ts";
import { planOf, planText } from "../../src/lab/running/plan.ts";
import { linesOf, sampleRows } from "../../src/lab/running/sample-rows.ts";
import { worldKind } from "../../src/lab/worlds/index.ts";
import { write } from "../cli/small-report.ts";
import { filesIn } from "./written-results.ts";

const program = join(import.meta.dirname, "..", "..", "src", "lab", "cli.ts");
const scratch = mkdtempSync(join(tmpdir(), "lab-command-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Calls the lab in a folder; a call that trains by mistake is stopped. */
function lab(root: string, args: readonly string[]) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1" },
      timeout: 10_000,
      killSignal: "SIGKILL",
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.on("data", (chunk) => out.push(String(chunk)));
    child.stderr.on("data", (chunk) => err.push(String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out: out.join(""), err: err.join("") }));
  });
}

let folders = 0;
/** A folder of its own with these files. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  folders += 1;
  const root = join(scratch, String(folders));
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return root;
}

/** Every file and folder below a folder, with what is in it. */
const contents = (root: string) =>
  (readdirSync(root, { recursive: true, encoding: "utf8" }) as string[]).sort().map((name) => {
    const path = join(root, name);
    return [name, statSync(path).isFile() ? readFileSync(path).toString("base64") : "folder"];
  });

/** One line that says what to do instead of a trace, an exit code for scripts, and every file as it was. */
async function expectRefusal(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  message: RegExp | string,
) {
  const root = folderWith(files);
  const before = contents(root);
  const { code, out, err } = await lab(root, args);
  expect(err.trim()).toMatch(message);
  expect(err.trim()).not.toContain("\n");
  expect(err).not.toMatch(/^ {4}at /m);
  expect(out).toBe("");
  expect(code).toBe(1);
  expect(contents(root)).toEqual(before);
}

const ids = experiments.map(({ id }) => id).join(", ");

describe.concurrent("a call that cannot be meant", () => {
  it.each<readonly [string, RegExp | string]>([
    ["lab-tag --workers 0", /--workers <n>.*a whole number from 1 to 64/],
    ["lab-tag --workers x", /--workers <n>.*a whole number from 1 to 64/],
    ["lab-tag --seeds 5-1", /--seeds <a-b>.*1-5\?/],
    ["lab-tag --seeds abc", /--seeds <a-b>.*a number or a range, like 101-110/],
    ["lab-tag --seeds 1-5000", /--seeds <a-b>.*At most 1000 seeds/],
    ["lab-tag --foo", "unknown option '--foo'"],
    ["lab-tag lab-tga --spec", `No experiment is called "lab-tga". There are ${ids}, and all.`],
    ["--quick", "missing required argument 'experiment'"],
  ])("is refused with what could be meant: %s", async (call, message) => {
    await expectRefusal({}, call.split(" "), message);
  });

  it("is refused where the place for results is a file, which is named", async () => {
    const message = /^here.lab-tag cannot be made .* with --out\.$/;
    await expectRefusal({ here: "kept" }, ["lab-tag", "--out", "here"], message);
  });

  it("is refused where there is nothing to score again", async () => {
    const message = /^r.lab-tag.samples.seed-201\.jsonl\.gz is not there: run the experiment first/;
    await expectRefusal({}, ["lab-tag", "--rescore", "--out", "r"], message);
  });
});

const other = { "r/lab-tag/spec.json": "{}\n", "r/lab-tag/samples/seed-201.jsonl.gz": "kept" };
const refused = /spec\.json was written for other .*--out.*move this folder away/;

describe.concurrent("a folder of another spec", () => {
  it.each([
    "lab-tag --out r",
    "lab-tag --spec --out r",
    "lab-tag --quick --out r",
    "lab-tag --rescore --out r",
  ])("is not written over by %s", async (call) => {
    await expectRefusal(other, call.split(" "), refused);
  });

  it("is not written over in the folder of results either", async () => {
    const files = { "results/lab-tag/spec.json": planText(planOf(tag, { quick: true })) };
    await expectRefusal(files, ["lab-tag"], refused);
  });
});

describe.concurrent("freezing a spec", () => {
  it("writes spec and manifest, and writes them over a spec that has no samples yet", async () => {
    const root = folderWith({ "results/lab-tag/spec.json": "{}\n" });
    const { code, out, err } = await lab(root, ["lab-tag", "--spec"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(`Wrote ${join("results", "lab-tag", "spec.json")}.\n`);
    expect(filesIn(root)).toEqual(
      ["experiment.yaml", "spec.json"].map((name) => join("results", "lab-tag", name)),
    );
    const written = readFileSync(join(root, "results", "lab-tag", "spec.json"), "utf8");
    expect(written).toBe(planText(planOf(tag, { quick: false })));
  });

  it("is allowed again beside samples of the same spec", async () => {
    const plan = planOf(tag, { quick: false });
    const root = folderWith({
      "r/lab-tag/spec.json": planText({ ...plan, spec: { ...plan.spec, seeds: [7, 8] } }),
      "r/lab-tag/samples/seed-7.jsonl.gz": "kept",
    });
    const before = contents(root);
    const args = ["lab-tag", "--spec", "--seeds", "7-8", "--out", "r"];
    const { code, err } = await lab(root, args);
    expect([code, err]).toEqual([0, ""]);
    expect(contents(root)).toEqual(expect.arrayContaining(before));
  });
});

describe.concurrent("scoring again", () => {
  it("says how many scores changed, and neither trains nor writes anything else", async () => {
    const plan = planOf(tag, { quick: true });
    const spec = { ...plan.spec, seeds: [3] };
    const world = worldKind(spec.world).create(3);
    const asked = spec.probes.reduce((sum, probe) => sum + probe.count, 0);
    const outputs = Array<string>(asked).fill("people");
    const rows = spec.models.flatMap((model) =>
      sampleRows({ spec, seed: 3, world, model, outputs }),
    );
    const tampered = rows.map((row, i) => (i === 5 ? { ...row, recall: 1 } : row));
    const samples = join("r", "lab-tag", "samples", "seed-3.jsonl.gz");
    const root = folderWith({
      "r/lab-tag/spec.json": planText({ ...plan, spec }),
      [samples]: gzip(linesOf(tampered)),
    });
    const before = contents(root);
    const args = ["lab-tag", "--rescore", "--quick", "--seeds", "3", "--out", "r"];
    const { code, out, err } = await lab(root, args);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(`Scored ${join("r", "lab-tag")} again; changed: recall 1.\n`);
    expect(gunzip(join(root, samples))).toBe(linesOf(rows));
    const others = (list: typeof before) => list.filter(([name]) => name !== samples);
    expect(others(contents(root))).toEqual(others(before));
  });
});
