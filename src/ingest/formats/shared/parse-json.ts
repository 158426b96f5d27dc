/** A value, or where the text stops being JSON and what was expected there. */
export type JsonResult =
  | { readonly value: unknown }
  | { readonly at: number; readonly expected: string };

const manyDigits = 16;
/** An integer that long, and no part of a text or a fraction. */
const longInteger = /(?:^|[:,[\s])-?\d{16,}(?=\s*(?:[,\]}]|$))/;

/**
 * Parses JSON; also takes the bare `NaN`, `Infinity` and `-Infinity` that Python writes, as those numbers. Integers that
 * no number holds exactly stay text, digit by digit: they are ids. Half characters (lone surrogates) become U+FFFD.
 * The slow path runs only where `JSON.parse` refuses, and then says where and why.
 */
export function parseJson(text: string): JsonResult {
  const exact = hasManyDigits(text) && longInteger.test(text);
  const halves = text.includes("\\ud") || text.includes("\\uD");
  let value: unknown;
  try {
    value = exact ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch {
    const parsed = parseLoosely(text);
    if (!halves || !("value" in parsed)) return parsed;
    value = parsed.value;
  }
  return { value: halves ? wellFormed(value) : value };
}

/** Looks at each sixteenth character alone: a run of as many digits cannot slip through between two. */
function hasManyDigits(text: string): boolean {
  for (let at = manyDigits - 1; at < text.length; at += manyDigits) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let from = at;
    while (from > 0 && isDigit(text.charCodeAt(from - 1))) from -= 1;
    let to = at + 1;
    while (to < text.length && isDigit(text.charCodeAt(to))) to += 1;
    if (to - from >= manyDigits) return true;
  }
  return false;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number") return value;
  return exactInteger(context?.source ?? "", value);
}

function exactInteger(source: string, value: number): number | string {
  return !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;
}

function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]),
  );
}

/** Line and column, from 1, of an offset. */
export function linePosition(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf("\n"); next >= 0 && next < at; next = text.indexOf("\n", start)) {
    line++;
    start = next + 1;
  }
  return { line, column: at - start + 1 };
}

class Fault extends Error {
  readonly at: number;
  readonly expected: string;
  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

const maxDepth = 2000;
const numberPattern = /-?(?:NaN|Infinity|(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const words: readonly (readonly [string, unknown])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

function parseLoosely(text: string): JsonResult {
  let at = 0;
  const fail = (expected: string, where = at): never => {
    throw new Fault(where, expected);
  };
  const skipSpace = () => {
    while (at < text.length && " \t\n\r".includes(text.charAt(at))) at++;
  };
  const readString = (): string => {
    const start = at++;
    for (; text.charAt(at) !== '"'; at++) {
      if (at >= text.length) fail("the end of a string");
      if (text.charAt(at) === "\\") at++;
    }
    at++;
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return fail("a string without raw line breaks or unknown escapes", start);
    }
  };
  const readList = (close: string, depth: number, item: (depth: number) => void) => {
    if (depth > maxDepth) fail(`at most ${maxDepth} levels`);
    at++;
    skipSpace();
    if (text.charAt(at) === close) return void at++;
    for (;;) {
      item(depth + 1);
      skipSpace();
      if (text.charAt(at) === close) return void at++;
      if (text.charAt(at) !== ",") fail(`\`,\` or \`${close}\``);
      at++;
    }
  };
  const readValue = (depth: number): unknown => {
    skipSpace();
    const c = text.charAt(at);
    if (c === '"') return readString();
    if (c === "[") {
      const list: unknown[] = [];
      readList("]", depth, (d) => list.push(readValue(d)));
      return list;
    }
    if (c === "{") {
      const entries: [string, unknown][] = [];
      readList("}", depth, (d) => {
        skipSpace();
        if (text.charAt(at) !== '"') fail("a name in double quotes");
        const key = readString();
        skipSpace();
        if (text.charAt(at) !== ":") fail("`:`");
        at++;
        entries.push([key, readValue(d)]);
      });
      return Object.fromEntries(entries);
    }
    for (const [word, value] of words) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return value;
      }
    }
    numberPattern.lastIndex = at;
    const number = numberPattern.exec(text)?.[0];
    if (number === undefined) return fail(at >= text.length ? "more text" : "a value");
    at += number.length;
    return exactInteger(number, Number(number));
  };
  try {
    const value = readValue(0);
    skipSpace();
    if (at < text.length) fail("the end of the text");
    return { value };
  } catch (error) {
    if (error instanceof Fault) return { at: error.at, expected: error.expected };
    throw error;
  }
}
