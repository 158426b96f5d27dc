import { readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { seedOf } from "../../lib/random.ts";
import { stableJson } from "../../lib/stable-json.ts";
import type { Experiment } from "../../model/index.ts";
import { fileSlug } from "../../model/index.ts";
import { partOf, sha256 } from "../inputs/index.ts";
import type { Publisher, SampleKeeper, SampleLimits } from "../samples/index.ts";
import { createSampleKeeper, isComplete } from "../samples/index.ts";
import { slugsOfUnits } from "./unit-slugs.ts";

/** How samples are published, where they are. A plain value, for threads. */
export interface SamplesAsked {
  readonly canary: string | null;
  readonly limits: SampleLimits;
}

/** Whose samples are kept, and where. */
export interface SamplesTask {
  readonly root: string;
  readonly id: string;
  /** Hash of the bytes and the code that read them. */
  readonly key: string;
  /** null where nobody publishes them: `check` does not pay for it. */
  readonly samples: SamplesAsked | null;
}

/** Folder of what is published of an experiment's samples; null where nobody asks for it. */
export function samplesFolder({ root, id, key, samples }: SamplesTask): string | null {
  if (!samples) return null;
  const own = sha256(`${key}\n${stableJson(samples)}`);
  return join(root, ".upheld", "experiments", `${fileSlug(id)}-${own}${ending}`);
}

const ending = ".samples";
const unfinished = ".unfinished";

export function areSamplesKept(task: SamplesTask): boolean {
  const folder = samplesFolder(task);
  return folder === null || isComplete(folder);
}

/** What is in use is not old. */
export async function touchSamples(folder: string | null): Promise<void> {
  const now = new Date();
  if (folder !== null) await utimes(folder, now, now);
}

/** What of a summed experiment decides how its samples are published. */
export interface SummedUp {
  readonly units: readonly string[];
  readonly drawn: readonly { readonly unit: string }[];
}

/** A keeper that puts its folder in place when it is whole; null where nobody publishes the samples. */
export interface Keeping {
  readonly add: SampleKeeper["add"];
  keep(summed: SummedUp, publisher: Publisher | null): Promise<void>;
  /** To be called in the end, whether samples were kept or not. */
  close(): Promise<void>;
}

export function keepSamples(task: SamplesTask, experiment: Experiment): Keeping | null {
  const folder = samplesFolder(task);
  const { samples } = task;
  if (folder === null || !samples) return null;
  const part = `${partOf(folder)}${unfinished}`;
  const keeper = createSampleKeeper(experiment, part);
  return {
    add: keeper.add,
    async keep({ units, drawn }, publisher) {
      await keeper.keep({
        ...samples,
        seed: seedOf(task.id),
        drawn: new Set(drawn.map(({ unit }) => unit)),
        slugs: slugsOfUnits(units),
        keptBack: publisher?.keptBack() ?? [],
      });
      if (!areSamplesKept(task)) await rm(folder, { recursive: true, force: true });
      // Another build may have put the same there a moment ago.
      await rename(part, folder).catch((fault: unknown) => {
        if (!areSamplesKept(task)) throw fault;
      });
      await forgetSamples(task);
    },
    async close() {
      keeper.close();
      await rm(part, { recursive: true, force: true });
    },
  };
}

/** What was kept from other bytes stays for so long: a build beside this one may still read it. */
const keptMilliseconds = { whole: 5 * 60_000, unfinished: 24 * 60 * 60_000 };

async function forgetSamples(task: SamplesTask): Promise<void> {
  const own = samplesFolder(task) ?? "";
  const start = `${fileSlug(task.id)}-`;
  const parent = join(task.root, ".upheld", "experiments");
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name);
    const whole = name.endsWith(ending);
    if (!name.startsWith(start) || folder === own || !(whole || name.endsWith(unfinished)))
      continue;
    const found = await stat(folder).catch(() => null);
    const age = found ? Date.now() - found.mtimeMs : 0;
    if (age > keptMilliseconds[whole ? "whole" : "unfinished"])
      await rm(folder, { recursive: true, force: true });
  }
}
