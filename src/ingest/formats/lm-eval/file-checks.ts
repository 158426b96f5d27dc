import type { ReadContext } from "../shared/index.ts";
import type { HarnessSample } from "./schema.ts";

/** Counts the lines of one file of samples, then tells what readers must know of it. */
export function checkSamples() {
  const documents = new Set<string>();
  const filters = new Set<string>();
  const lists = new Map<string, number>();
  let rows = 0;
  return {
    count(sample: HarnessSample): void {
      rows += 1;
      documents.add(String(sample.doc_id));
      if (sample.filter !== undefined) filters.add(sample.filter);
      for (const metric of sample.metrics ?? []) {
        if (Array.isArray(sample[metric])) lists.set(metric, (lists.get(metric) ?? 0) + 1);
      }
    },
    finish(path: string, effective: number | null, context: ReadContext): void {
      if (rows === 0) {
        context.problems.error("file-is-not-empty", { file: path }, "The file has no samples");
        return;
      }
      for (const [metric, count] of lists) {
        context.note(
          `\`${metric}\` is a corpus-level metric (a list on ${count} of ${rows} rows): only the task's value in the results file exists`,
        );
      }
      if (filters.size > 1) {
        context.note(
          `each document is there once for each filter (${[...filters].join(", ")}): choose one with \`only\`, or make \`filter\` a factor`,
        );
      }
      if (effective === null || effective === documents.size) return;
      const text = `results say ${effective} documents, file holds ${documents.size}`;
      context.note(text);
      context.problems.warn("header-agrees-with-records", { file: path }, `The ${text}`);
    },
  };
}
