import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { silent } from "../../src/report/effects.ts";
import { publish } from "../../src/report/publish.ts";
import { emptyFolder, write, writeSmallReport } from "../cli/small-report.ts";

let root = "";
beforeEach(() => {
  root = emptyFolder("replaceable");
  writeSmallReport(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A build without pages: what stands at `out` is all that matters here. */
const build = (out = join(root, "dist")) =>
  publish({
    root,
    out,
    force: true,
    draft: false,
    effects: silent,
    render: async () => {},
  });
const rulesOf = async (out?: string) =>
  (await build(out)).problems.filter((p) => p.severity === "error").map(({ rule }) => rule);

describe("what a build takes the place of", () => {
  it("is nothing, an empty folder, or an earlier build", async () => {
    expect(await rulesOf()).toEqual([]);
    expect(await rulesOf()).toEqual([]);
    const empty = join(root, "empty");
    mkdirSync(empty);
    expect(await rulesOf(empty)).toEqual([]);
    // Notes of the last build are gone: it is one all the same.
    rmSync(join(root, ".upheld"), { recursive: true });
    expect(await rulesOf()).toEqual([]);
  });

  it.each([
    ["notes.txt", "mine"],
    ["report.json", "{}"],
    ["report.json", "no JSON"],
    [".bashrc", "mine"],
  ])("is no folder with %s of somebody else, which stays as it was", async (name, text) => {
    write(root, `own/${name}`, text);
    expect(await rulesOf(join(root, "own"))).toEqual(["build-replaces-builds"]);
    expect(readFileSync(join(root, "own", name), "utf8")).toBe(text);
  });

  it("is no file, and no link that leads nowhere", async () => {
    writeFileSync(join(root, "file"), "mine");
    symlinkSync("nowhere", join(root, "link"));
    for (const name of ["file", "link"])
      expect(await rulesOf(join(root, name)), name).toEqual(["build-replaces-builds"]);
    expect(readFileSync(join(root, "file"), "utf8")).toBe("mine");
  });

  it.each(["CNAME", ".git/HEAD", "photos/a.jpg"])(
    "is no folder with an index of a report and %s, whether or not the build is remembered",
    async (name) => {
      expect(await rulesOf()).toEqual([]);
      // As somebody has it who loaded the index of a published report.
      write(root, "loaded/report.json", readFileSync(join(root, "dist/report.json")));
      write(root, `loaded/${name}`, "mine");
      expect(await rulesOf(join(root, "loaded"))).toEqual(["build-replaces-builds"]);
      write(root, `dist/${name}`, "mine");
      expect(await rulesOf()).toEqual(["build-replaces-builds"]);
      rmSync(join(root, ".upheld"), { recursive: true });
      expect(await rulesOf()).toEqual(["build-replaces-builds"]);
      for (const folder of ["dist", "loaded"])
        expect(readFileSync(join(root, folder, name), "utf8")).toBe("mine");
    },
  );

  it("is no published folder, though its list of versions is lost", async () => {
    expect(await rulesOf()).toEqual([]);
    write(root, "dist/v/0123abcd/findings/a/b/index.html", "<p>kept");
    const sums = readFileSync(join(root, "dist/SHA256SUMS"), "utf8");
    write(
      root,
      "dist/SHA256SUMS",
      `${sums}${"0".repeat(64)}  v/0123abcd/findings/a/b/index.html\n`,
    );
    rmSync(join(root, ".upheld"), { recursive: true });
    expect(await rulesOf()).toEqual(["build-replaces-builds"]);
  });

  it("is no build among whose files somebody put others", async () => {
    expect(await rulesOf()).toEqual([]);
    write(root, "dist/CNAME", "name.example");
    const { problems } = await build();
    expect(problems.map(({ rule, found }) => [rule, found])).toContainEqual([
      "build-replaces-builds",
      "an earlier build, and with it CNAME",
    ]);
    expect(existsSync(join(root, "dist/CNAME"))).toBe(true);
    rmSync(join(root, "dist/CNAME"));
    expect(await rulesOf()).toEqual([]);
  });
});
