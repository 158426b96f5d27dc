import * as Plot from "@observablehq/plot";
import type { Table, TableCell } from "../model/index.ts";
import { type AuthorLine, needsOf, ownMarks } from "./author/needs.ts";
import { isMark, rerenderOf } from "./plot-for-cells.ts";

/** What the report's marks draw in a plot, row by row; null where it has none of them. */
export function drawnTable(value: unknown): Table | null {
  const lines = needsOf(rerenderOf(value)?.options.marks).flatMap((n) => n.lines);
  if (lines.length === 0) return null;
  const named = lines.some((line) => line.name !== "");
  const units = new Set(lines.map((line) => line.unit));
  const unit = units.size === 1 ? [...units][0] : "";
  const column = (id: string, label: string, align: "left" | "right") => ({ id, label, align });
  return {
    columns: [
      column("row", "Row", "left"),
      ...(named ? [column("name", "Name", "left")] : []),
      column("value", unit ? `Value, ${unit}` : "Value", "right"),
      column("lower", "Lower end", "right"),
      column("upper", "Upper end", "right"),
    ],
    rows: lines.map((line) => ({
      cells: [
        { text: line.row, kind: "text", raw: line.row, mark: line.mark },
        ...(named ? [{ text: line.name, kind: "text", raw: line.name } as const] : []),
        ...[line.value, line.lower, line.upper].map((number) => numberCell(number, line)),
      ],
    })),
  };
}

function numberCell(value: number | null, { write }: AuthorLine): TableCell {
  if (value === null) return { text: "–", kind: "missing", raw: null };
  const open = value > 0 ? "inf" : "-inf";
  return Number.isFinite(value)
    ? { text: write(value), kind: "number", raw: value }
    : { text: "no end", kind: "number", raw: open };
}

type Scalar = string | number | boolean | null;
type Drawn = Readonly<Record<string, Scalar>>;

/** The part of Plot's marks that holds what they draw: `initialize` applies what an author asked to bin, sort or stack. */
interface Initialisable {
  readonly ariaLabel?: string | null;
  readonly data?: unknown;
  readonly fx?: unknown;
  readonly fy?: unknown;
  initialize(): {
    readonly data?: unknown;
    readonly facets?: readonly Iterable<number>[];
    readonly channels: Readonly<Record<string, Channel>>;
  };
}
interface Channel {
  readonly value?: unknown;
  readonly label?: unknown;
}

/**
 * What a plot without rows draws: the channels of each mark that an author gave data, a record for each element. A mark
 * that draws over again what another has drawn, such as dots on a line, adds nothing. Empty where marks hold no records.
 */
export function drawnRecords(value: unknown): readonly Drawn[] {
  const { options } = rerenderOf(value) ?? {};
  const marks = ownMarks(options?.marks).filter(isMark) as unknown as readonly Initialisable[];
  const drawn = marks.flatMap((mark) => {
    const records = isGuide(mark) ? [] : recordsOf(mark, options ?? {});
    return records.length > 0 ? [{ mark: mark.ariaLabel ?? "mark", records }] : [];
  });
  const kept = drawn.filter(
    (own, i) =>
      !drawn.some(
        (other, k) =>
          k !== i &&
          holds(other.records, own.records) &&
          (k < i || !holds(own.records, other.records)),
      ),
  );
  if (kept.length <= 1) return kept[0]?.records ?? [];
  return kept.flatMap(({ mark, records }) => records.map((record) => ({ mark, ...record })));
}

/** Lines at bare numbers, such as zero, guide the eye and are no data. */
const isGuide = ({ ariaLabel, data }: Initialisable): boolean =>
  ariaLabel === "rule" &&
  (listOf(data) ?? []).every((datum) => typeof datum !== "object" || datum === null);

/** Channels by the column that they are read from, else by their own name. Colours and sizes are channels like others. */
function recordsOf(mark: Initialisable, { facet }: Plot.PlotOptions): readonly Drawn[] {
  const { data, facets, channels } = mark.initialize();
  const named = { ...channels, ...panelsOf(mark, data, facet) };
  const columns = new Map(
    Object.entries(named).flatMap(([channel, { value }]) => {
      const values = listOf(value);
      const name = values && columnName(channel, named);
      return name && values.some((v) => scalar(v) !== undefined) ? [[name, values] as const] : [];
    }),
  );
  const index = facets ? facets.flatMap((each) => [...each]) : [];
  return index.map((i) =>
    Object.fromEntries([...columns].map(([name, values]) => [name, scalar(values[i]) ?? null])),
  );
}

/** Which panel a datum stands in; known where the data are drawn one by one and not counted or stacked. */
function panelsOf(
  mark: Initialisable,
  data: unknown,
  facet: Plot.PlotOptions["facet"],
): Readonly<Record<string, Channel>> {
  if (data !== mark.data || !Array.isArray(data)) return {};
  const shared = facet?.data === data ? facet : undefined;
  const panels = { fx: mark.fx ?? shared?.x, fy: mark.fy ?? shared?.y };
  return Object.fromEntries(
    Object.entries(panels).flatMap(([name, channel]) =>
      channel === undefined || channel === null
        ? []
        : [
            [
              name,
              {
                value: Plot.valueof(data, channel as Plot.ChannelValue),
                label: typeof channel === "string" ? channel : name,
              },
            ],
          ],
    ),
  );
}

/** Both ends of a bar are told apart; one that all bars share, as zero is, stands in no column. */
function columnName(channel: string, channels: Readonly<Record<string, Channel>>): string | null {
  const { label } = channels[channel] ?? {};
  const [, axis, end] = /^([xy])([12])$/.exec(channel) ?? [];
  const name = typeof label === "string" && label !== "" ? label : (axis ?? channel);
  if (!axis || !channels[`${axis}1`] || !channels[`${axis}2`]) return name;
  const starts = listOf(channels[`${axis}1`]?.value);
  const fromZero = starts?.every((v) => v === 0) ?? true;
  if (fromZero) return end === "1" ? null : name;
  return `${name} ${end === "1" ? "from" : "to"}`;
}

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as unknown as ArrayLike<unknown>)
    : null;
}

/** A value that a table can hold; undefined for all else. */
function scalar(value: unknown): Scalar | undefined {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" || typeof value === "boolean" ? value : undefined;
}

/** Whether some records say all that others say. */
function holds(some: readonly Drawn[], others: readonly Drawn[]): boolean {
  const names = Object.keys(others[0] ?? {});
  if (names.some((name) => !(name in (some[0] ?? {})))) return false;
  const key = (record: Drawn) => JSON.stringify(names.map((name) => record[name]));
  const said = new Set(some.map(key));
  return others.every((record) => said.has(key(record)));
}
