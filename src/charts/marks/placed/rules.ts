import * as Plot from "@observablehq/plot";
import { looks, px } from "../look.ts";

/** A level line where measuring put it, in px. */
export interface HorizontalRule {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly classes: string;
}

/** Level lines that belong to the layout and to no axis: between rows, and where a condition is not there. */
export function horizontalRules(rules: readonly HorizontalRule[]): readonly Plot.Markish[] {
  if (rules.length === 0) return [];
  return [
    Plot.ruleY([...rules], {
      y: px((d: HorizontalRule) => d.y),
      x1: px((d: HorizontalRule) => d.x1),
      x2: px((d: HorizontalRule) => d.x2),
      ...looks(({ classes }: HorizontalRule) => ({ classes })),
    }),
  ];
}

/** An upright line where measuring put it, in px. */
export interface UprightRule {
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
  readonly classes: string;
}

/** Upright lines that belong to the layout and to no value. */
export function uprightRules(rules: readonly UprightRule[]): readonly Plot.Markish[] {
  if (rules.length === 0) return [];
  return [
    Plot.ruleX([...rules], {
      x: px((d: UprightRule) => d.x),
      y1: px((d: UprightRule) => d.y1),
      y2: px((d: UprightRule) => d.y2),
      ...looks(({ classes }: UprightRule) => ({ classes })),
    }),
  ];
}
