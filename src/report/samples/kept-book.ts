import type { PublishedSamples } from "../../model/index.ts";
import type { Block } from "./blocks.ts";
import type { SampleLimits } from "./limits.ts";
import type { PublicFile } from "./public-files.ts";
import type { SecretWatch } from "./secrets.ts";

/** What stands beside the texts that are kept of an experiment's samples. Written last: what has it is complete. */
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
export const keptNames = { book: "book.json", units: "units.jsonl", rows: "rows.jsonl" } as const;
