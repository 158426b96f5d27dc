import { didYouMean } from "../../lib/nearest.ts";

/**
 * Refuses what a mark would pass over in silence: a channel that it does not know, and a column that no row has. The
 * error is the cell's, at its line.
 */
export function checkChannels(
  mark: string,
  channels: object,
  known: readonly string[],
  data: readonly unknown[] = [],
): void {
  for (const [name, channel] of Object.entries(channels)) {
    if (!known.includes(name)) refuse(`upheld.${mark} knows no \`${name}\``, name, known);
    if (typeof channel !== "string" || !Array.isArray(data) || data.length === 0) continue;
    checkColumn(`\`${name}\` of upheld.${mark}`, channel, data);
  }
}

/** The same for a mark of Plot, which draws nothing for a column that is not there, and says nothing. */
export function checkPlotMark(name: string, made: unknown): void {
  const marks = Array.isArray(made) ? (made as readonly unknown[]) : [made];
  for (const mark of marks) {
    const { data, channels = {}, fx, fy } = (mark ?? {}) as PlotMark;
    // A row that is no record may have what it is asked for in ways that its keys do not tell.
    if (!Array.isArray(data) || data.length === 0 || !data.every(isRecord)) continue;
    for (const [channel, { value } = {}] of Object.entries({
      ...channels,
      fx: { value: fx },
      fy: { value: fy },
    }))
      if (typeof value === "string" && !data.some((row) => value in row))
        checkColumn(`\`${channel}\` of Plot.${name}`, value, data);
  }
}

/** What is read of a mark of Plot; a channel that a transform makes has no name of a column. */
interface PlotMark {
  readonly data?: unknown;
  readonly channels?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly fx?: unknown;
  readonly fy?: unknown;
}

function isRecord(datum: unknown): datum is object {
  return (
    typeof datum === "object" && datum !== null && Object.getPrototypeOf(datum) === Object.prototype
  );
}

function checkColumn(what: string, column: string, data: readonly unknown[]): void {
  const columns = [...new Set(data.flatMap(keysOf))];
  if (!columns.includes(column))
    refuse(`${what} names "${column}", which no row has`, column, columns);
}

function keysOf(datum: unknown): readonly string[] {
  return typeof datum === "object" && datum !== null ? Object.keys(datum) : [];
}

function refuse(message: string, wrong: string, right: readonly string[]): never {
  const { fix } = didYouMean(wrong, right);
  throw new Error(`${message}; there are ${right.join(", ")}.${fix ? ` ${fix}` : ""}`);
}
