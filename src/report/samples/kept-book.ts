import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PublishedSamples } from "../../model/index.ts";
import { filesBelow, writeWhole } from "../inputs/index.ts";
import type { Block } from "./blocks.ts";
import type { SampleLimits } from "./limits.ts";
import type { PublicFile } from "./public-files.ts";
import type { SecretWatch } from "./secrets.ts";

/** What stands beside the texts that are kept of an experiment's samples. */
export interface KeptBook {
  readonly published: PublishedSamples;
  /** Where the samples of each unit with a page stand, in order of `published.units`. */
  readonly unitBlocks: readonly Block[];
  /** Where the pages of each list stand, in order of `published.lists`. */
  readonly listBlocks: readonly {
    readonly all: readonly Block[];
    readonly failed: readonly Block[];
  }[];
  /** Seed by which samples of a unit are chosen where it has too many. */
  readonly seed: number;
  /** How much of a unit its page shows. */
  readonly limits: Pick<SampleLimits, "samplesOfUnit" | "unitBytes">;
  /** What in them looks like a secret. */
  readonly secrets: ReturnType<SecretWatch["found"]>;
  /** Files that are published as they are. */
  readonly files: readonly PublicFile[];
}

/** Names of the files of a kept folder. */
export const keptNames = {
  book: "book.json",
  units: "units.jsonl",
  rows: "rows.jsonl",
  /** Bytes of each file: written last, so that what has it is complete, and what was cut does not fit it. */
  complete: "complete.json",
} as const;

/** Writes down that a folder is complete. */
export async function noteComplete(folder: string): Promise<void> {
  const sizes: Record<string, number> = {};
  for (const { path, bytes } of (await filesBelow(folder, ".")).files) sizes[path] = bytes;
  await writeWhole(join(folder, keptNames.complete), JSON.stringify(sizes));
}

/** Whether a folder has all files that were written to it, each as long as it was. */
export function isComplete(folder: string): boolean {
  try {
    const sizes: Readonly<Record<string, number>> = JSON.parse(
      readFileSync(join(folder, keptNames.complete), "utf8"),
    );
    return Object.entries(sizes).every(
      ([path, bytes]) => statSync(join(folder, path)).size === bytes,
    );
  } catch {
    return false;
  }
}
