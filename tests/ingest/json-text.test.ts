import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linePosition, parseJson } from "../../src/ingest/formats/shared/parse-json.ts";
import type { JsonPiece } from "../../src/ingest/formats/shared/split-json.ts";
import { splitJson } from "../../src/ingest/formats/shared/split-json.ts";

async function pieces(
  text: string,
  blockLength: number,
  limit = 1e6,
): Promise<(JsonPiece | "unfinished")[]> {
  async function* blocks() {
    for (let i = 0; i < text.length; i += blockLength) yield text.slice(i, i + blockLength);
  }
  const found: (JsonPiece | "unfinished")[] = [];
  for await (const piece of splitJson(blocks(), limit)) found.push(piece);
  return found;
}

describe("JSON as Python writes it", () => {
  it("keeps bare NaN and infinities as those numbers, and those words inside texts as text", () => {
    const parsed = parseJson(
      '{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN", "d\\n": -1.5e2, "e": [], "f": {}}',
    );
    expect(parsed).toEqual({
      value: { a: Number.NaN, b: [-Infinity, Infinity], c: "NaN", "d\n": -150, e: [], f: {} },
    });
  });
  it.each([
    ['{"a":}', 5, "a value"],
    ['{"a": 1', 7, "`,` or `}`"],
    ["[1 2]", 3, "`,` or `]`"],
    ["{a: 1}", 1, "a name in double quotes"],
    ['{"a" 1}', 5, "`:`"],
    ['"a', 2, "the end of a string"],
    ["[1] x", 4, "the end of the text"],
    ["", 0, "more text"],
    ['["a\nb"]', 1, "a string without raw line breaks or unknown escapes"],
    ["[".repeat(5000), 2001, "at most 2000 levels"],
  ])("says where %j stops being JSON", (text, at, expected) => {
    expect(parseJson(text)).toEqual({ at, expected });
  });
  it("gives line and column of an offset", () => {
    expect(linePosition("a\nbc\nd", 3)).toEqual({ line: 2, column: 2 });
    expect(linePosition("abc", 0)).toEqual({ line: 1, column: 1 });
  });
});

describe("JSON in pieces", () => {
  it("has the elements of any list, wherever the blocks are cut", async () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(value),
        fc.integer({ min: 1, max: 9 }),
        async (list, blockLength) => {
          const found = await pieces(JSON.stringify(list, null, 1), blockLength);
          expect(found.map((p) => p !== "unfinished" && JSON.parse(p.text ?? ""))).toEqual(
            JSON.parse(JSON.stringify(list)),
          );
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });
  it("has the members of an object, and the elements of the lists among them", async () => {
    const text =
      '{ "meta": {"list": [1, 2]}, "n": 1,\n "results": [ {"a": "]"},\n {"b": [3]} ], "empty": [], "last": "x" }';
    for (const blockLength of [1, 3, 1000]) {
      expect(await pieces(text, blockLength)).toEqual([
        { key: null, kind: "member", text: '"meta": {"list": [1, 2]}', line: 1 },
        { key: null, kind: "member", text: '"n": 1', line: 1 },
        { key: "results", kind: "element", text: '{"a": "]"}', line: 2 },
        { key: "results", kind: "element", text: '{"b": [3]}', line: 3 },
        { key: null, kind: "member", text: '"last": "x"', line: 3 },
      ]);
    }
  });
  it("does not hold a piece over the limit, and goes on after it", async () => {
    const found = await pieces(`["${"x".repeat(50)}", 1]`, 7, 20);
    expect(found).toMatchObject([{ text: null }, { text: "1" }]);
  });
  it("says that a document ends early", async () => {
    expect((await pieces('{"results": [{"a": 1}, {"a"', 4)).at(-1)).toBe("unfinished");
  });
});
