import type { Place } from "../../model/index.ts";
import type { ParsedNotebook } from "../../notebook/index.ts";

export interface PlacedId {
  readonly id: string;
  readonly place: Place;
}

/** A figure or finding as its notebook names it. */
export interface PlacedBlock extends PlacedId {
  readonly notebook: string;
  readonly aliases: readonly string[];
}

/** What a notebook's page and the pages of its figures and findings are called, and where that was written. */
export interface PlacedNotebook {
  readonly id: string;
  readonly place: Place;
  readonly aliases: readonly string[];
  readonly aliasPlace: Place;
  readonly figures: readonly PlacedBlock[];
  readonly findings: readonly PlacedBlock[];
  /** Every id of the page, its derived ones included, in order. */
  readonly ids: readonly PlacedId[];
  /** Ids of blocks that cannot be read. */
  readonly unread: readonly string[];
}

export function placeNotebook(parsed: ParsedNotebook): PlacedNotebook {
  const { id, file, frontMatter, source, body, anchors, headings, cells, unread } = parsed;
  const calls = new Map(
    [...body.calls.values()].flatMap((call) => {
      const given = (call.attributes as { readonly id?: unknown }).id;
      return typeof given === "string" && call.shown.startsWith(":::")
        ? [[given, call] as const]
        : [];
    }),
  );
  const headingPlaces = new Map(
    [...headings].map(([node, heading]) => [
      heading.id,
      source.place(node.position?.start.offset ?? 0),
    ]),
  );
  const cellPlaces = new Map([...cells.values()].map((cell) => [cell.id, cell.place(-1)]));
  const placeOf = (anchor: string): Place =>
    calls.get(anchor)?.place("id") ??
    headingPlaces.get(anchor) ??
    cellPlaces.get(anchor) ?? { file };
  const aliasesOf = (anchor: string): readonly string[] =>
    (calls.get(anchor)?.attributes as { readonly alias?: readonly string[] } | undefined)?.alias ??
    [];
  const blocks = (kinds: readonly string[]): readonly PlacedBlock[] =>
    anchors
      .filter(({ kind, id: anchor }) => kinds.includes(kind) && anchor !== "")
      .map(({ id: anchor }) => ({
        id: anchor,
        notebook: id,
        aliases: aliasesOf(anchor),
        place: placeOf(anchor),
      }));
  const findings = blocks(["finding"]);
  const named = anchors.filter(({ id: anchor }) => anchor !== "");
  return {
    id,
    place: { file },
    aliases: frontMatter.values.aliases,
    aliasPlace: { ...source.place(frontMatter.offsetOf("aliases")), field: "aliases" },
    figures: blocks(["figure", "table"]),
    findings,
    ids: [
      ...named.flatMap(({ id: anchor }) =>
        [anchor, ...aliasesOf(anchor)].map((one) => ({ id: one, place: placeOf(anchor) })),
      ),
      // The sentence of a finding has an id of its own, by which the finding is called.
      ...findings.map(({ id: finding, place }) => ({ id: `${finding}-t`, place })),
    ],
    unread: [...unread],
  };
}
