import { counted, plural } from "../../lib/words.ts";
import type { Design } from "../../model/index.ts";
import type { DifferenceHow, DrawKind, DrawSize, OwnSide } from "../../stats/index.ts";
import { count } from "../numbers/numbers.ts";
import type { Sentences } from "./cases.ts";
import { say } from "./cases.ts";
import { ownText, withinText } from "./estimate-method.ts";
import { drawNoun, freedomText, runWords, sizeText } from "./nouns.ts";

const sentences: Sentences<DifferenceHow, Design> = {
  none: () => "no estimate",
  "difference alone": ({ draws }, design) =>
    `difference over ${sizeText(draws, design)}, no interval`,
  tango: ({ draws }, design) =>
    `Tango's interval, over ${sizeText(draws, design)} seen on both sides`,
  "paired-t": ({ draws, df, sameRuns }, design) =>
    `mean of the ${differencesText(draws)} by ${drawNoun(design, draws.kind)}${sameRunsText(sameRuns, draws.kind, design)}, interval by ${freedomText(df)}`,
  mover: ({ draws, df, sameRuns, sides }, design) => {
    const shared = `allowing for what both sides of one ${drawNoun(design, draws.kind)} share`;
    return sides
      ? `from the two sides' own intervals (MOVER method), ${shared}, over ${sizeText(draws, design)}: ${sidesText(sides)}`
      : `from the two sides' own Wilson intervals (MOVER method), ${shared}, over ${sizeText(draws, design)}${sameRunsText(sameRuns, draws.kind, design)}, ${freedomText(df)}`;
  },
  newcombe: ({ draws }, design) =>
    `from the two sides' own Wilson intervals (Newcombe's method), over ${sizeText(draws, design)}`,
  "two-mover": ({ draws, shared, sides }, design) => {
    const over = `${sizeText(draws, design)}${sharedText(shared)}`;
    return sides
      ? `from the two sides' own intervals (MOVER method), over ${over}: ${sidesText(sides)}`
      : `from the two sides' own Wilson intervals (MOVER method), over ${over}`;
  },
  "one-run": ({ draws, df }, design) =>
    `mean of the ${fromOneRunText(draws, design)}, whose unknown spread is assumed equal to that of the ${plural(drawNoun(design, draws.kind))}, interval by ${freedomText(df)}`,
  "lone-model": ({ draws }, design) =>
    `mean of the ${fromOneRunText(draws, design)}, which was not trained here and is taken as it is`,
  welch: ({ draws, df, shared }, design) =>
    `difference of means over ${sizeText(draws, design)}${sharedText(shared)}, interval by Welch's ${freedomText(df)}`,
  ratio: ({ draws, by }, design) => `ratio over ${sizeText(draws, design)}, ${by}`,
  "four groups": () =>
    "difference of two differences, from the own intervals of four independent groups (MOVER method)",
  "four groups alone": () => "difference of two differences, no interval",
  transcribed: ({ interval }) =>
    `difference of two transcribed numbers${interval ? "; Newcombe interval, ours, from published values and n" : ""}`,
};

/** How a contrast and its interval were computed. */
export function differenceMethod(how: DifferenceHow, design: Design): string {
  const noun = "draws" in how ? drawNoun(design, how.draws.kind) : "";
  const wider = how.wider
    ? ", or from the own intervals of the four groups (MOVER method), which is wider"
    : "";
  return `${say(sentences, how, design)}${withinText(how.within ?? null, noun)}${wider}`;
}

/** What each side rests on, once where both rest on the same. */
function sidesText(sides: readonly OwnSide[]): string {
  return [...new Set(sides.map(ownText))].join(" against ");
}

/** `, 12 of them on both sides`. */
function sharedText(shared: number): string {
  return shared === 0 ? "" : `, ${count(shared)} of them on both sides`;
}

function sameRunsText(same: boolean, kind: DrawKind, design: Design): string {
  return same ? `, the same ${runWords(drawNoun(design, kind))} on both sides` : "";
}

function differencesText({ of }: DrawSize): string {
  return counted(of, "difference");
}

function fromOneRunText(draws: DrawSize, design: Design): string {
  return `${differencesText(draws)} of each ${drawNoun(design, draws.kind)} from the single run of the other side`;
}
