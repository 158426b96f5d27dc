import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { serveFolder } from "../site/support/serve-folder.ts";
import { runUpheld } from "./run-upheld.ts";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "./small-report.ts";

const root = emptyFolder("diff");
const published = join(root, "dist");
const program = join(import.meta.dirname, "..", "..", "bin", "upheld.js");
const git = (...args: string[]) =>
  execFileSync("git", ["-C", root, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
const diff = (...args: string[]) => runUpheld(["--root", root, "diff", ...args]);

describe("upheld diff", () => {
  beforeAll(async () => {
    writeSmallReport(root);
    write(root, ".gitignore", ".upheld/\ndist/\n");
    const { code, err } = await runUpheld(["--root", root, "build"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "first");
  });

  it("finds nothing between a report and itself: published, in git, or as its files are", async () => {
    for (const old of [published, join(published, "report.json"), "HEAD"]) {
      const { code, out, err } = await diff(old);
      expect(err, old).toBe("");
      expect(out, old).toMatch(/^Nothing that a reader would notice/);
      expect(code, old).toBe(0);
    }
  });

  it("says what other data changed, also where a claim fails by it", async () => {
    write(root, "results/twelve/answers.csv", answers(10));
    const { code, out } = await diff("HEAD");
    expect(code).toBe(1);
    expect(out).toMatch(/^1 verdict changed/);
    expect(out).toContain("-upheld");
    expect(out).toMatch(/-Right answers reach 90%.*\n\+Right answers reach 25%/);
    expect(out).toContain("results/twelve/answers.csv (changed)");
    const json = await diff("HEAD", "--format", "json");
    const { verdicts, samples } = JSON.parse(json.out);
    expect(verdicts).toHaveLength(1);
    expect(samples.notCompared).toEqual([]);
    expect(samples.counts.length).toBeGreaterThan(0);
    // The published folder holds the scores that the revision is counted from.
    expect(JSON.parse((await diff(published, "--format", "json")).out).samples).toEqual(samples);
    // The same two reports, the same bytes.
    expect((await diff("HEAD")).out).toBe(out);
    write(root, "results/twelve/answers.csv", answers(36));
  });

  it("reads an address of this machine, and no other", async () => {
    const served = await serveFolder(published, "/some/where/");
    write(root, "content/teaching.md", notebook.replace("It does", "It really does"));
    const { code, out } = await diff(served.url);
    served.stop();
    write(root, "content/teaching.md", notebook);
    expect(code).toBe(1);
    expect(out).toMatch(/-It does: .*\n\+It really does: /);
    const away = await diff("https://example.org/report/");
    expect(away.code).toBe(2);
    expect(away.err).toContain("not on this machine");
  });

  it("is said by `dev` in every open page, and taken back", async () => {
    write(root, "results/twelve/answers.csv", answers(10));
    const args = ["--root", root, "dev", "--port", "4797", "--host", "127.0.0.1"];
    const child = spawn(process.execPath, [program, ...args, "--against", published], {
      env: { ...process.env, VITEST: "", NO_COLOR: "1" },
    });
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    try {
      const said = /1 verdict changed and \d+ numbers moved since the last publication/;
      await expect.poll(() => out, { timeout: 60_000 }).toMatch(said);
      const url = /Report at (\S+)/.exec(out)?.[1] ?? "";
      const events = (await fetch(new URL(".live/events", url))).body?.getReader();
      let seen = "";
      const read = async () => {
        seen += new TextDecoder().decode((await events?.read())?.value);
      };
      while (!said.test(seen)) await read();
      write(root, "results/twelve/answers.csv", answers(36));
      while (!seen.includes("event: since\ndata: null")) await read();
    } finally {
      child.kill();
      write(root, "results/twelve/answers.csv", answers(36));
    }
  }, 120_000);

  it("ends with 2 and a sentence where there is nothing to compare", async () => {
    for (const [old, said] of [
      ["nowhere", "no folder, file or revision"],
      ["content", "holds no report.json"],
      ["--option=x", "unknown option"],
    ] as const) {
      const { code, err } = await diff(old);
      expect(err, old).toContain(said);
      expect(err, old).not.toMatch(/^\s+at /m);
      expect(code, old).toBe(2);
    }
    write(root, "broken/report.json", "{}");
    const { code, err } = await diff("broken");
    expect(err).toContain("no report that this version reads: report.json");
    expect(code).toBe(2);
  });
});
