import { mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { realTarget } from "../../src/report/land/index.ts";
import { coversInputs } from "../../src/report/publish.ts";
import { emptyFolder } from "../cli/small-report.ts";

const root = realpathSync(emptyFolder("target"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, "content"));
mkdirSync(join(root, "elsewhere"));
symlinkSync("content", join(root, "link"));
symlinkSync(root, join(root, "elsewhere/root"));
symlinkSync("nowhere", join(root, "dangling"));
symlinkSync("elsewhere", join(root, "results"));

describe("where a path leads", () => {
  it("is behind its links, however much of it is there", () => {
    expect(realTarget(join(root, "link/a/b"))).toBe(join(root, "content/a/b"));
    expect(realTarget(join(root, "elsewhere/root/link"))).toBe(join(root, "content"));
    expect(realTarget(join(root, "dangling"))).toBe(join(root, "dangling"));
    expect(realTarget("/")).toBe("/");
  });

  it.each([
    "content",
    "content/x",
    "link",
    "link/x",
    ".",
    "..",
    "elsewhere/root/content/x",
    "results/x",
    "elsewhere/x",
  ])("is found among files of the report, whatever it is called: %s", (name) => {
    expect(coversInputs(root, join(root, name))).toBe(true);
    expect(coversInputs(join(root, "elsewhere/root"), join(root, name))).toBe(true);
  });

  it("is not among them beside them", () => {
    expect(coversInputs(root, join(root, "dist"))).toBe(false);
    expect(coversInputs(root, join(root, "contents"))).toBe(false);
  });
});
