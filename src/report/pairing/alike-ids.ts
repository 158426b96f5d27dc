import { withoutZeros } from "./plain-id.ts";

/** Two ids that are written differently and probably mean the same, and what would make them equal. */
export interface Alike {
  readonly one: string;
  readonly other: string;
  readonly fix: string;
}

interface Writing {
  /** The id as it would be if everybody wrote it so. */
  readonly plain: (id: string) => string;
  readonly fix: string;
}

const blanks = "Remove the blanks around ids in the files";
/** Beginnings may name other sets of questions (`law-1`, `geo-1`), unless one side has none at all. */
const lastPart = (id: string): string => parts(id).at(-1) ?? id;
const isNumber = (id: string): boolean => /^\d+$/.test(id);

/** A sign between two numbers stays: `1-2` is not `12`. */
const withoutSigns = (id: string): string =>
  parts(id).reduce(
    (joined, part) => joined + (/\d$/.test(joined) && isNumber(part) ? " " : "") + part,
    "",
  );

const writings: readonly Writing[] = [
  {
    plain: (id) => id.trim(),
    fix: `${blanks}, or map them: \`unit: { match: "(\\\\S.*\\\\S|\\\\S)" }\`.`,
  },
  {
    plain: withoutZeros,
    fix: 'Write numbers with or without zeros before them in all files, or map them: `unit: { match: "0*(.+)" }` for ids that are numbers.',
  },
  { plain: (id) => id.toLowerCase(), fix: "Write ids in capitals or small letters in all files." },
  {
    plain: (id) => id.normalize("NFC"),
    fix: "Write accents in the same Unicode form in all files.",
  },
  {
    plain: withoutSigns,
    fix: "Write ids with the same signs between their parts in all files.",
  },
  {
    plain: lastPart,
    fix: 'Write ids with the same beginning in all files, or take it away: `unit: { without: "q_" }`, `unit: { match: "(\\\\d+)$" }`.',
  },
];

const parts = (id: string): readonly string[] =>
  (id.toLowerCase().match(/\d+|\p{L}+/gu) ?? []).map((part) => part.replace(/^0+(?=\d)/, ""));

/** Fewer alike ids than this may be chance. */
const fewest = 2;

/**
 * Ids that one of two sides has alone, and that are the same but for their writing; null where they are others. `shared`:
 * whether the sides share other ids: what begins otherwise is then another question.
 */
export function alikeIds(
  one: readonly string[],
  other: readonly string[],
  shared = false,
): Alike | null {
  const smaller = Math.min(one.length, other.length);
  for (const { plain, fix } of writings) {
    const ofOne = byPlain(one, plain);
    const ofOther = byPlain(other, plain);
    if (!ofOne || !ofOther) continue;
    if (plain === lastPart && (shared || !(one.every(isNumber) || other.every(isNumber)))) continue;
    const found = [...ofOne].filter(([key]) => ofOther.has(key));
    if (found.length < Math.max(Math.min(fewest, smaller), smaller / 2)) continue;
    const [key, id] = found.find(([same, first]) => first !== ofOther.get(same)) ?? found[0] ?? [];
    if (key !== undefined && id !== undefined)
      return { one: id, other: ofOther.get(key) ?? "", fix };
  }
  return null;
}

/** null where two ids of a side would become one: then the difference means something. */
function byPlain(
  ids: readonly string[],
  plain: (id: string) => string,
): Map<string, string> | null {
  const found = new Map<string, string>();
  for (const id of ids) {
    const key = plain(id);
    if (key === "" || found.has(key)) return null;
    found.set(key, id);
  }
  return found;
}
