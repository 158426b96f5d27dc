import { listed, numberWord } from "../../../lib/words.ts";
import { percentText, plainNumber } from "../../../wording/index.ts";
import { isRecord } from "./data-path.ts";

export const fieldForms = ["percent", "words"] as const;

/** How a value of a file is shown. */
export interface FieldForm {
  /** The value itself, or how many entries it has. */
  readonly what: "value" | "count";
  readonly as: (typeof fieldForms)[number] | undefined;
  readonly round: number | undefined;
  readonly join: "and" | "or";
}

/** A longer text is prose, which an author writes. */
const mostCharacters = 200;
/** A longer list is read in the file itself. */
const mostListed = 24;

/** What was found as words of a sentence; or what it would have to be. */
export function fieldText(
  values: readonly unknown[],
  form: FieldForm,
): { readonly text: string } | { readonly expected: string; readonly found: string } {
  const [only] = values;
  const lists = values.length === 1 && Array.isArray(only);
  const entries = form.what === "count" ? countOf(values) : null;
  if (form.what === "count" && entries === null)
    return { expected: "a list, or something with keys, for what=count", found: shown(only) };
  const all: readonly unknown[] = entries !== null ? [entries] : lists ? only : values;
  if (all.length === 0) return { expected: "at least one entry", found: "an empty list" };
  if (all.length > mostListed)
    return {
      expected: `a list of at most ${mostListed} entries, or what=count`,
      found: `${all.length} entries`,
    };
  const texts: string[] = [];
  for (const one of all) {
    const text = oneText(one, form);
    if (text === null) return { expected: wanted(form), found: shown(one) };
    texts.push(text);
  }
  return { text: listed(texts, form.join) };
}

/** How many entries there are where a path leads; null where it leads to something that has none. */
function countOf(values: readonly unknown[]): number | null {
  const [only] = values;
  if (values.length !== 1) return values.length;
  if (Array.isArray(only)) return only.length;
  return isRecord(only) ? Object.keys(only).length : null;
}

/** One number or text; null where it is neither, or none of the form that is asked for. */
function oneText(value: unknown, { as, round }: FieldForm): string | null {
  const number = numberOf(value, as !== undefined || round !== undefined);
  if (number === null) {
    if (as !== undefined || round !== undefined || typeof value !== "string") return null;
    const text = value.trim();
    return text === "" || text.length > mostCharacters || text.includes("\n") ? null : text;
  }
  const rounded = round === undefined ? number : Math.round(number / round) * round;
  if (as === "percent") return percentText(rounded);
  if (as !== "words") return plainNumber(rounded);
  if (!Number.isInteger(rounded) || rounded < 0) return null;
  return rounded === 0 ? "zero" : numberWord(rounded);
}

/** A number as it is; a text that is nothing but one, such as the id of a level, where a number is asked for. */
function numberOf(value: unknown, asked: boolean): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const isNumeral = asked && typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value.trim());
  return isNumeral ? Number(value) : null;
}

function wanted({ as, round }: FieldForm): string {
  if (as === "words") return "a whole number of 0 or more for as=words";
  if (as !== undefined || round !== undefined)
    return `a number for ${as === undefined ? "round=…" : `as=${as}`}`;
  return `a number, a line of at most ${mostCharacters} characters, or a list of these`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return `${Object.keys(value).slice(0, 8).join(", ") || "nothing"} below it`;
  if (typeof value === "string") return value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return String(value);
}
