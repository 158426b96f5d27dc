import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { EarlierPages } from "../../src/report/land/page-folder.ts";
import { areAsWritten, openPageFolder } from "../../src/report/land/page-folder.ts";
import { emptyFolder } from "../cli/small-report.ts";

const base = emptyFolder("page-folder");
afterAll(() => rmSync(base, { recursive: true, force: true }));

let times = 0;
const newFolder = (): string => {
  const folder = join(base, String(times++));
  mkdirSync(folder);
  return folder;
};

let earlier: EarlierPages;
const page = () => join(earlier.folder, "a/index.html");

beforeEach(async () => {
  const folder = newFolder();
  const pages = openPageFolder(folder, null);
  await pages.write("a/index.html", '<p id="one"><a href="../b/">b</a></p>', "key a");
  await pages.write("b.csv", "1,2", "key b");
  await pages.write("report.json", "{}");
  earlier = { folder, files: pages.written(), links: pages.links() };
});

describe("pages of the build before", () => {
  it("stay as they are under the same key: one file, with the links that were read from it", async () => {
    const folder = newFolder();
    const pages = openPageFolder(folder, earlier);
    expect(await pages.takeOver("a/index.html", "key a")).toBe(true);
    expect(statSync(join(folder, "a/index.html")).ino).toBe(statSync(page()).ino);
    expect(pages.written()).toEqual({ "a/index.html": earlier.files["a/index.html"] });
    expect(pages.links()).toEqual(earlier.links);
  });

  it.each([
    ["another key", "a/index.html", "key of another"],
    ["a file that was not there", "c/index.html", "key a"],
    ["a file that is made anew each time", "report.json", ""],
  ])("are made again under %s", async (_why, path, key) => {
    expect(await openPageFolder(newFolder(), earlier).takeOver(path, key)).toBe(false);
  });

  it("are made again where somebody changed them, also to as many bytes", async () => {
    writeFileSync(page(), readFileSync(page(), "utf8").replace("one", "two"));
    const folder = newFolder();
    const pages = openPageFolder(folder, earlier);
    expect(await pages.takeOver("a/index.html", "key a")).toBe(false);
    await pages.write("a/index.html", "<p>made", "key a");
    expect(readFileSync(page(), "utf8")).toContain("two");
  });

  it("are made again where they are gone", async () => {
    rmSync(page());
    expect(await openPageFolder(newFolder(), earlier).takeOver("a/index.html", "key a")).toBe(
      false,
    );
  });

  it("stay where they were only touched", async () => {
    utimesSync(page(), new Date(0), new Date(0));
    const pages = openPageFolder(newFolder(), earlier);
    expect(await pages.takeOver("a/index.html", "key a")).toBe(true);
    const { sha256 } = earlier.files["a/index.html"] ?? {};
    expect(pages.written()["a/index.html"]?.sha256).toBe(sha256);
  });

  it("have their links read again where those are not known, or are of another page", async () => {
    const other = { ids: ["x"], repeated: [], links: [], of: "another page" };
    const known: readonly EarlierPages["links"][] = [{}, { "a/index.html": other }];
    for (const links of known) {
      const pages = openPageFolder(newFolder(), { ...earlier, links });
      await pages.takeOver("a/index.html", "key a");
      expect(pages.links()).toEqual(earlier.links);
    }
  });
});

describe("a folder is as it was written", () => {
  const isAsWritten = () => areAsWritten(earlier.folder, earlier.files);

  it("while its bytes are", async () => {
    expect(await isAsWritten()).toBe(true);
    utimesSync(page(), new Date(0), new Date(0));
    expect(await isAsWritten()).toBe(true);
  });

  it.each([
    ["changed", () => writeFileSync(page(), readFileSync(page(), "utf8").replace("one", "two"))],
    ["gone", () => rmSync(page())],
    ["added", () => writeFileSync(join(earlier.folder, "more.txt"), "more")],
    ["all gone", () => rmSync(earlier.folder, { recursive: true })],
  ])("not where a file is %s", async (_what, change) => {
    change();
    expect(await isAsWritten()).toBe(false);
  });
});
