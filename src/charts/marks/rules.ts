import * as Plot from "@observablehq/plot";
import { looks, px } from "./look.ts";

/** A level line where measuring put it, in px. */
export interface LevelRule {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly classes: string;
}

/** Level lines that belong to the layout and to no axis: between rows, and where a condition is not there. */
export function levelRules(rules: readonly LevelRule[]): readonly Plot.Markish[] {
  if (rules.length === 0) return [];
  return [
    Plot.ruleY([...rules], {
      y: px((d: LevelRule) => d.y),
      x1: px((d: LevelRule) => d.x1),
      x2: px((d: LevelRule) => d.x2),
      ...looks(({ classes }: LevelRule) => ({ classes })),
    }),
  ];
}
