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
    const columns = [...new Set(data.flatMap(keysOf))];
    if (!columns.includes(channel))
      refuse(
        `\`${name}\` of upheld.${mark} names "${channel}", which no row has`,
        channel,
        columns,
      );
  }
}

function keysOf(datum: unknown): readonly string[] {
  return typeof datum === "object" && datum !== null ? Object.keys(datum) : [];
}

function refuse(message: string, wrong: string, right: readonly string[]): never {
  const { fix } = didYouMean(wrong, right);
  throw new Error(`${message}; there are ${right.join(", ")}.${fix ? ` ${fix}` : ""}`);
}
