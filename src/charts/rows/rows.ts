import { textWidth, wrapText } from "../layout/measure.ts";
import { type Item, pixels, type Text } from "../layout/scene.ts";
import { faceOf } from "../layout/text-face.ts";
import { type Column, cellItem, cellWidth, columnItems, columnWidth } from "./columns.ts";

export interface Row {
  readonly label: string;
  readonly note?: string;
  /** Arm whose colour the label takes; none: plain ink. */
  readonly hue?: number;
  /** Marks below each other in this row. */
  readonly lines: number;
  /** Room of a line where marks need more than the usual: strips of dots. */
  readonly lineHeight?: number;
  /** Room above each line beyond that, where dots stand on top of each other. */
  readonly above?: readonly number[];
  readonly bold?: boolean;
  /** Heading above the first row of a group. */
  readonly group?: string;
}

export interface RowSpec {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly width: number;
  /** Left edge; panels beside each other start later. */
  readonly x: number;
  /** First px below the heads. */
  readonly top: number;
  /** Label column of the panels beside each other: shared, or none. */
  readonly labels: "own" | "none";
  readonly ruled: boolean;
  /** Labels above rows, where the drawing as a whole is narrow. */
  readonly narrow: boolean;
  /** Least heights of the rows: those of a panel beside this one, whose labels wrap. */
  readonly heights?: readonly number[];
  /** No halo around narrow labels: where they stand on a tinted field. */
  readonly tinted?: boolean;
}

export interface PlacedRow {
  readonly ys: readonly number[];
  readonly top: number;
  readonly bottom: number;
  /** From first to last mark, with room for them: where narrow drawings have their grid. */
  readonly band: readonly [number, number];
}

export interface RowLayout {
  readonly left: number;
  readonly right: number;
  readonly rows: readonly PlacedRow[];
  readonly bottom: number;
  /** Right edge of each column, and the baseline of its head is `top - 20`. */
  readonly columnRight: readonly number[];
  readonly items: readonly Item[];
}

const gap = 14;
const text = (item: Omit<Text, "kind">): Text => ({ kind: "text", ...item });

/** Room above the lines of a row, beyond their own, up to and with line `k`. */
const raised = (row: Row, k: number) =>
  (row.above ?? []).slice(0, k + 1).reduce((sum, px) => sum + px, 0);

/** Classes of a row's label. */
const labelClasses = (row: Row) => (row.hue !== undefined ? "lab" : row.bold ? "lab2 b" : "lab2");

/** Rows with their labels, numbers and hairlines: the furniture that every row chart shares. */
export function layoutRows(spec: RowSpec): RowLayout {
  return spec.narrow ? narrowRows(spec) : wideRows(spec);
}

function wideRows(spec: RowSpec): RowLayout {
  const { rows, columns, width, x } = spec;
  const widths = columns.map((c) => columnWidth(c, false));
  const columnRight = columns.map(
    (_, i) => x + width - widths.slice(i + 1).reduce((s, w) => s + w + gap, 0),
  );
  const numbers = widths.reduce((s, w) => s + w + gap, 0);
  const most = Math.min(260, (width - numbers) * 0.42);
  const wrapped = rows.map((row) => ({
    label: spec.labels === "own" ? wrapText(row.label, most, faceOf(labelClasses(row), false)) : [],
    note: spec.labels === "own" && row.note ? wrapText(row.note, most, faceOf("t s", false)) : [],
  }));
  const labels = Math.max(
    0,
    ...rows.flatMap((row, i) => [
      ...(wrapped[i]?.label ?? []).map((t) => textWidth(t, faceOf(labelClasses(row), false))),
      ...(wrapped[i]?.note ?? []).map((t) => textWidth(t, faceOf("t s", false))),
    ]),
  );
  const left = spec.labels === "own" ? x + labels + 24 : x + 8;
  const right = x + width - numbers - 10;
  const items: Item[] = [];
  const placed: PlacedRow[] = [];
  let y = spec.top;
  rows.forEach((row, i) => {
    if (row.group !== undefined && row.group !== rows[i - 1]?.group) {
      items.push(text({ x, y: y + 21, text: row.group, classes: "h halo" }));
      y += 30;
    }
    const { label, note } = wrapped[i] ?? { label: [], note: [] };
    const pitch = row.lineHeight ?? 18;
    const above = raised(row, row.lines);
    const height = Math.max(
      row.lines * pitch + above + (spec.ruled ? 18 : 10),
      (label.length + note.length) * 17 + 12,
      spec.heights?.[i] ?? 0,
      28,
    );
    const middle = y + height / 2;
    const ys = Array.from(
      { length: row.lines },
      (_, k) => middle - above / 2 + (k - (row.lines - 1) / 2) * pitch + raised(row, k),
    );
    const block = (label.length + note.length - 1) * 17;
    const centre = ys.length > 0 ? ((ys[0] ?? 0) + (ys.at(-1) ?? 0)) / 2 : middle;
    const first = Math.min(centre, y + height - block / 2 - 14) - block / 2 + 4.75;
    label.forEach((t, k) => {
      items.push(
        text({
          x,
          y: first + k * 17,
          text: t,
          classes: labelClasses(row),
          ...(row.hue === undefined ? {} : { hue: row.hue }),
        }),
      );
    });
    note.forEach((t, k) => {
      items.push(text({ x, y: first + (label.length + k) * 17, text: t, classes: "t s" }));
    });
    if (spec.ruled && i > 0)
      items.push({
        kind: "line",
        panel: pixels,
        layer: "grid",
        classes: "rowrule",
        x1: x,
        x2: x + width,
        y1: y,
        y2: y,
      });
    placed.push({ ys, top: y, bottom: y + height, band: [y, y + height] });
    y += height;
  });
  columns.forEach((column, i) => {
    const edge = columnRight[i] ?? x + width;
    items.push(
      ...columnItems(
        column,
        placed.map((p) => p.ys),
        edge,
        false,
      ),
    );
  });
  return { left, right, rows: placed, bottom: y, columnRight, items };
}

