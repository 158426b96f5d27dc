/** A piece of a text: as it stands, or one character that nobody would see, by its code. */
export interface VisiblePiece {
  readonly text: string;
  /** Whether `text` is a code that stands for a character, such as `U+202E`. */
  readonly code: boolean;
}

/**
 * Characters that show nothing, or that change how others show: controls, marks of direction, spaces without width,
 * tags, half characters. The two selectors that choose how an emoji looks stay.
 */
const unseen =
  /(?!\t|\n|\r|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\ufffe\uffff]|\r(?!\n)/gu;

/** Joiners belong to what stands around them in emoji and in scripts that join their letters. */
const beforeJoiner = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const afterJoiner = /^\p{Extended_Pictographic}/u;
const joining = /(?!\p{Script=Latin})[\p{L}\p{M}]/u;

/**
 * A text with its invisible characters made visible, in pieces. All else stays as it is, joiners inside emoji and
 * between letters of joining scripts too.
 */
export function visibleText(text: string): readonly VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(unseen)) {
    const end = index + found.length;
    if (joins(text, found, index, end)) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), code: false });
    pieces.push({ text: codeOf(found), code: true });
    from = end;
  }
  if (from < text.length || pieces.length === 0)
    pieces.push({ text: text.slice(from), code: false });
  return pieces;
}

function joins(text: string, found: string, index: number, end: number): boolean {
  if (found !== "\u200d" && found !== "\u200c") return false;
  const [before = "", after = ""] = [
    [...text.slice(Math.max(0, index - 2), index)].at(-1),
    [...text.slice(end, end + 2)][0],
  ];
  if (joining.test(before) && joining.test(after)) return true;
  return found === "\u200d" && beforeJoiner.test(before) && afterJoiner.test(after);
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** The same in one line, for attributes and titles. */
export const visibleLine = (text: string): string =>
  visibleText(text)
    .map((piece) => (piece.code ? `[${piece.text}]` : piece.text))
    .join("");

/** The same without a break of a line, which a terminal or what reads its output might take for a line of its own. */
export const visibleInOneLine = (text: string): string =>
  visibleLine(text).replace(/\r?\n/g, "[U+000A]");
