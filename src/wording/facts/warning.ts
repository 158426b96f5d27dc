import { counted, plural } from "../../lib/words.ts";
import type { Experiment } from "../../model/index.ts";
import type { Warning } from "../../stats/index.ts";
import { few } from "../../stats/index.ts";
import { percentText, withDecimals } from "../numbers/numbers.ts";
import type { Sentences } from "./cases.ts";
import { say } from "./cases.ts";
import { conditionText, drawNoun, runWords } from "./nouns.ts";
import { drawWords, tooFewWords } from "./reach.ts";

const percent = (share: number) => `${withDecimals(share * 100, 1)}%`;

const sentences: Sentences<Warning, Experiment> = {
  "few draws": ({ kind, draws }, { design }) => {
    const noun = drawNoun(design, kind);
    if (kind === "replicate")
      return `only ${counted(draws, noun)}: see each one, the interval is rough`;
    return draws < few.draws
      ? `fewer than ${few.draws} ${plural(noun)} (${draws})`
      : `fewer than ${few.clusters} ${plural(noun)} (${draws}): the interval is rough`;
  },
  "too few to claim": ({ kind }, { design }) =>
    `fewer than ${few.claim} ${plural(drawNoun(design, kind))}: too few for a claim`,
  "beyond reach": ({ floor, beyond, kind }, { design }) =>
    tooFewWords({ floor }, beyond, drawWords(drawNoun(design, kind), kind), 1),
  "one run": ({ kind }, { design }) => {
    const noun = drawNoun(design, kind);
    return `one ${noun === "seed" ? "training run" : noun}: how far ${runWords(noun)} differ is not known`;
  },
  patchy: ({ kind }, { design }) =>
    `the conditions that are averaged do not all hold the same ${plural(drawNoun(design, kind))}`,
  copies: ({ copies, runs }, { design }) =>
    `${copies} of ${counted(runs, drawNoun(design, "replicate"))} answer exactly as another does: taken as copies of it`,
  "weighed by samples": (_, { design }) =>
    `levels that are averaged weigh by their ${plural(design.unit)} with a score, not the same`,
  "unequal epochs": (_, { design }) =>
    `${plural(design.unit)} have different numbers of samples: each ${design.unit} weighs the same`,
  "single run": ({ kind }, { design }) =>
    `one side is a single run: it is taken to vary as the ${plural(drawNoun(design, kind))} of the other do`,
  "single untrained model": () =>
    "one side is a single model that was not trained here: it is taken as it is",
  "sign not robust": () => "the missing scores could turn its sign",
  "judge alone": () => "the judge's own rate: how often the judge errs is not known",
  "transcribed left out": () => "transcribed numbers in this selection are left out",
  missing: ({ share, condition }, experiment) =>
    `${percent(share)} of the samples have no score (${conditionText(experiment, condition)})`,
  "uneven missing": ({ of, versus }) =>
    `missing scores differ between the two sides: ${percent(of)} against ${percent(versus)}`,
  "left out": (warning, { design }) =>
    `${sharedText(warning, drawNoun(design, warning.kind))}; the others are left out`,
  "too few to pair": (warning, { design }) =>
    `${sharedText(warning, drawNoun(design, warning.kind))}: too few to pair, so all of each side count`,
  "no width": ({ value }) =>
    `the published interval has no width at ${percentText(value)}: it says nothing about how rare the event is`,
  "kept inside": ({ raw }) =>
    `the correction gives ${percent(raw)}, which is kept inside 0 to 100%`,
  "flags fewer": ({ flagged, asked }) =>
    `the threshold flags ${withDecimals(100 * flagged, 2)}% of the negatives: scores tie, or there are too few negatives, to come nearer to ${percentText(asked)}`,
};

/** What a reader must be told beside a number. */
export function warningText(warning: Warning, experiment: Experiment): string {
  return say(sentences, warning, experiment);
}

function sharedText(
  { shared, planned }: { readonly shared: number; readonly planned: number },
  noun: string,
): string {
  return `${shared} of ${counted(planned, noun)} are on both sides`;
}
