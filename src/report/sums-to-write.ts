import { mostRows, publishedSums, reportFile } from "../model/index.ts";
import type { LoadedExperiment } from "./experiment/index.ts";

/**
 * Characters of a file of sums up to which it is published: the largest file that free hosts take is 25 MiB. A larger
 * experiment is verified from its root.
 */
const longestSums = 24_000_000;

/** A file of sums, which is not made where the last build has it. */
export interface SumsToWrite {
  readonly path: string;
  /** Hash of the bytes and the code that the sums were made from. */
  readonly key: string;
  /** Its text; null where that is too long to be published. */
  text(): string | null;
}

/** What statistics read of each experiment, as files. */
export function sumsToWrite(loaded: readonly LoadedExperiment[]): readonly SumsToWrite[] {
  return loaded.map(({ data, task, sums }) => ({
    path: reportFile.sums(data.experiment.id),
    key: task.key,
    text() {
      const own = sums();
      if (own.rows > mostRows) return null;
      const text = `${JSON.stringify(publishedSums(own, data.published))}\n`;
      return text.length > longestSums ? null : text;
    },
  }));
}
