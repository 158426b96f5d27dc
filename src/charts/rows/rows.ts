import { narrowRows } from "./narrow-rows.ts";
import { numbersRoom } from "./row-parts.ts";
import type { RowLayout, RowSpec, SideRoom } from "./row-spec.ts";
import { labelsRoom, wideRows } from "./wide-rows.ts";

export type { PlacedRow, Row, RowLayout, RowSpec, SideRoom } from "./row-spec.ts";

/** Places rows with their labels, numbers and hairlines: the furniture that every row chart shares. */
export function layoutRows(spec: RowSpec): RowLayout {
  return spec.narrow ? narrowRows(spec) : wideRows(spec);
}

/** What labels and numbers take beside the marks in the panel of a stack that needs most. */
export function sideRoom(specs: readonly RowSpec[]): SideRoom {
  const numbers = Math.max(...specs.map((spec) => numbersRoom(spec)));
  const labels = specs.map((spec) =>
    spec.narrow ? 0 : labelsRoom({ ...spec, room: { labels: 0, numbers } }),
  );
  return { labels: Math.max(...labels), numbers };
}
