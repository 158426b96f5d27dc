/** A value, or where the text stops being JSON and what was expected there. */
export type JsonResult =
  | { readonly value: unknown }
  | { readonly at: number; readonly expected: string };

/**
 * Parses JSON; also takes the bare `NaN`, `Infinity` and `-Infinity` that Python writes, as those numbers.
 * The slow path runs only where `JSON.parse` refuses, and then says where and why.
 */
export function parseJson(text: string): JsonResult {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return parseLoosely(text);
  }
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
    return Number(number);
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
