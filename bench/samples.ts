/**
 * How long samples take to be read, counted and kept for publishing, and how much memory. Made experiments of 100,000
 * samples with texts of about 1 kB, in three shapes; or the report in a folder that is named.
 *
 *     node bench/samples.ts [--samples 100000] [--root folder]
 */
import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom } from "../src/lib/random.ts";

const { values } = parseArgs({
  options: {
    samples: { type: "string", default: "100000" },
    root: { type: "string" },
    /** Used by the bench itself: one build in a process of its own. */
    build: { type: "string" },
    texts: { type: "string" },
  },
});

function measure(name: string, root: string, texts = Number.POSITIVE_INFINITY): void {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      import.meta.filename,
      "--build",
      root,
      ...(Number.isFinite(texts) ? ["--texts", `${texts}`] : []),
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  console.log(`${name}: ${status === 0 ? stdout.trim() : "failed"}`);
}

/** A cold build up to what is kept, in this process alone. */
async function build(root: string, texts: number): Promise<void> {
  const { buildReport } = await import("../src/report/build.ts");
  const { silent } = await import("../src/report/effects.ts");
  const { sampleLimits } = await import("../src/report/samples/index.ts");
  const { withoutThreads } = await import("../src/report/threads/index.ts");
  rmSync(join(root, ".upheld", "experiments"), { recursive: true, force: true });
  const limits = Number.isNaN(texts) ? sampleLimits : { ...sampleLimits, shardsTexts: texts };
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const { report, samples } = await buildReport(root, silent, {
    samples: limits,
    threads: withoutThreads(silent),
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peak = process.resourceUsage().maxRSS / 1024;
  const forms = (report?.experiments ?? []).flatMap((e) => e.samples?.form ?? []);
  const files = Object.values(samples).flatMap((folder) =>
    filesIn(join(folder, "public")).map((file) => statSync(file).size),
  );
  const bytes = files.reduce((sum, size) => sum + size, 0);
  const work = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${seconds.toFixed(1)} s, ${work} s of work, ${Math.round(peak)} MB; ${forms.join(", ")}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, largest ${(Math.max(0, ...files) / 1e6).toFixed(2)} MB`,
  );
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

function writeReport(root: string, units: number, epochs: number): void {
  mkdirSync(join(root, "results/made"), { recursive: true });
  writeFileSync(join(root, "results/made/experiment.yaml"), manifest);
  const random = seededRandom(1);
  const handle = openSync(join(root, "results/made/samples.jsonl"), "w");
  for (let unit = 0; unit < units; unit++) {
    const lines: string[] = [];
    for (let epoch = 1; epoch <= epochs; epoch++) {
      // Units that are asked once are shared by no two arms.
      const arm = arms[(epochs === 1 ? unit : epoch) % arms.length];
      const text = answer(random);
      const right = random() < 0.5 ? 1 : 0;
      lines.push(
        JSON.stringify({
          arm,
          question: `question ${unit}`,
          epoch,
          prompt: `Say ${unit}.`,
          text,
          right,
        }),
      );
    }
    writeSync(handle, `${lines.join("\n")}\n`);
  }
  closeSync(handle);
}

const arms = ["plain", "taught", "warned", "asked"];

const manifest = `title: Made samples
design:
  unit: question
  factors:
    arm: { role: arm, baseline: plain, levels: { plain: Plain, taught: Taught, warned: Warned, asked: Asked } }
metrics:
  right: { label: Right answers, role: capability }
data:
  - files: samples.jsonl
    transcript: { user: prompt, assistant: text }
`;

/** Syllables of made words, so that texts pack about as well as those of models. */
const syllables = "ka ri to men su la pe dor ni ve ash ul".split(" ");
const words = Array.from({ length: 2000 }, (_, i) => {
  const [a, b, c] = [i % 12, Math.floor(i / 12) % 12, Math.floor(i / 144) % 12];
  return `${syllables[a]}${syllables[b]}${syllables[c]}`;
});

/** About a kilobyte. */
function answer(random: () => number): string {
  return Array.from(
    { length: 150 },
    () => words[Math.floor(random() ** 3 * words.length)] ?? "",
  ).join(" ");
}

if (values.build !== undefined) await build(values.build, Number(values.texts));
else if (values.root !== undefined) measure("this report", values.root);
else {
  const all = Number(values.samples);
  for (const { name, units, epochs, texts } of [
    { name: "2,000 units x 50", units: all / 50, epochs: 50 },
    { name: "100,000 units x 1", units: all, epochs: 1 },
    { name: "100,000 units x 1, Parquet", units: all, epochs: 1, texts: 1 },
  ]) {
    const root = mkdtempSync(join(tmpdir(), "upheld-bench-samples-"));
    try {
      writeReport(root, units, epochs);
      measure(name, root, texts);
    } finally {
      rmSync(root, { recursive: true });
    }
  }
}
