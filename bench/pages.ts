/**
 * How long a report takes to build: cold, after one notebook's text, one row or nothing changed; and its peak memory.
 *
 *     node bench/pages.ts [--notebooks 30] [--figures 6] [--rows 50000] [--rounds 3]
 *                         [--against <other checkout>] [--framework <folder>]
 *
 * Each build is a process of its own, of the program as npm installs it (`npm pack` writes `compiled/` into this
 * checkout). What it is held against builds the same in turn, and ratios of ours to its stand beside; a commit that
 * cannot be packed so runs from its sources, and needs its node_modules. Work and memory are those of the process
 * itself: what Framework's loaders and esbuild take is not in them. Leave the machine alone meanwhile: 30 notebooks with
 * two others take a minute a round, 300 alone a minute and a half. For Framework, `npm install @observablehq/framework@1.13.4 @observablehq/plot@0.6.17`
 * in an empty folder and name that.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Program } from "./pages/programs.ts";
import { framework, upheld } from "./pages/programs.ts";

const { values } = parseArgs({
  options: {
    notebooks: { type: "string", default: "30" },
    figures: { type: "string", default: "6" },
    rows: { type: "string", default: "50000" },
    rounds: { type: "string", default: "3" },
    against: { type: "string" },
    framework: { type: "string" },
  },
});
const size = {
  notebooks: Number(values.notebooks),
  figures: Number(values.figures),
  rows: Number(values.rows),
  experiments: 5,
};

interface Taken {
  readonly milliseconds: number;
  /** Work of all threads: on a machine that others use, it says more than the clock. Work of child processes is not in it. */
  readonly cpu: number;
  readonly megabytes: number;
}

const base = mkdtempSync(join(tmpdir(), "upheld-bench-"));

/** Has a process say, when it ends, what it used. */
const noteUse = `data:text/javascript,import { writeFileSync } from "node:fs"; import { isMainThread } from "node:worker_threads"; if (isMainThread) process.on("exit", () => writeFileSync(process.env.BENCH_USE, JSON.stringify(process.resourceUsage())));`;

function build({ name, root, command }: Program): Taken {
  const use = join(base, "use");
  const started = performance.now();
  const done = spawnSync(process.execPath, ["--import", noteUse, ...command], {
    cwd: root,
    env: { ...process.env, BENCH_USE: use, OBSERVABLE_TELEMETRY_DISABLE: "true" },
    encoding: "utf8",
  });
  const milliseconds = performance.now() - started;
  if (done.status !== 0) throw new Error(`${name} failed:\n${done.stdout}${done.stderr}`);
  const used = JSON.parse(readFileSync(use, "utf8")) as NodeJS.ResourceUsage;
  const cpu = (used.userCPUTime + used.systemCPUTime) / 1000;
  return { milliseconds, cpu, megabytes: used.maxRSS / 1024 };
}

/** What is done to a report before each build. */
const changes: readonly (readonly [string, (program: Program, round: number) => void])[] = [
  ["cold", (program) => program.forget()],
  ["one text touched", (program, round) => program.touchText(round)],
  ["one row touched", (program, round) => program.touchRow(round)],
  ["nothing changed", () => {}],
];

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
};

const programs: readonly Program[] = [
  await upheld("Upheld", join(import.meta.dirname, ".."), join(base, "own"), size),
  ...(values.against
    ? [await upheld("other", resolve(values.against), join(base, "other"), size)]
    : []),
  ...(values.framework
    ? [framework(resolve(values.framework), join(base, "framework"), size)]
    : []),
];
// What a program keeps of itself, such as compiled code, it keeps from its first build on.
for (const program of programs) build(program);
const taken = new Map<string, Taken[][]>(changes.map(([name]) => [name, programs.map(() => [])]));
for (let round = 0; round < Number(values.rounds); round++)
  for (const [name, change] of changes)
    for (const [p, program] of programs.entries()) {
      change(program, round);
      taken.get(name)?.[p]?.push(build(program));
    }
rmSync(base, { recursive: true, force: true });

console.log(
  `${size.notebooks} notebooks of ${size.figures} figures, ${size.rows} rows; median of ${values.rounds}`,
);
const of = (list: readonly Taken[], what: keyof Taken) => median(list.map((t) => t[what]));
for (const [name, lists] of taken)
  for (const [p, list] of lists.entries()) {
    const said = `${of(list, "milliseconds").toFixed(0).padStart(7)} ms ${of(list, "cpu").toFixed(0).padStart(7)} ms of work ${of(list, "megabytes").toFixed(0).padStart(5)} MB`;
    const ratio = (what: keyof Taken) => (of(lists[0] ?? [], what) / of(list, what)).toFixed(2);
    const beside =
      p === 0
        ? ""
        : `   ours to its: clock ${ratio("milliseconds")}, work ${ratio("cpu")}, memory ${ratio("megabytes")}`;
    console.log(`${name.padEnd(18)}${(programs[p]?.name ?? "").padEnd(11)}${said}${beside}`);
  }
