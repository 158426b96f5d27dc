import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { seededRandom, seedOf } from "../../src/lib/random.ts";
import { checksumsOf, readChecksums } from "../../src/report/checksums.ts";
import { silent } from "../../src/report/effects.ts";
import { sha256 } from "../../src/report/inputs/index.ts";
import { publish } from "../../src/report/publish.ts";
import { listFolder } from "../../src/verify/folder.ts";
import {
  comparePages,
  verifiedInText,
  verifyBytes,
  verifyNumbers,
} from "../../src/verify/index.ts";
import { shown } from "../../src/verify/text.ts";
import { emptyFolder, writeSmallReport } from "../cli/small-report.ts";

/** A small report as it is published, but for its HTML pages: what they hold is no matter of numbers. */
let built = "";

beforeAll(async () => {
  const root = emptyFolder("verify");
  writeSmallReport(root);
  built = join(root, "dist");
  const { besideKinds } = await import("../../src/export/beside/index.ts");
  const done = await publish({
    root,
    out: built,
    force: false,
    draft: false,
    effects: silent,
    render: async ({ report, pages }) => {
      for (const kind of besideKinds.filter(({ name }) => /-(csv|json)$/.test(name)))
        for (const { path, make } of kind.files({ report, styles: {} as never }))
          await pages.write(path, await make());
      await pages.write("teaching/index.html", "<!doctype html><p>+65 pp</p>");
    },
  });
  expect(done.problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

function copied(): string {
  const folder = emptyFolder("verified");
  cpSync(built, folder, { recursive: true });
  return folder;
}

const at = (folder: string, path: string) => join(folder, path);
const edit = (folder: string, path: string, change: (text: string) => string): void =>
  writeFileSync(at(folder, path), change(readFileSync(at(folder, path), "utf8")));

/** Writes the list of hashes anew, as somebody would who wants a change not to be seen. */
async function hashAgain(folder: string): Promise<void> {
  const { files } = await listFolder(folder);
  const hashes = files.map((path) => [path, sha256(readFileSync(at(folder, path)))] as const);
  writeFileSync(at(folder, "SHA256SUMS"), checksumsOf(new Map(hashes)));
}

describe("a folder as it was built", () => {
  test("is what it says", async () => {
    const bytes = await verifyBytes(built);
    expect(bytes).toMatchObject({ refused: null, differences: [], unverified: [] });
    const numbers = await verifyNumbers(built);
    expect(numbers).toMatchObject({ refused: null, differences: [] });
    expect(numbers.same).toMatchObject({ estimates: 2, contrasts: 1, verdicts: 2 });
    expect(numbers.same).toMatchObject({ "tables of figures": 1, "files of data": 6 });
    expect(numbers.unverified.map(({ what }) => what)).toEqual(["sentences, drawings and pages"]);
  });

  test("has a list that sha256sum reads", () => {
    expect(execFileSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], { cwd: built })).toHaveLength(
      0,
    );
  });
});

describe("one changed byte", () => {
  test("is found in whichever file it stands", async () => {
    const random = seededRandom(seedOf("bytes"));
    const { files } = await listFolder(built);
    const folder = copied();
    for (let i = 0; i < 30; i++) {
      const path = files[Math.floor(random() * files.length)] ?? "";
      const before = readFileSync(at(folder, path));
      if (before.length === 0) continue;
      const after = Buffer.from(before);
      const place = Math.floor(random() * after.length);
      after[place] = (after[place] ?? 0) ^ (1 << Math.floor(random() * 8));
      writeFileSync(at(folder, path), after);
      const { differences } = await verifyBytes(folder);
      const named = differences.map(({ file }) => file);
      if (path === "SHA256SUMS") expect(named.length).toBeGreaterThan(0);
      else expect(named).toEqual([path]);
      writeFileSync(at(folder, path), before);
    }
  });

  test("of a number is found though the hashes were made anew", async () => {
    const random = seededRandom(seedOf("digits"));
    const folder = copied();
    const paths = [
      "report/experiments/twelve/right.json",
      "data/teaching/by-arm.csv",
      "figures/teaching/by-arm.json",
      "findings/teaching/helps.csv",
      "findings/teaching/helps.json",
    ];
    for (let i = 0; i < 30; i++) {
      const path = paths[i % paths.length] ?? "";
      const before = readFileSync(at(folder, path), "utf8");
      const digits = [...before.matchAll(/\d/g)].map(({ index }) => index);
      const place = digits[Math.floor(random() * digits.length)] ?? 0;
      const digit = (Number(before[place]) + 1 + Math.floor(random() * 9)) % 10;
      writeFileSync(at(folder, path), before.slice(0, place) + digit + before.slice(place + 1));
      await hashAgain(folder);
      expect((await verifyBytes(folder)).differences).toEqual([]);
      const { differences } = await verifyNumbers(folder);
      expect(
        differences.map(({ file }) => file),
        `${path} at ${place}`,
      ).toContain(path);
      writeFileSync(at(folder, path), before);
    }
  }, 60_000);

  test("of the sums is found by the numbers that follow from them", async () => {
    const folder = copied();
    edit(folder, "report/sums/twelve.json", (text) => {
      const sums = JSON.parse(text);
      sums.metrics.right.sum = { steps: [1, 1, 0, 79] };
      return JSON.stringify(sums);
    });
    await hashAgain(folder);
    const { differences } = await verifyNumbers(folder);
    expect(differences.map(({ file }) => file)).toContain("report/experiments/twelve/right.json");
    expect(differences.some(({ what }) => what?.startsWith("finding helps: verdict"))).toBe(true);
  });

  test("of a verdict is found wherever it stands", async () => {
    for (const path of ["report.json", "report/notebooks/teaching.json"]) {
      const folder = copied();
      edit(folder, path, (text) => text.replace('"verdict":"upheld"', '"verdict":"refuted"'));
      await hashAgain(folder);
      const { differences } = await verifyNumbers(folder);
      expect(differences).toContainEqual({
        file: path,
        what: "finding helps: verdict",
        expected: '"upheld"',
        found: '"refuted"',
      });
    }
  });

  test("of a page is found against pages that are built again", async () => {
    const folder = copied();
    edit(folder, "teaching/index.html", (text) => text.replace("65", "66"));
    await hashAgain(folder);
    const { differences } = await comparePages(folder, built);
    expect(differences.map(({ file }) => file)).toEqual(["SHA256SUMS", "teaching/index.html"]);
  });
});

describe("a folder of a stranger", () => {
  test("has its links named and none of them read", async () => {
    const folder = copied();
    symlinkSync("/etc/hostname", at(folder, "link.txt"));
    symlinkSync(folder, at(folder, "round"));
    const { differences } = await verifyBytes(folder);
    expect(differences.map(({ file, found }) => [file, found])).toEqual([
      ["link.txt", "a link"],
      ["round", "a link"],
    ]);
  });

  test("names no file outside of it", () => {
    const hash = "0".repeat(64);
    const text = `${hash}  ../secret\n${hash}  /etc/passwd\n${hash}  a/../b\n${hash}  a.txt\n${hash}  a.txt\nnonsense\n\\${hash}  two\\nlines\n`;
    const { files, refused } = readChecksums(text);
    expect([...files.keys()]).toEqual(["a.txt", "two\nlines"]);
    expect(refused.map(({ line }) => line)).toEqual([1, 2, 3, 5, 6]);
    const index = JSON.parse(readFileSync(at(built, "report.json"), "utf8"));
    expect(index.generator).toMatch(/^upheld/);
  });

  test("that leads out in its index is told so, and nothing is read there", async () => {
    const folder = copied();
    edit(folder, "report.json", (text) => text.replaceAll("report/notebooks", "../../notebooks"));
    const { differences } = await verifyNumbers(folder);
    expect(differences[0]?.found).toBe("no such file");
  });

  test("is refused in words where it holds no report, no list, or no end", async () => {
    const folder = emptyFolder("nothing");
    expect((await verifyBytes(folder)).refused).toMatch(/no SHA256SUMS/);
    expect((await verifyNumbers(folder)).refused).toMatch(/no report.json/);
    writeFileSync(at(folder, "SHA256SUMS"), "");
    mkdirSync(at(folder, "deep/".repeat(60)), { recursive: true });
    expect((await verifyBytes(folder)).refused).toMatch(/more than 40 deep/);
  });

  test.each([
    ["report.json", "{"],
    ["report.json", "[".repeat(100_000)],
    ["report/sums/twelve.json", '{"rows":1e15}'],
    ["report/notebooks/teaching.json", "null"],
    ["report/experiments/twelve.json", "\u0000"],
  ])("whose %s is broken has it named", async (path, text) => {
    const folder = copied();
    writeFileSync(at(folder, path), text);
    const { differences } = await verifyNumbers(folder);
    expect(differences.length).toBeGreaterThan(0);
    expect(differences[0]?.file).toBe(path);
  });

  test("asks for no more memory than it has rows", async () => {
    const folder = copied();
    edit(folder, "report/sums/twelve.json", (text) => {
      const sums = JSON.parse(text);
      return JSON.stringify({ ...sums, unit: { steps: [0, 9_000_000_000] } });
    });
    const { differences } = await verifyNumbers(folder);
    expect(differences[0]).toMatchObject({ file: "report/sums/twelve.json" });
  });

  test("cannot steer a terminal", () => {
    const hostile = "\u001b[2J</script>\u202e\u0000\ud800%%%]]>";
    expect(shown(hostile)).toBe("[U+001B][2J</script>[U+202E][U+0000][U+D800]%%%]]>");
    const text = verifiedInText([
      {
        level: "bytes",
        refused: null,
        same: {},
        unverified: [],
        differences: [{ file: hostile, what: hostile, expected: hostile, found: hostile }],
      },
    ]);
    for (const sign of ["\u001b", "\u202e", "\u0000"]) expect(text).not.toContain(sign);
  });
});

test("nothing of a folder is written", async () => {
  const state = () =>
    readdirSync(built, { recursive: true })
      .map((path) => `${path} ${statSync(join(built, String(path))).mtimeMs}`)
      .join("\n");
  const before = state();
  await verifyBytes(built);
  await verifyNumbers(built);
  expect(state()).toBe(before);
  expect(existsSync(join(built, ".upheld"))).toBe(false);
});
