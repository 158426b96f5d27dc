import { capital, counted, plural, sentences } from "../../lib/words.ts";
import type { Contrast, Design, Estimate } from "../../model/index.ts";
import { few, leastDraws, leastReplicates, missingShares, promptsOf } from "../../stats/index.ts";
import { runWords } from "../facts/index.ts";
import { withDecimals } from "../numbers/numbers.ts";
import type { Worded } from "../worded.ts";
import { errorRate, promiseOf } from "./promise.ts";

/** What bears on a verdict and stands beside its word, shortest first in importance: a few words each. */
export function notesOf(judged: Worded & Asked, design: Design): readonly string[] {
  const found = judged.contrast ?? judged.estimate;
  if (!found || found.value === null) return [];
  const { others } = judged.ruling;
  const note =
    judged.verdict === "undetermined" ? null : promiseOf(judged.adjusted)?.note(errorRate);
  const alone = [
    ...(others > 0 ? [`not adjusted, though one of ${others + 1} findings of its notebook`] : []),
    ...(note ? [note] : []),
  ];
  if (found.published) return alone;
  return [
    ...alone,
    // Nobody chose what was left out, so why it was stands beside it.
    ...(judged.contrast?.restricted ?? []).map((cut) => `${cut}: the sides share no more`),
    ...runNotes(judged, design),
    ...unitNotes(judged, design),
    ...missingNotes(judged),
    ...clusterNotes(judged, design),
    ...(design.weights === "samples" && found.averagedOver.length > 0
      ? [`levels count by their scored ${plural(design.unit)}`]
      : []),
  ];
}

/** What the author asked the verdict to speak about. */
interface Asked {
  readonly about?: "checkpoints" | "trainings" | undefined;
}

function runNotes(
  { contrast, estimate, scope, about }: Worded & Asked,
  design: Design,
): readonly string[] {
  const noun = design.replicate;
  const replicates = (contrast ?? estimate)?.replicates ?? 0;
  if (noun === null || scope.about === "trainings") return [];
  if (replicates === 1) return [`one ${noun === "seed" ? "training run" : noun} per arm`];
  if (about === "checkpoints") return [];
  if (replicates >= leastReplicates) return [];
  return [`${counted(replicates, noun)}: too few for a claim about ${runWords(noun)}`];
}

function unitNotes({ contrast, estimate, scope }: Worded, design: Design): readonly string[] {
  const found = (contrast ?? estimate) as Contrast | Estimate;
  const drawn = promptsOf(found);
  const noun = (found.clusters === null ? null : design.cluster) ?? design.unit;
  if (scope.about === "trainings" && drawn < leastDraws) return [`on ${counted(drawn, noun)}`];
  const left = contrast?.leftOut;
  // Nothing shared is a design of two groups, not a loss.
  if (!contrast || !left || left.shared === 0) return [];
  const share = `${left.shared} of ${counted(left.planned, left.noun)} have a score on both sides`;
  return [contrast.paired ? `${share}; the others are left out` : share];
}

function missingNotes({ contrast, estimate }: Worded): readonly string[] {
  const found = contrast ?? estimate;
  const worst = found ? Math.max(...missingShares(found)) : 0;
  if (worst === 0) return [];
  const percent = worst < 0.001 ? "under 0.1" : withDecimals(100 * worst, worst < 0.0995 ? 1 : 0);
  return [
    contrast
      ? `${percent}% of the scores are missing on the side that lacks more`
      : `${percent}% of the scores are missing`,
  ];
}

function clusterNotes({ contrast, estimate }: Worded, design: Design): readonly string[] {
  const found = contrast ?? estimate;
  if (found?.drawn !== "cluster" || design.cluster === null) return [];
  const clusters = contrast ? contrast.units : (estimate?.clusters ?? 0);
  return clusters < few.clusters ? [`only ${clusters} ${plural(design.cluster)}`] : [];
}

/** What bears on a verdict, in one line; in lists the first of several, and how many more there are. */
export function bearingText(notes: readonly string[], first: boolean): string {
  const shown = (first ? notes.slice(0, 1) : notes).map(capital);
  const more = notes.length - shown.length;
  return `${sentences(shown)}${more > 0 ? ` ${capital(counted(more, "more note"))} beside the finding.` : ""}`;
}