function narrowRows(spec: RowSpec): RowLayout {
  const { rows, columns, width, x } = spec;
  const beside = columns.filter((c) => c.narrow === "beside");
  const widths = beside.map((c) => columnWidth(c, true));
  const onLabel = columns.filter((c) => c.narrow === "label");
  const halo = spec.tinted ? "" : " halo";
  const items: Item[] = [];
  const placed: PlacedRow[] = [];
  let y = spec.top;
  rows.forEach((row, i) => {
    if (row.group !== undefined && row.group !== rows[i - 1]?.group) {
      items.push(
        ...wrapText(row.group, width, faceOf("h", true)).map((t, k) =>
          text({ x, y: y + 19 + k * 17, text: t, classes: "h halo" }),
        ),
      );
      y += 26 + 17 * (wrapText(row.group, width, faceOf("h", true)).length - 1);
    }
    const numbers = onLabel.map((c) => c.cells[i]?.[0] ?? null).filter((c) => c !== null);
    const numbersWidth = numbers.reduce((s, c) => s + cellWidth(c, true) + gap, 0);
    const face = faceOf(labelClasses(row), true);
    const label = wrapText(
      row.label,
      width - (textWidth(row.label, face) + numbersWidth > width ? 0 : numbersWidth),
      face,
    );
    const top = y;
    let base = y + 15;
    label.forEach((t, k) => {
      items.push(
        text({
          x,
          y: base + k * 16,
          text: t,
          classes: `${labelClasses(row)}${halo}`,
          ...(row.hue === undefined ? {} : { hue: row.hue }),
        }),
      );
    });
    const lastWidth = textWidth(label.at(-1) ?? "", face);
    base += (label.length - 1) * 16;
    const roomForNumbers = lastWidth + numbersWidth <= width;
    if (row.note) {
      const note = faceOf("t", true);
      if (
        label.length === 1 &&
        numbers.length === 0 &&
        lastWidth + 8 + textWidth(row.note, note) <= width
      )
        items.push(
          text({ x: x + lastWidth + 8, y: base, text: row.note, classes: `t${halo || " halo"}` }),
        );
      else
        for (const t of wrapText(row.note, width, note)) {
          base += 16;
          items.push(text({ x, y: base, text: t, classes: `t${halo || " halo"}` }));
        }
    }
    if (numbers.length > 0) {
      if (!roomForNumbers || (row.note && base > y + 15)) base += 16;
      let right = x + width;
      for (const cell of [...numbers].reverse()) {
        items.push(cellItem(cell, right, base - 4.5, " halo"));
        right -= cellWidth(cell, true) + 6;
      }
    }
    const pitch = row.lineHeight ?? 15;
    const start = base + 6 + Math.max(8, pitch / 2);
    const ys = Array.from({ length: row.lines }, (_, k) => start + k * pitch + raised(row, k));
    const last = ys.at(-1) ?? start;
    const reach = Math.max(8, pitch / 2);
    const bottom = last + reach + (row.lines > 1 ? 9 : 7);
    placed.push({ ys, top, bottom, band: [start - reach, last + reach] });
    y = bottom;
  });
  const columnRight = columns.map((c) => {
    const at = beside.indexOf(c);
    return at < 0 ? x + width : x + width - widths.slice(at + 1).reduce((s, w) => s + w + gap, 0);
  });
  columns.forEach((column, i) => {
    if (column.narrow === "beside")
      items.push(
        ...columnItems(
          column,
          placed.map((p) => p.ys),
          columnRight[i] ?? x + width,
          true,
        ),
      );
  });
  const numbers = widths.reduce((s, w) => s + w + gap, 0);
  return {
    left: x + 8,
    right: x + width - numbers - 10,
    rows: placed,
    bottom: y,
    columnRight,
    items,
  };
}
