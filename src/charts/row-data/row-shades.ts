import { looksAlike } from "../layout/grammar.ts";
import type { Rows } from "./gather-rows.ts";

/**
 * Names of the levels within rows, in the order of the manifest, where their marks look alike: hue is an arm's, fill a
 * trigger's, so that levels of another factor are told apart by shade alone. None where marks differ.
 */
export function namesOfShades({ color, panels }: Rows): readonly string[] {
  const rows = panels.flatMap((panel) => panel.rows);
  const alike = rows.some(({ entries }) => {
    const drawn = entries.filter((e) => e.estimate !== null);
    return drawn.some((e, i) => drawn.slice(i + 1).some((other) => looksAlike(e.mark, other.mark)));
  });
  if (!color || !alike) return [];
  const shown = new Set(rows.flatMap(({ entries }) => entries.map(({ label }) => label)));
  return color.levels.map(({ label }) => label).filter((label) => shown.has(label));
}

const shades = 4;

/** Class of the shade of a level, from 1 for the first name to 4 for the last; none where names are none. */
export function shadeOfLevel(names: readonly string[], label: string): string {
  const at = names.indexOf(label);
  if (at < 0 || names.length < 2) return "";
  return ` shade w${1 + Math.round(((shades - 1) * at) / (names.length - 1))}`;
}
