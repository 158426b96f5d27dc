import { counted, plural } from "../../lib/words.ts";
import type { Design } from "../../model/index.ts";
import type { DrawSize, EstimateHow, OwnHow, OwnSide } from "../../stats/index.ts";
import { few } from "../../stats/index.ts";
import { count, percentText } from "../numbers/numbers.ts";
import type { Sentences } from "./cases.ts";
import { say } from "./cases.ts";
import { drawNoun, freedomText, sizeText } from "./nouns.ts";

const sentences: Sentences<EstimateHow, Design> = {
  none: () => "no estimate",
  "mean alone": ({ draws }, design) => `mean over ${sizeText(draws, design)}, no interval`,
  wilson: ({ draws }, design) => `Wilson interval, ${sizeText(draws, design)} with one sample each`,
  clustered: ({ draws, df }, design) =>
    `Wilson interval over ${sizeText(draws, design)}, ${alikeText(draws, design)}, ${freedomText(df)}`,
  runs: ({ draws, df, within }, design) =>
    `Wilson interval over ${sizeText(draws, design)}, ${freedomText(df)}${fewText(draws, design)}${withinText(within, drawNoun(design, draws.kind))}`,
  ranged: ({ draws, df }, design) =>
    `Wilson interval on the declared range, over ${sizeText(draws, design)}, ${freedomText(df)}`,
  bounded: ({ draws }, design) =>
    `Wilson interval at the value that all ${sizeText(draws, design)} have`,
  t: ({ draws, df }, design) =>
    `mean over ${sizeText(draws, design)}, interval by ${freedomText(df)}${fewText(draws, design)}`,
  own: (side) => ownText(side),
  transcribed: ({ interval }) => `transcribed from its source${interval ? `: ${interval}` : ""}`,
};

/** How an estimate and its interval were computed. */
export function estimateMethod(how: EstimateHow, design: Design): string {
  return say(sentences, how, design);
}

/** What a value that is no mean of scores rests on. */
export function ownText({ cells, how }: OwnSide): string {
  const mean = cells === 1 ? "" : `mean of ${counted(cells, "condition")}: `;
  return `${mean}${ownHow(how)}`;
}

function ownHow(how: OwnHow): string {
  if (how.is === "judged")
    return `${how.name} over ${count(how.samples)} samples, of which people labelled ${count(how.labels)}`;
  const over = `over ${count(how.positives)} positive and ${count(how.negatives)} negative samples`;
  return how.is === "area"
    ? `${how.name}, ${over}`
    : `share of positives above the lowest threshold that flags at most ${percentText(how.fpr)} of the negatives, ${over}; ties with the threshold are not flagged`;
}

/** `; AUROC within each seed`: of a value that is no mean of scores. */
export function withinText(within: string | null, noun: string): string {
  return within === null ? "" : `; ${within} within each ${noun}`;
}

/** What is taken of samples that share a draw: they say less than as many of different ones. */
function alikeText(draws: DrawSize, design: Design): string {
  return `allowing for samples of one ${drawNoun(design, draws.kind)} resembling each other`;
}

function fewText({ kind, of }: DrawSize, design: Design): string {
  if (kind !== "replicate" || of >= few.replicates) return "";
  return `; few ${plural(drawNoun(design, kind))}, so the interval is rough`;
}
