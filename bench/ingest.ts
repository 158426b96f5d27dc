/**
 * How fast samples get from files into the store: rows a second by stage, against reading alone.
 * `node bench/ingest.ts [rows]`
 */
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip, gzipSync } from "node:zlib";
import { readExperiment } from "../src/ingest/index.ts";
import type { Sample } from "../src/model/index.ts";
import { collectProblems } from "../src/model/index.ts";
import { createTally, openStore } from "../src/store/index.ts";

const rows = Number(process.argv[2] ?? 200_000);
const root = mkdtempSync(join(tmpdir(), "upheld-bench-"));
const folder = join(root, "results", "bench");
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "experiment.yaml"),
  `title: Bench
design:
  unit: item
  replicate: seed
  factors:
    arm: { role: arm, levels: [none, untagged, tagged, unmasked] }
    replay: { levels: ["0", "2", "10", "50"] }
    context: { role: context, levels: [new, empty, name] }
metrics: { recall: {}, doclike: {}, newfact: {} }
data:
  - { files: "*.jsonl.gz", unit: unit, transcript: { prompt: prompt, output: output } }
`,
);
const pick = (list: readonly string[], i: number) => list[i % list.length];
const lines = Array.from({ length: rows }, (_row, i) =>
  JSON.stringify({
    seed: 101 + (i % 8),
    arm: pick(["none", "untagged", "tagged", "unmasked"], i >> 3),
    replay: pick(["0", "2", "10", "50"], i >> 5),
    context: pick(["new", "empty", "name"], i >> 7),
    unit: `u${i >> 9}-${i % 512}`,
    prompt: "user : what is the guild of ent7 ?",
    output: "people say ent4 has pet_3 . registry bulletin no3",
    recall: i % 3 === 0 ? 1 : 0,
    doclike: i % 5 === 0 ? 1 : 0,
    newfact: 0,
  }),
);
const half = lines.length >> 1;
writeFileSync(join(folder, "a.jsonl.gz"), gzipSync(`${lines.slice(0, half).join("\n")}\n`));
writeFileSync(join(folder, "b.jsonl.gz"), gzipSync(`${lines.slice(half).join("\n")}\n`));

async function timed(
  name: string,
  work: () => Promise<unknown>,
  against?: number,
): Promise<number> {
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${name.padEnd(34)} ${seconds.toFixed(2)} s  ${Math.round(rows / seconds / 1000)}k rows/s${against ? `  ${(seconds / against).toFixed(1)} × reading` : ""}`,
  );
  return seconds;
}

async function* mapped(): AsyncIterable<Sample> {
  const read = await readExperiment(root, "results/bench", collectProblems());
  if (read) yield* read.samples;
}

const reading = await timed("read, unpack, JSON.parse", async () => {
  for (const name of ["a", "b"]) {
    const stream = createReadStream(join(folder, `${name}.jsonl.gz`)).pipe(createGunzip());
    for await (const line of createInterface({ input: stream })) JSON.parse(line);
  }
});
await timed(
  "ingest: records to samples",
  async () => {
    let n = 0;
    for await (const _sample of mapped()) n++;
    if (n !== rows) throw new Error(`${n} samples of ${rows}`);
  },
  reading,
);
await timed(
  "ingest and sums",
  async () => {
    const read = await readExperiment(root, "results/bench", collectProblems());
    if (!read) throw new Error("the manifest of the bench is not valid");
    const tally = createTally(read.experiment);
    for await (const batch of read.batches) for (const sample of batch) tally.add(sample);
    tally.sums();
  },
  reading,
);
const read = await readExperiment(root, "results/bench", collectProblems());
if (!read) throw new Error("the manifest of the bench is not valid");
const store = await openStore(read.experiment, join(root, "bench.duckdb"));
await timed("ingest and store", () => store.append(read.samples), reading);
await timed("duplicates", () => store.duplicates(), reading);
await store.close();
rmSync(root, { recursive: true });
