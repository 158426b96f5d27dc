import type { Design } from "./design.ts";
import type { LookedAt } from "./looked-at.ts";

const few = 12;

/** What was guessed, a sentence each, for the author to look over. */
export function describeGuesses(
  { factors, metrics, unit, unitMatch, replicate, log, byFile, wordy, again, columns }: Design,
  files: readonly LookedAt[],
  leftOut: ReadonlyMap<LookedAt, string>,
  published: boolean,
): readonly string[] {
  const varies = factors.map(({ path, levels }, i) =>
    byFile && i === factors.length - 1
      ? `the file (${levels.length})`
      : `${path} (${levels.length})`,
  );
  const measured = metrics.map(({ id, path }) => path || id).join(", ");
  const taken = new Set([
    ...factors.map((f) => f.path),
    ...metrics.map((m) => m.path),
    unit,
    replicate,
  ]);
  const others = columns.filter(
    (c) =>
      c.values.length > 1 &&
      c.values.length <= few &&
      !taken.has(c.path) &&
      !c.numeric &&
      c.longest < 40 &&
      !/target|answer|^file\./.test(c.path) &&
      (!log || /^(sample\.metadata|doc)[.[]/.test(c.path)),
  );
  return [
    `What varies: ${varies.join(", ")}.${factors.every((f) => f.levels.length > 1) ? "" : " A factor with one level is there to be compared with later."}`,
    `What is measured: ${measured || "no sample has a score"}.${measured ? " Say for each which way is better." : ""}`,
    ...(files.length === 0
      ? []
      : [
          log || unit
            ? `What is asked: ${unit ?? (unitMatch ? "the sample's id without its condition" : "the sample's id")}.`
            : "What is asked: no column looks like an id, so nothing will be paired.",
        ]),
    ...(replicate ? [`Training runs: ${replicate}.`] : []),
    ...(published
      ? [
          "Values without samples are the harness's own, copied into harness-values.csv and marked as published; `citation: harness` wants an entry in the bibliography.",
        ]
      : []),
    ...(others.length > 0
      ? [
          `Properties of the questions, not made factors: ${others
            .slice(0, 6)
            .map((c) => c.path)
            .join(", ")}.`,
        ]
      : []),
    ...wordy.slice(0, 6).map((text) => `Not a number: ${text}; map it with \`values:\`.`),
    ...(again > 0 && !log
      ? [
          `${again} records are like another in all of this: say what tells them apart (\`epoch:\`, \`replicate:\`).`,
        ]
      : []),
    ...[...leftOut].map(([file, reason]) => `Left out: ${file.name}, ${reason}.`),
  ];
}
