import { describe, expect, it } from "vitest";
import { keysAlong, parsePath, readPath } from "../../src/ingest/formats/shared/path.ts";

const fields = {
  plain: 1,
  "a.b": "column",
  sample: { metadata: { "x.y": true, "with [brackets]": 2 }, choices: [{ text: "first" }] },
  packed: '{"judge": {"value": 0.5}}',
};
const at = (text: string) => readPath(fields, parsePath(text));

describe("a path", () => {
  it("follows dots, numbers in brackets and quoted keys", () => {
    expect(at("plain")).toBe(1);
    expect(at("sample.choices[0].text")).toBe("first");
    expect(at('sample.metadata["x.y"]')).toBe(true);
    expect(at("sample.metadata['with [brackets]']")).toBe(2);
  });
  it("prefers a column that is named exactly like it", () => {
    expect(at("a.b")).toBe("column");
  });
  it("opens JSON that a table holds as text", () => {
    expect(at("packed.judge.value")).toBe(0.5);
  });
  it("finds nothing in what objects inherit", () => {
    expect(at("constructor")).toBeUndefined();
    expect(at("sample.toString")).toBeUndefined();
  });
  it("is one key as it stands when it is no path", () => {
    expect(parsePath("a[b").keys).toEqual(["a[b"]);
    expect(parsePath("").keys).toEqual([""]);
  });
  it("tells which keys there are where it ends early", () => {
    expect(keysAlong(fields, parsePath("sample.metdata.x"))).toEqual(["metadata", "choices"]);
  });
});
