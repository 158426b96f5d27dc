/**
 * Writes src/charts/layout/font-widths-table.generated.ts: advance widths of Source Sans 3 at the two weights that charts
 * use. Run with `node scripts/font-widths.ts` after the font in public/fonts changes.
 */
import { readFileSync, writeFileSync } from "node:fs";
// @ts-expect-error fontkit ships no types
import { create } from "fontkit";

interface Region {
  readonly startCoord: number;
  readonly peakCoord: number;
  readonly endCoord: number;
}
interface Font {
  readonly characterSet: readonly number[];
  readonly unitsPerEm: number;
  readonly variationAxes: { readonly wght: { min: number; default: number; max: number } };
  readonly avar: {
    segment: { correspondence: { fromCoord: number; toCoord: number }[] }[];
  };
  readonly hmtx: { metrics: { get(glyph: number): { advance: number } } };
  readonly HVAR: {
    advanceWidthMapping: {
      mapCount: number;
      mapData: { outerIndex: number; innerIndex: number }[];
    };
    itemVariationStore: {
      variationRegionList: { variationRegions: Region[][] };
      itemVariationData: { regionIndexes: number[]; deltaSets: { deltas: number[] }[] }[];
    };
  };
  layout(text: string, features: string[]): { glyphs: { id: number }[] };
}

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const font: Font = create(readFileSync(file("public/fonts/source-sans-3-roman.woff2")));

/** Position of a weight on the font's own axis, bent by its `avar` table. */
function normalised(weight: number): number {
  const { min, default: standard, max } = font.variationAxes.wght;
  const linear =
    weight < standard
      ? (weight - standard) / (standard - min)
      : (weight - standard) / (max - standard);
  const map = font.avar.segment[0]?.correspondence ?? [];
  const after = map.findIndex((m) => m.fromCoord >= linear);
  const [a, b] = [map[after - 1], map[after]];
  if (!a || !b) return linear;
  return (
    a.toCoord + ((linear - a.fromCoord) / (b.fromCoord - a.fromCoord)) * (b.toCoord - a.toCoord)
  );
}

/** Share of a master's delta that applies at a coordinate (OpenType font variations, one axis). */
function share(region: Region, at: number): number {
  const { startCoord, peakCoord, endCoord } = region;
  if (peakCoord === 0 || at === peakCoord) return 1;
  if (at <= startCoord || at >= endCoord) return 0;
  return at < peakCoord
    ? (at - startCoord) / (peakCoord - startCoord)
    : (endCoord - at) / (endCoord - peakCoord);
}

/** fontkit cannot vary a WOFF2 font, so the advance deltas of `HVAR` are applied here. */
function advance(glyph: number, weight: number): number {
  const { advanceWidthMapping: mapping, itemVariationStore: store } = font.HVAR;
  const entry = mapping.mapData[Math.min(glyph, mapping.mapCount - 1)];
  const data = entry && store.itemVariationData[entry.outerIndex];
  const deltas = (entry && data?.deltaSets[entry.innerIndex]?.deltas) ?? [];
  const at = normalised(weight);
  const change = deltas.reduce((sum, delta, i) => {
    const region = store.variationRegionList.variationRegions[data?.regionIndexes[i] ?? -1]?.[0];
    return sum + (region ? delta * share(region, at) : 0);
  }, 0);
  return Math.round(((font.hmtx.metrics.get(glyph).advance + change) * 1000) / font.unitsPerEm);
}

const width = (character: string, weight: number, features: string[]) =>
  advance(font.layout(character, features).glyphs[0]?.id ?? 0, weight);

const characters = font.characterSet
  .filter((code) => code >= 0x20 && code < 0xfe00 && !(code >= 0x300 && code < 0x370))
  .map((code) => String.fromCodePoint(code));
const row = (weight: number) => characters.map((c) => width(c, weight, ["pnum"])).join(" ");

writeFileSync(
  file("src/charts/layout/font-widths-table.generated.ts"),
  `// Written by scripts/font-widths.ts from public/fonts/source-sans-3-roman.woff2. Thousandths of an em.
export const characters = ${JSON.stringify(characters.join(""))};
export const widths = {
  400: "${row(400)}",
  600: "${row(600)}",
} as const;
export const tabularDigit = { 400: ${width("0", 400, [])}, 600: ${width("0", 600, [])} } as const;
`,
);
