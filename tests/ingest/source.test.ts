import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readText, wideEncoding } from "../../src/ingest/formats/shared/read-text.ts";
import { openSource } from "../../src/ingest/read/source.ts";
import { collectProblems } from "../../src/model/index.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "upheld-source-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function open(name: string, bytes: Uint8Array) {
  writeFileSync(join(folder, name), bytes);
  const problems = collectProblems();
  const source = await openSource(join(folder, name), name, problems);
  if (!source) throw new Error("not opened");
  return { source, problems };
}
async function all(text: AsyncIterable<string>) {
  let whole = "";
  for await (const block of text) whole += block;
  return whole;
}
const text = "Grüße 😀\n".repeat(200_000);
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("a source", () => {
  it("is unpacked because of its bytes, whatever its name, and hashed as it is on disk", async () => {
    const bytes = gzipSync(text);
    const { source, problems } = await open("named-plainly.txt", bytes);
    expect(source.gzipped).toBe(true);
    expect(await all(readText(source, problems))).toBe(text);
    expect(await source.digest()).toBe(sha(bytes));
    expect(source.bytesRead()).toBe(bytes.length);
    expect(problems.list).toEqual([]);
  });
  it("has its hash also when nobody read it to its end", async () => {
    const { source } = await open("unread.txt", Buffer.from(text));
    for await (const _ of source.open()) break;
    expect(await source.digest()).toBe(sha(Buffer.from(text)));
  });
  it("gives characters whole and leaves the byte order mark out", async () => {
    const { source, problems } = await open("mark.txt", Buffer.from(`\ufeff${text}`));
    expect(await all(readText(source, problems))).toBe(text);
  });
  it("ends with a problem at the line of the first byte that is not UTF-8", async () => {
    const bytes = Buffer.concat([
      Buffer.from(text),
      Buffer.from("caf\xe9\n", "latin1"),
      Buffer.from(text),
    ]);
    const { source, problems } = await open("latin.txt", bytes);
    await all(readText(source, problems));
    expect(problems.list).toMatchObject([{ rule: "file-is-utf8", place: { line: 200_001 } }]);
  });
  it("ends with a problem when the last character is cut", async () => {
    const { source, problems } = await open("cut.txt", Buffer.from("one\ntwo é").subarray(0, 9));
    await all(readText(source, problems));
    expect(problems.list).toMatchObject([{ rule: "file-is-utf8", place: { line: 2 } }]);
  });
  it("is reported when it cannot be read", async () => {
    const problems = collectProblems();
    expect(await openSource(join(folder, "nowhere"), "nowhere", problems)).toBeNull();
    expect(problems.list).toMatchObject([
      { rule: "files-are-found", message: 'There is no file "nowhere"' },
    ]);
  });
});

describe("the first bytes", () => {
  it.each([
    ["UTF-16 with a mark", Buffer.from("\ufeffa,b", "utf16le"), "UTF-16"],
    ["UTF-16 without one", Buffer.from("question,arm", "utf16le"), "UTF-16"],
    ["UTF-8", Buffer.from("question,arm"), null],
    ["a short text", Buffer.from("a"), null],
    ["an archive", Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6]), null],
  ])("of %s", (_, bytes, expected) => {
    expect(wideEncoding(bytes)).toBe(expected);
  });
});
