import { writtenMarkText } from "../../wording/index.ts";
import type { AuthorLine } from "./needs.ts";

/** A value of a line as the report writes it; an end that is open has no number. */
export const short = (value: number, { write }: Pick<AuthorLine, "write">): string =>
  Number.isFinite(value) ? write(value) : "no end";

/** `%` or ` pp`, as it follows a number. */
export const unitAfter = ({ unit }: Pick<AuthorLine, "unit">): string =>
  unit === "%" || unit === "" ? unit : ` ${unit}`;

/** What a line says when it is pointed at: its row, its name, the value with its interval, and n where the datum has one. */
export function titleOfLine(line: AuthorLine, n: unknown): string {
  const { row, name, value, lower, upper } = line;
  const range =
    lower === null || upper === null ? null : `[${short(lower, line)}, ${short(upper, line)}]`;
  const written = `${short(value, line)}${unitAfter(line)}`;
  return writtenMarkText([row, name], written, range, typeof n === "number" ? n : 0);
}
