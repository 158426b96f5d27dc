import { textWidth, wrapText } from "../layout/measure.ts";
import type { PlacedText } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import { cellWidth, columnWidth, placeCell } from "./columns.ts";
import {
  beforeNumbers,
  columnGap,
  hueOf,
  inset,
  labelClasses,
  numbersRoom,
  raised,
  shownColumns,
  startsGroup,
  withNumbers,
} from "./row-parts.ts";
import type { PlacedRow, RowLayout, RowSpec } from "./row-spec.ts";

const narrow = {
  line: 16,
  pitch: 15,
  /** From the top of a row to the first baseline of its label. */
  firstBase: 15,
  groupLine: 17,
  groupHeight: 26,
  groupBase: 19,
  /** Between a label and the note beside it. */
  beforeNote: 8,
  /** Between two numbers on the line of a label. */
  betweenNumbers: 6,
  /** From the last line of words down to where marks may begin. */
  underLabel: 6,
  /** Least room above the first mark and below the last. */
  reach: 8,
  /** Room below the marks; more where a row has several. */
  below: 7,
  belowSeveral: 9,
  /** From the middle of a number up from its baseline. */
  base: 4.5,
} as const;

/** Rows with their labels above the marks. */
export function narrowRows(spec: RowSpec): RowLayout {
  const { rows, columns, width, x } = spec;
  const beside = shownColumns(spec);
  const widths = beside.map((c) => columnWidth(c, true));
  const onLabel = columns.filter((c) => c.narrow === "label");
  const halo = spec.tinted ? "" : " halo";
  const labels: PlacedText[] = [];
  const cells: ReturnType<typeof placeCell>[] = [];
  const placed: PlacedRow[] = [];
  let y = spec.top;
  rows.forEach((row, i) => {
    if (startsGroup(rows, i)) {
      const lines = wrapText(row.group ?? "", width, faceOf("h", true));
      lines.forEach((text, k) => {
        const base = y + narrow.groupBase + k * narrow.groupLine;
        labels.push({ x, y: base, text, classes: "h halo" });
      });
      y += narrow.groupHeight + narrow.groupLine * (lines.length - 1);
    }
    const numbers = onLabel.map((c) => c.cells[i]?.[0] ?? null).filter((c) => c !== null);
    const numbersWidth = numbers.reduce((s, c) => s + cellWidth(c, true) + columnGap, 0);
    const face = faceOf(labelClasses(row), true);
    const label = wrapText(
      row.label,
      width - (textWidth(row.label, face) + numbersWidth > width ? 0 : numbersWidth),
      face,
    );
    const top = y;
    let base = y + narrow.firstBase;
    label.forEach((text, k) => {
      labels.push({
        x,
        y: base + k * narrow.line,
        text,
        classes: `${labelClasses(row)}${halo}`,
        ...hueOf(row),
      });
    });
    const lastWidth = textWidth(label.at(-1) ?? "", face);
    base += (label.length - 1) * narrow.line;
    if (row.note) {
      const note = faceOf("t", true);
      const from = lastWidth + narrow.beforeNote;
      if (label.length === 1 && numbers.length === 0 && from + textWidth(row.note, note) <= width)
        labels.push({ x: x + from, y: base, text: row.note, classes: `t${halo || " halo"}` });
      else
        for (const text of wrapText(row.note, width, note)) {
          base += narrow.line;
          labels.push({ x, y: base, text, classes: `t${halo || " halo"}` });
        }
    }
    if (numbers.length > 0) {
      const fits = lastWidth + numbersWidth <= width;
      if (!fits || (row.note && base > y + narrow.firstBase)) base += narrow.line;
      let right = x + width;
      for (const cell of [...numbers].reverse()) {
        cells.push(placeCell(cell, right, base - narrow.base, " halo"));
        right -= cellWidth(cell, true) + narrow.betweenNumbers;
      }
    }
    const pitch = row.lineHeight ?? narrow.pitch;
    const reach = Math.max(narrow.reach, pitch / 2);
    const start = base + narrow.underLabel + reach;
    const ys = Array.from({ length: row.lines }, (_, k) => start + k * pitch + raised(row, k));
    const last = ys.at(-1) ?? start;
    const bottom = last + reach + (row.lines > 1 ? narrow.belowSeveral : narrow.below);
    placed.push({ ys, top, bottom, band: [start - reach, last + reach] });
    y = bottom;
  });
  const columnRight = columns.map((c) => {
    const after = beside.includes(c) ? widths.slice(beside.indexOf(c) + 1) : [];
    return x + width - after.reduce((s, w) => s + w + columnGap, 0);
  });
  const own = {
    left: x + inset,
    right: x + width - numbersRoom(spec) - beforeNumbers,
    rows: placed,
    bands: placed.map((row) => row.band),
    bottom: y,
    columnRight,
    labels,
    rules: [],
  };
  const shown = beside.map((column) => ({ column, at: columnRight[columns.indexOf(column)] }));
  return withNumbers(own, shown, cells, true);
}
