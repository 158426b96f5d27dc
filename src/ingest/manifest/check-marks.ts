import { count } from "../../lib/format-number.ts";
import { nearest } from "../../lib/nearest.ts";
import type { Metric, Problems, Sample } from "../../model/index.ts";
import { restsOnSamples } from "../../model/index.ts";
import type { LoadedManifest } from "./loaded-manifest.ts";

interface Seen {
  readonly metric: Metric;
  /** Scored samples that are 0, that are 1, and that have no mark. */
  readonly marks: [number, number, number];
}

/** Whether what scores are held against occurs at all: labels by people, both classes. Null where no metric asks. */
export function checkMarks(
  { experiment, manifest, place }: LoadedManifest,
  problems: Problems,
): { see(batch: readonly Sample[]): void; report(fields: readonly string[]): void } | null {
  const labelled = new Set(
    manifest.data.flatMap((entry) =>
      Object.entries(entry.metrics ?? {}).flatMap(([id, mapping]) =>
        typeof mapping === "object" && mapping.human !== undefined ? [id] : [],
      ),
    ),
  );
  // What a manifest does not say at all is told at its line.
  const says = ({ id, kind, positive }: Metric) =>
    kind === "ranking" ? positive !== undefined : labelled.has(id);
  const seen = experiment.metrics
    .filter((metric) => restsOnSamples(metric) && says(metric))
    .map((metric): Seen => ({ metric, marks: [0, 0, 0] }));
  if (seen.length === 0) return null;
  const reportLabels = ({ metric: { id }, marks }: Seen, fields: readonly string[]) => {
    const [no, yes, none] = marks;
    if (no + yes > 0 || none === 0) return;
    const [name] = manifest.data.flatMap((entry) => {
      const mapping = entry.metrics?.[id];
      const human = typeof mapping === "object" ? mapping.human : undefined;
      return typeof human === "string" ? [human] : (human?.field ?? []);
    });
    const near = name !== undefined && !fields.includes(name) ? nearest(name, fields) : undefined;
    problems.error(
      "judge-has-labels",
      place(["metrics", id], "key"),
      `No sample of ${id} has a label by people`,
      {
        expected: name === undefined ? "labels by people" : `labels under "${name}"`,
        found: `none on ${count(none)} samples`,
        fix: near
          ? `Did you mean "${near}"?`
          : "Label a random part of the samples, or say `correction: none` for the judge's own rate.",
      },
    );
  };
  const reportClasses = ({ metric: { id, positive = "" }, marks }: Seen) => {
    const [negative, positives, none] = marks;
    if (negative + positives + none === 0 || (negative > 0 && positives > 0)) return;
    const found = positives > 0 ? "all positive" : negative > 0 ? "all negative" : "none known";
    problems.error(
      "ranking-has-classes",
      place(["metrics", id, "positive"]),
      `The samples of ${id} are not of two classes`,
      {
        expected: `samples for which \`${positive}\` holds, and others for which it does not`,
        found: `${count(negative + positives + none)} samples, ${found}`,
        fix: "Correct the condition, or add samples of the other class.",
      },
    );
  };
  return {
    see(batch) {
      for (const { scores } of batch)
        for (const { metric, marks } of seen) {
          const score = scores[metric.id];
          if (!score || "excluded" in score) continue;
          const { mark } = score;
          if (mark === undefined) marks[2] += 1;
          else if ("value" in score) marks[mark === 1 ? 1 : 0] += 1;
        }
    },
    report(fields) {
      for (const one of seen)
        if (one.metric.kind === "ranking") reportClasses(one);
        else reportLabels(one, fields);
    },
  };
}
