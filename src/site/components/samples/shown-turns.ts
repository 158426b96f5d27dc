import type { DrawnSample } from "../../../model/index.ts";

type Turn = DrawnSample["turns"][number];

/** Characters of a line in the text column, and lines that a turn may have before it scrolls in a box. */
const line = { characters: 72, most: 14 };

/** Whether every turn is a line or little more, so that name and text can stand side by side. */
export function areShort(turns: readonly Turn[]): boolean {
  return turns.every(
    ({ text }) => !/[\r\n]/.test(text.trimEnd()) && text.length <= 4 * line.characters,
  );
}

/** Lines that a text takes, about. */
export function linesOf(text: string): number {
  return text
    .split(/\r\n?|\n/)
    .reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / line.characters)), 0);
}

/** Whether a turn would swamp the page it stands on. */
export function isLong({ text }: Turn): boolean {
  return linesOf(text) > line.most;
}

/** Lines of a turn that show without scrolling, about. */
export function linesShown(turn: Turn): number {
  return Math.min(linesOf(turn.text), line.most);
}
