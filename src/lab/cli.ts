import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { engineInstalled } from "./engine/onnx-runtime.ts";
import { type ExperimentSpec, range } from "./experiments/experiment.ts";
import { experiments } from "./experiments/index.ts";
import { workFolder } from "./running/artifacts.ts";
import { type Plan, planOf, planText } from "./running/plan.ts";
import { rescore } from "./running/rescore.ts";
import { runSeeds } from "./running/run-seeds.ts";
import { writeResults, writeSpec } from "./running/write-results.ts";

interface Options {
  readonly quick: boolean;
  readonly spec: boolean;
  readonly rescore: boolean;
  readonly seeds?: readonly number[];
  readonly workers: number;
  readonly out?: string;
}

interface Job {
  readonly plan: Plan;
  readonly out: string;
}

const quickFolder = join(".upheld", "lab-quick");
const mostSeeds = 1000;

function seedsOf(text: string): readonly number[] {
  const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  if (first === undefined)
    throw new InvalidArgumentError("It takes a number or a range, like 101-110.");
  const [from, to] = [Number(first), Number(last)];
  if (to < from) throw new InvalidArgumentError(`The range ends before it begins: ${to}-${from}?`);
  if (to - from >= mostSeeds) throw new InvalidArgumentError(`At most ${mostSeeds} seeds.`);
  return range(from, to);
}

function workersOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new InvalidArgumentError("It takes a whole number from 1 to 64.");
  return count;
}

function experimentsOf(names: readonly string[]): readonly ExperimentSpec[] {
  const known = experiments.map((one) => one.id);
  const unknown = names.filter((name) => name !== "all" && !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `No experiment is called ${unknown.map((name) => `"${name}"`).join(", ")}. There are ${known.join(", ")}, and all.`,
    );
  return experiments.filter((one) => names.includes("all") || names.includes(one.id));
}

function jobOf(spec: ExperimentSpec, options: Options): Job {
  const plan = planOf(spec, options);
  const { seeds } = options;
  return {
    plan: seeds ? { ...plan, spec: { ...plan.spec, seeds } } : plan,
    out: join(options.out ?? (options.quick ? quickFolder : "results"), spec.id),
  };
}

/** A spec is frozen before its final run: neither a run nor another spec is written over it. */
function refuseOtherSpec({ plan, out }: Job, options: Options): void {
  const committed = join(out, "spec.json");
  if (options.quick && !options.out) return;
  if (!existsSync(committed) || readFileSync(committed, "utf8") === planText(plan)) return;
  if (options.spec && !existsSync(join(out, "samples"))) return;
  throw new Error(
    `${committed} was written for other arms, probes or seeds than this run has, and nothing is written over it. For an exploration choose another folder with --out; to freeze a new spec on purpose, move this folder away first.`,
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(
      `${folder} cannot be made (${(error as Error).message}): name a folder that can be written with --out.`,
    );
  }
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
  if (done.status !== 0) throw new Error("npm ci in src/lab failed; nothing was run.");
}

async function run({ plan, out }: Job, { workers }: Options): Promise<void> {
  const begun = Date.now();
  const folder = join(".upheld", "lab");
  const results = await runSeeds(plan, { folder, workers });
  const wallSeconds = (Date.now() - begun) / 1000;
  writeResults(plan, results, {
    folder: workFolder(folder, (text) => process.stderr.write(`${text}\n`)),
    out,
    wallSeconds,
  });
  process.stdout.write(`Wrote ${out} after ${Math.round(wallSeconds)} s.\n`);
}

function scoreAgain({ plan, out }: Job): void {
  const changed = [...rescore(plan, out)].map(([metric, scores]) => `${metric} ${scores}`);
  process.stdout.write(`Scored ${out} again; changed: ${changed.join(", ") || "nothing"}.\n`);
}

async function lab(names: readonly string[], options: Options): Promise<void> {
  const jobs = experimentsOf(names).map((spec) => jobOf(spec, options));
  // What would fail after hours of training fails now.
  for (const job of jobs) refuseOtherSpec(job, options);
  if (!options.rescore) for (const job of jobs) makeFolder(job.out);
  if (!options.spec && !options.rescore) installEngine();
  for (const job of jobs) {
    if (options.spec) {
      writeSpec(job.plan, job.out);
      process.stdout.write(`Wrote ${join(job.out, "spec.json")}.\n`);
    } else if (options.rescore) scoreAgain(job);
    else await run(job, options);
  }
}

process.once("SIGINT", () => {
  process.stderr.write("\nStopped. Finished arms are kept; the same command resumes.\n");
  // An ordinary exit would end the workers inside native code, which aborts with a trace.
  process.kill(process.pid, "SIGKILL");
});

try {
  await new Command("npm run lab --")
    .description(
      "Trains, samples and scores, and writes results. Ctrl-C loses at most the arm that each worker is training; the same command resumes.",
    )
    .argument("<experiment...>", `${experiments.map((one) => one.id).join(", ")}, or all`)
    .option("--seeds <a-b>", "seeds to run (default: those of the spec)", seedsOf)
    .option("--quick", `every arm in miniature, seeds 0 and 1, into ${quickFolder}/`, false)
    .option("--spec", "write spec.json and experiment.yaml only, before a final run", false)
    .option("--rescore", "score the samples that are there again, and train nothing", false)
    .option("--workers <n>", "seeds at a time", workersOf, 2)
    .option("--out <dir>", "where the experiment's folder is written (default: results)")
    .action(lab)
    .parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  // Workers that still train would hold the process.
  process.exit(1);
}
