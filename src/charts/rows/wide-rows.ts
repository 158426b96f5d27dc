import { textWidth, wrapText } from "../layout/measure.ts";
import type { PlacedText } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import type { HorizontalRule } from "../marks/placed/rules.ts";
import { columnWidth } from "./columns.ts";
import {
  beforeNumbers,
  columnGap,
  hueOf,
  inset,
  labelClasses,
  numbersRoom,
  raised,
  startsGroup,
  withNumbers,
} from "./row-parts.ts";
import type { PlacedRow, RowLayout, RowSpec } from "./row-spec.ts";

const wide = {
  /** From one line of a label to the next. */
  line: 17,
  /** From one mark of a row to the next, unless a chart asks for more. */
  pitch: 18,
  leastHeight: 28,
  /** Room above and below the marks of a row together; more where hairlines stand between rows. */
  air: 10,
  ruledAir: 18,
  /** Room above and below the lines of a label together. */
  labelAir: 12,
  /** Labels wrap at the smaller of these: px, or share of what numbers leave. */
  mostLabel: 260,
  labelShare: 0.42,
  afterLabels: 24,
  groupHeight: 30,
  groupBase: 21,
  /** From the middle of a line of text down to its baseline. */
  base: 4.75,
  /** From the last baseline of a label to the end of its row, at least. */
  underLabel: 14,
} as const;

/** Labels and notes of wide rows, wrapped in what numbers leave. */
function wrapLabels(spec: RowSpec) {
  const most = Math.min(wide.mostLabel, (spec.width - numbersRoom(spec)) * wide.labelShare);
  const own = spec.labels === "own";
  return spec.rows.map((row) => ({
    label: own ? wrapText(row.label, most, faceOf(labelClasses(row), false)) : [],
    note: own && row.note ? wrapText(row.note, most, faceOf("t s", false)) : [],
  }));
}

/** Px of the widest label, or of that of a panel above or below. */
export function labelsRoom(spec: RowSpec, wrapped = wrapLabels(spec)): number {
  const widths = spec.rows.flatMap((row, i) => [
    ...(wrapped[i]?.label ?? []).map((t) => textWidth(t, faceOf(labelClasses(row), false))),
    ...(wrapped[i]?.note ?? []).map((t) => textWidth(t, faceOf("t s", false))),
  ]);
  return Math.max(spec.room?.labels ?? 0, ...widths);
}

/** Rows with their labels left of the marks. */
export function wideRows(spec: RowSpec): RowLayout {
  const { rows, columns, width, x } = spec;
  const widths = columns.map((c) => columnWidth(c, false));
  const columnRight = columns.map(
    (_, i) => x + width - widths.slice(i + 1).reduce((s, w) => s + w + columnGap, 0),
  );
  const wrapped = wrapLabels(spec);
  const left = spec.labels === "own" ? x + labelsRoom(spec, wrapped) + wide.afterLabels : x + inset;
  const right = x + width - numbersRoom(spec) - beforeNumbers;
  const labels: PlacedText[] = [];
  const rules: HorizontalRule[] = [];
  const placed: PlacedRow[] = [];
  let y = spec.top;
  rows.forEach((row, i) => {
    if (startsGroup(rows, i)) {
      labels.push({ x, y: y + wide.groupBase, text: row.group ?? "", classes: "h halo" });
      y += wide.groupHeight;
    }
    const { label, note } = wrapped[i] ?? { label: [], note: [] };
    const pitch = row.lineHeight ?? wide.pitch;
    const above = raised(row, row.lines);
    const height = Math.max(
      row.lines * pitch + above + (spec.ruled ? wide.ruledAir : wide.air),
      (label.length + note.length) * wide.line + wide.labelAir,
      spec.heights?.[i] ?? 0,
      wide.leastHeight,
    );
    const middle = y + height / 2;
    const ys = Array.from(
      { length: row.lines },
      (_, k) => middle - above / 2 + (k - (row.lines - 1) / 2) * pitch + raised(row, k),
    );
    const block = (label.length + note.length - 1) * wide.line;
    const centre = ys.length > 0 ? ((ys[0] ?? 0) + (ys.at(-1) ?? 0)) / 2 : middle;
    const lowest = y + height - block / 2 - wide.underLabel;
    const first = Math.min(centre, lowest) - block / 2 + wide.base;
    label.forEach((text, k) => {
      labels.push({
        x,
        y: first + k * wide.line,
        text,
        classes: labelClasses(row),
        ...hueOf(row),
      });
    });
    note.forEach((text, k) => {
      labels.push({ x, y: first + (label.length + k) * wide.line, text, classes: "t s" });
    });
    if (spec.ruled && i > 0) rules.push({ classes: "rowrule", x1: x, x2: x + width, y });
    placed.push({ ys, top: y, bottom: y + height, band: [y, y + height] });
    y += height;
  });
  const bands = [[placed[0]?.top ?? spec.top, y] as const];
  const beside = columns.map((column) => ({ column, at: columnRight[columns.indexOf(column)] }));
  const own = { left, right, rows: placed, bands, bottom: y, columnRight, labels, rules };
  return withNumbers(own, beside, [], false);
}
