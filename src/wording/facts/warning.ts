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
    const look = kind === "replicate" ? "look at each; " : "";
    return `only ${counted(draws, noun)}: ${look}an interval from so few is rough`;
  },
  "too few to claim": ({ kind }, { design }) =>
    `fewer than ${few.claim} ${plural(drawNoun(design, kind))}: too few for a claim`,
  "beyond reach": ({ floor, beyond, kind }, { design }) =>
    tooFewWords({ floor }, beyond, drawWords(drawNoun(design, kind), kind), 1),
  "one run": ({ kind }, { design }) => {
    const noun = drawNoun(design, kind);
    return `a single ${noun === "seed" ? "training run" : noun}, so the spread between ${runWords(noun)} is unknown`;
  },
  patchy: ({ kind }, { design }) =>
    `the averaged conditions do not all have the same ${plural(drawNoun(design, kind))}`,
  copies: ({ copies, runs }, { design }) =>
    `${copies} of ${counted(runs, drawNoun(design, "replicate"))} gave exactly the answers of another, so ${copies === 1 ? "it is" : "they are"} not counted as further ones`,
  "weighed by samples": (_, { design }) =>
    `each averaged level counts by its number of scored ${plural(design.unit)}, not equally`,
  "unequal epochs": (_, { design }) =>
    `some ${plural(design.unit)} have more samples than others; each ${design.unit} still counts the same`,
  "single run": ({ kind }, { design }) =>
    `one side is a single run: its unknown spread is assumed equal to that of the ${plural(drawNoun(design, kind))} of the other side`,
  "single untrained model": () =>
    "one side is a single model that was not trained here: it is taken as it is",
  "sign not robust": () => "the missing scores could reverse the direction of the difference",
  "judge alone": () => "this is the judge's own rate, not corrected for the judge's errors",
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
    `the published interval is a single point (${percentText(value)}): it cannot say how rare ${value === 0 ? "the event is" : "exceptions are"}`,
  "kept inside": ({ raw }) =>
    `the corrected rate came out at ${percent(raw)} and counts as ${raw < 0 ? "0%" : "100%"}, the nearest possible value`,
  "flags fewer": ({ flagged, asked }) =>
    `at the nearest possible threshold ${withDecimals(100 * flagged, 2)}% of the negatives are flagged instead of ${percentText(asked)}, because scores tie or negatives are few`,
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
