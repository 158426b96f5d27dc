import type * as Plot from "@observablehq/plot";
import type { PlacedText } from "../layout/scene.ts";
import { type LevelRule, levelRules } from "./rules.ts";
import { texts } from "./texts.ts";

/** Hairlines between rows, below everything else. */
export const rowRules = (rules: readonly LevelRule[]): readonly Plot.Markish[] => levelRules(rules);

/** What rows are called: labels, notes below them, heads of groups. */
export const rowLabels = (labels: readonly PlacedText[]): readonly Plot.Markish[] => texts(labels);
