import { counted, plural } from "../../lib/words.ts";
import type { Interval } from "../../model/index.ts";
import { confidence } from "../numbers/numbers.ts";

/** What the rows below the top one of a finding's chart are. */
export type RowsBelow =
  | { readonly are: "none" | "checks" }
  | { readonly are: "draws"; readonly noun: string; readonly methods: readonly string[] };

/** What the marks of a finding's chart are. */
export function findingCaption(spec: {
  readonly level: boolean;
  readonly heavy: Interval | null;
  readonly thin: Interval | null;
  /** The one of the two that decided. */
  readonly decided: Interval | null;
  readonly family: number;
  readonly below: RowsBelow;
}): string {
  // Of one row alone there is no top.
  const top = spec.below.are === "none" ? "" : `Top row: the ${spec.level ? "value" : "contrast"}.`;
  return [top, linesText(spec), belowText(spec.below), "Tinted: what was claimed."]
    .filter(Boolean)
    .join(" ");
}

/** Which line is which interval, and which of the two decided. */
function linesText({ heavy, thin, decided, family }: Parameters<typeof findingCaption>[0]): string {
  if (!heavy) return "";
  const step = family > 1 ? `, allowing for ${counted(family, "finding")}` : "";
  const name = (line: Interval) =>
    `${confidence(line.level)} interval${thin && line === decided ? `, which decided${step}` : ""}`;
  return `Heavy line, ${name(heavy)}${thin ? `; thin line, ${name(thin)}` : ""}.`;
}

function belowText(below: RowsBelow): string {
  if (below.are !== "draws")
    return below.are === "none" ? "" : "Below it, the same under each check.";
  const { noun, methods } = below;
  const own = methods.length > 0 ? `, with its own interval (${methods.join(", ")})` : "";
  return `Below it, each of the ${plural(noun)} it is the mean of${own}.`;
}

/** The top row where draws stand below it. */
export const meanOfText = (draws: number, noun: string) => `Mean of ${counted(draws, noun)}`;

/** The chart's text alternative: what was found, then the rows below. */
export function findingFigureText(
  said: string,
  by: string,
  rows: readonly { readonly label: string; readonly value: string }[],
): string {
  const list = rows.map(({ label, value }) => `${label} ${value}`).join(", ");
  return `${said}${list ? ` By ${by}: ${list}.` : ""}`;
}
