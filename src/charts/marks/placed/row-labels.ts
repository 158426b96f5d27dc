import type * as Plot from "@observablehq/plot";
import type { PlacedText } from "../../layout/places.ts";
import { type HorizontalRule, horizontalRules } from "./rules.ts";
import { texts } from "./texts.ts";

/** Hairlines between rows, below everything else. */
export const rowRules = (rules: readonly HorizontalRule[]): readonly Plot.Markish[] =>
  horizontalRules(rules);

/** What rows are called: labels, notes below them, heads of groups. */
export const rowLabels = (labels: readonly PlacedText[]): readonly Plot.Markish[] => texts(labels);
