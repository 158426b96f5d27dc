/**
 * One reading of what stands in files and manifests, for conditions, `values`, `equals` and levels: `True`, `true` and 1
 * are the same, and so are 3, `3.0` and `"3"`, `.1` and 0.1. Other words are the same only letter by letter.
 */

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const whole = /^([+-]?)0*(\d+?)(?:\.0*)?$/;
/** What a text begins with that may be another way to write a number or a truth. */
const mayDiffer = /^[\s\d+.\-tTfF]|\s$/;

/** The one text of all ways to write a scalar; nothing is the empty text. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "1" : "0";
  const text = String(value);
  if (!mayDiffer.test(text)) return text;
  const bare = text.trim();
  if (/^true$/i.test(bare)) return "1";
  if (/^false$/i.test(bare)) return "0";
  return plainNumber(bare) ?? bare;
}

/** Whole numbers keep all their digits, however many: ids are no quantities. */
function plainNumber(text: string): string | null {
  const digits = whole.exec(text);
  if (digits) return `${digits[1] === "-" && digits[2] !== "0" ? "-" : ""}${digits[2]}`;
  return decimal.test(text) ? String(Number(text)) : null;
}

/** The number that a text stands for; null where it stands for none. */
export function numberOf(text: string): number | null {
  const bare = text.trim();
  return decimal.test(bare) ? Number(bare) : null;
}

/** Whether two values are the same: lists entry by entry in order, objects key by key, all else as plain texts. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (!isComposite(one) || !isComposite(other))
    return !isComposite(one) && !isComposite(other) && plainText(one) === plainText(other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        sameValue(one[key as keyof typeof one], other[key as keyof typeof other]),
    )
  );
}

/** Lists and objects: what cannot be compared with a text. */
export function isComposite(value: unknown): value is object {
  return value !== null && typeof value === "object";
}

/** The entry of a table under the text itself, else under the one other way to write it. */
export function lookUp<T>(table: Readonly<Record<string, T>>): (text: string) => T | undefined {
  const exact = new Map(Object.entries(table));
  const others = new Map<string, T | undefined>();
  for (const [key, value] of exact) {
    const plain = plainText(key);
    others.set(plain, others.has(plain) ? undefined : value);
  }
  return (text) => {
    const value = exact.get(text);
    return value === undefined ? others.get(plainText(text)) : value;
  };
}

const nothings = /^\s*(?:|NA|<NA>|N\/A|#N\/A|#NA|n\/a|na|null|NULL|Null|None|none|NONE|nil)\s*$/;

/** Whether a cell says in words that it holds no number: what pandas, R and spreadsheets write. */
export function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === "string" && nothings.test(value);
}

/** A value that may be compared; null for lists, objects and nothing. */
export function scalar(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : null;
}
