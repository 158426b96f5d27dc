import type { FindingReport, Verdict } from "../../../model/index.ts";

type Region = FindingReport["region"];

/** Where the bar of the interval stands against a claim whose field lies to the right of its edge. */
const oneSided: Record<Verdict, readonly [number, number]> = {
  upheld: [17, 31],
  refuted: [0, 9],
  undetermined: [5, 22],
};
const twoSided: Record<Verdict, readonly [number, number]> = {
  upheld: [11, 23],
  refuted: [27, 34],
  undetermined: [18, 31],
};

export interface Glyph {
  readonly field: readonly [number, number];
  readonly edges: readonly number[];
  readonly bar: readonly [number, number];
  /** The part of the drawing that has ink, for places where nothing needs to align. */
  readonly ink: readonly [number, number];
}

/** Picture of a verdict: the field is the claim, the bar the interval. Not to scale; the strip is. */
export function verdictGlyph(verdict: Verdict, region: Region): Glyph {
  const bounded = region.lower !== null && region.upper !== null;
  if (bounded) return glyph([8, 26], [8, 26], twoSided[verdict]);
  const right = glyph([13, 34], [13], oneSided[verdict]);
  return region.lower === null ? mirrored(right) : right;
}

function glyph(field: Glyph["field"], edges: readonly number[], bar: Glyph["bar"]): Glyph {
  const ends = [...field, ...bar];
  return { field, edges, bar, ink: [Math.min(...ends), Math.max(...ends)] };
}

function mirrored(of: Glyph): Glyph {
  const flip = ([a, b]: readonly [number, number]): readonly [number, number] => [34 - b, 34 - a];
  return {
    field: flip(of.field),
    edges: of.edges.map((e) => 34 - e),
    bar: flip(of.bar),
    ink: flip(of.ink),
  };
}
