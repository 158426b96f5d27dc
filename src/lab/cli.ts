import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { engineInstalled } from "./engine/onnx-runtime.ts";
import type { ExperimentSpec } from "./experiments/experiment.ts";
import { range } from "./experiments/experiment.ts";
import { experiments } from "./experiments/index.ts";
import { workFolder } from "./running/artifacts.ts";
import { planOf, planText } from "./running/plan.ts";
import { runSeeds } from "./running/run-seeds.ts";
import { writeResults, writeSpec } from "./running/write-results.ts";

const usage = `npm run lab -- <experiment|all> [options]

Experiments: ${experiments.map((one) => one.id).join(", ")}

  --seeds a-b    seeds to run (default: those of the spec)
  --quick        every arm in miniature, seeds 0 and 1, into .upheld/lab-quick/
  --spec         write spec.json and experiment.yaml only, before a final run
  --workers n    seeds at a time (default 2)
  --out dir      where the experiment's folder is written (default results)

Ctrl-C loses at most the arm in training; the same command resumes.
`;

interface Options {
  readonly quick: boolean;
  readonly specOnly: boolean;
  readonly seeds: readonly number[] | null;
  readonly workers: number;
  readonly out: string;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function seedsOf(text: string | undefined): readonly number[] | null {
  if (text === undefined) return null;
  const found = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (found === null) return fail(`--seeds takes a number or a range like 101-110, not "${text}".`);
  return range(Number(found[1]), Number(found[2] ?? found[1]));
}

function installEngine(): void {
  if (engineInstalled()) return;
  const folder = fileURLToPath(new URL(".", import.meta.url));
  process.stderr.write("The lab's engine is not installed yet: running npm ci in src/lab.\n");
  const done = spawnSync("npm", ["ci", "--prefix", folder], {
    stdio: "inherit",
    cwd: folder,
    shell: process.platform === "win32",
  });
  if (done.status !== 0) fail("npm ci in src/lab failed; nothing was run.");
}

async function runExperiment(spec: ExperimentSpec, options: Options): Promise<void> {
  const frozen = planOf(spec, options);
  const plan = options.seeds
    ? { ...frozen, spec: { ...frozen.spec, seeds: options.seeds } }
    : frozen;
  const out = join(options.out, spec.id);
  const committed = join(out, "spec.json");
  if (options.specOnly) {
    writeSpec(plan, out);
    process.stdout.write(`Wrote ${committed}.\n`);
    return;
  }
  if (!options.quick && existsSync(committed) && readFileSync(committed, "utf8") !== planText(plan))
    fail(
      `${committed} was written for other arms, probes or seeds than this run has. A spec is frozen before its final run: use --out for explorations, or --spec to freeze a new one on purpose.`,
    );
  installEngine();
  const begun = Date.now();
  const folder = join(".upheld", "lab");
  const results = await runSeeds(plan, { folder, workers: options.workers });
  const wallSeconds = (Date.now() - begun) / 1000;
  writeResults(plan, results, { folder: workFolder(folder), out, wallSeconds });
  process.stdout.write(`Wrote ${out} after ${Math.round(wallSeconds)} s.\n`);
}

process.once("SIGINT", () => {
  process.stderr.write("\nStopped. Finished arms are kept; the same command resumes.\n");
  // An ordinary exit would end the workers inside native code, which aborts with a trace.
  process.kill(process.pid, "SIGKILL");
});
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    spec: { type: "boolean", default: false },
    seeds: { type: "string" },
    workers: { type: "string", default: "2" },
    out: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const [wanted] = positionals;
if (values.help || wanted === undefined) {
  process.stdout.write(usage);
  process.exit(values.help ? 0 : 1);
}
const chosen = experiments.filter((one) => wanted === "all" || one.id === wanted);
if (chosen.length === 0) fail(`No experiment is called "${wanted}".\n\n${usage}`);
for (const spec of chosen)
  await runExperiment(spec, {
    quick: values.quick,
    specOnly: values.spec,
    seeds: seedsOf(values.seeds),
    workers: Number(values.workers),
    out: values.out ?? (values.quick ? join(".upheld", "lab-quick") : "results"),
  });
