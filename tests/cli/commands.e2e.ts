import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notebookFileSchema, reportIndexSchema } from "../../src/model/index.ts";
import { partBeside } from "../../src/report/land/land.ts";
import { runUpheld } from "./run-upheld.ts";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "./small-report.ts";

function bytesOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of (
    readdirSync(folder, { recursive: true, encoding: "utf8" }) as string[]
  ).sort()) {
    const file = join(folder, name);
    hash.update(name);
    if (readdirSyncSafe(file) === null) hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

function readdirSyncSafe(path: string): readonly string[] | null {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}

describe("upheld in a folder that has nothing else in it", () => {
  const root = emptyFolder("cli");
  const dist = join(root, "dist");
  beforeAll(() => writeSmallReport(root));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("checks without a complaint", async () => {
    const { code, out } = await runUpheld(["--root", root, "check"]);
    expect(out).toContain("nothing wrong");
    expect(out).not.toContain("advice");
    expect(code).toBe(0);
  });

  it("lists as advice what is bound to nothing, and fails for none of it", async () => {
    const lines = Array.from({ length: 7 }, (_, i) => `Most models say ${i + 12}.\n`).join("\n");
    write(root, "content/teaching.md", `${notebook}\n${lines}`);
    const { code, out } = await runUpheld(["--root", root, "check"]);
    expect(code).toBe(0);
    expect(out).toContain("advice 7 sentences state a number or a comparison");
    expect(out).toContain("Most models say 12.");
    expect(out).not.toContain("Most models say 18.");
    expect(out).toContain("and 2 more");
    expect(out).toContain("7 typed by hand");
    expect((await runUpheld(["--root", root, "check", "--all"])).out).toContain(
      "Most models say 18.",
    );
    const json = JSON.parse((await runUpheld(["--root", root, "check", "--json"])).out);
    expect(json.prose[0].unbound[0].words).toEqual(["12", "Most"]);
    write(root, "upheld.yaml", "prose: lax\n");
    expect((await runUpheld(["--root", root, "check"])).out).not.toContain("advice");
    rmSync(join(root, "upheld.yaml"));
    write(root, "content/teaching.md", notebook);
  });

  it("builds every address, and a report.json that its schema accepts", async () => {
    const { code, err } = await runUpheld(["--root", root, "build"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    for (const page of [
      "",
      "teaching",
      "figures/teaching/by-arm",
      "findings/teaching/helps",
      "experiments/twelve",
      "embed/teaching/by-arm",
    ]) {
      expect(existsSync(join(dist, page, "index.html")), page).toBe(true);
    }
    const jsonOf = (file: string) => JSON.parse(readFileSync(join(dist, file), "utf8"));
    const index = reportIndexSchema.parse(jsonOf("report.json"));
    const [first] = index.notebooks.map(({ file }) => notebookFileSchema.parse(jsonOf(file)));
    expect(first?.findings[0]?.verdict).toBe("upheld");
    expect(readFileSync(join(dist, "teaching", "index.html"), "utf8")).toContain(">90%</a>");
  });

  it("exports a notebook into one file, and says what it cannot export or where it does not write", async () => {
    const upheld = (...more: string[]) =>
      runUpheld(["--root", root, "export", "--format", "html", ...more]);
    const made = await upheld("--of", "teaching", "--out", "given/teaching.html");
    expect([made.code, made.err]).toEqual([0, ""]);
    expect(made.out).toContain("given/teaching.html");
    expect(readFileSync(join(root, "given/teaching.html"), "utf8")).toContain("Teaching helps");
    rmSync(join(root, "given"), { recursive: true });
    const unknown = await upheld("--of", "teachin", "--out", "given/x.html");
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("notebook-is-found")]);
    expect(unknown.err).toContain('Did you mean "teaching"?');
    expect(existsSync(join(root, "given"))).toBe(false);
    for (const out of ["content/x.html", "dist", "results"]) {
      const { code, err } = await upheld("--out", out);
      expect([code, err], out).toEqual([2, expect.stringContaining(`--out ${out}`)]);
    }
    const format = await runUpheld(["--root", root, "export", "--format", "docx", "--out", "x"]);
    expect([format.code, format.err]).toEqual([2, expect.stringContaining("html")]);
  });

  it("does nothing when nothing changed, and gives the same bytes when forced", async () => {
    const before = bytesOf(dist);
    expect((await runUpheld(["--root", root, "build"])).out).toContain("Nothing changed");
    await runUpheld(["--root", root, "build", "--force"]);
    expect(bytesOf(dist)).toBe(before);
  });

  it("builds again when a published file was touched by someone else", async () => {
    write(root, "dist/index.html", "not ours");
    await runUpheld(["--root", root, "build"]);
    expect(readFileSync(join(dist, "index.html"), "utf8")).not.toBe("not ours");
  });

  it("refuses to publish a claim that the data no longer upholds, at its line, and leaves dist/ as it was", async () => {
    const before = bytesOf(dist);
    write(root, "results/twelve/answers.csv", answers(11));
    const { code, err } = await runUpheld(["--root", root, "build"]);
    expect(code).toBe(1);
    expect(err).toContain("content/teaching.md:14");
    expect(err).toContain("claim-is-upheld");
    expect(err).toMatch(/expected\s+greater/);
    expect(bytesOf(dist)).toBe(before);
    write(root, "results/twelve/answers.csv", answers(36));
  });

  it("publishes such a claim as a draft alone, with its verdict, and each page says so", async () => {
    const drafts = join(root, "drafts");
    write(root, "results/twelve/answers.csv", answers(5));
    const made = await runUpheld(["--root", root, "build", "--draft", "--out", "drafts"]);
    expect(made.code).toBe(0);
    expect(made.err).toContain("claim-is-upheld");
    const pages = (readdirSync(drafts, { recursive: true, encoding: "utf8" }) as string[])
      .filter((name) => name.endsWith(".html"))
      .map((name) => readFileSync(join(drafts, name), "utf8"));
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page).toMatch(/class="draft"|http-equiv="refresh"/);
    const page = readFileSync(join(drafts, "teaching/index.html"), "utf8");
    expect(page).toContain("does not uphold 1 claim");
    expect(page).toContain("Refuted");
    const before = bytesOf(drafts);
    expect((await runUpheld(["--root", root, "build", "--out", "drafts"])).code).toBe(1);
    expect(bytesOf(drafts)).toBe(before);
    write(root, "results/twelve/answers.csv", answers(36));
    const mended = await runUpheld(["--root", root, "build", "--out", "drafts"]);
    expect(mended.code).toBe(0);
    expect(readFileSync(join(drafts, "teaching/index.html"), "utf8")).not.toContain(
      'class="draft"',
    );
    rmSync(drafts, { recursive: true });
  });

  it("never puts pages in the place of what they are made from", async () => {
    for (const out of [".", "..", "content", "results/twelve", "public/pages"]) {
      const { code, err } = await runUpheld(["--root", root, "build", "--out", out]);
      expect([code, err], out).toEqual([2, expect.stringContaining("report's own files")]);
    }
    expect(existsSync(join(root, "content/teaching.md"))).toBe(true);
  });

  it("prints every problem of every file in one run, as text and as JSON", async () => {
    write(
      root,
      "content/teaching.md",
      notebook
        .replace("chart=dots", "chart=dotz")
        .replace("expect=", "expct=")
        .replace("metric=right of", "metric=rigth of")
        .replace('versus="arm=plain"}', 'versus="arm=plane"}'),
    );
    write(
      root,
      "results/second/experiment.yaml",
      "title: Second\ndesign:\n  unit: q\n  factors: { arm: { levels: [a, b], baseline: c } }\nmetrics: { m: {} }\n",
    );
    const { code, err } = await runUpheld(["--root", root, "check"]);
    expect(code).toBe(1);
    for (const rule of [
      "chart-is-known",
      "attribute-is-known",
      "metric-is-declared",
      "selector-is-valid",
      "baseline-is-a-level",
    ])
      expect(err, rule).toContain(rule);
    expect(err).toContain('Did you mean "dots"?');
    const json = JSON.parse((await runUpheld(["--root", root, "check", "--json"])).out);
    expect(json.ok).toBe(false);
    expect(json.problems.length).toBeGreaterThanOrEqual(5);
    rmSync(join(root, "results/second"), { recursive: true });
    write(root, "content/teaching.md", notebook);
  });

  it("names a folder of results that has no experiment.yaml, beside what else is wrong", async () => {
    const before = bytesOf(dist);
    write(root, "results/bare/notes.csv", "a,b\n1,2\n");
    write(root, "results/twelve/answers.csv", "question,arm,right\nq1,plain,1,9\n");
    const { code, err } = await runUpheld(["--root", root, "build"]);
    expect(code).toBe(1);
    for (const rule of ["experiment-has-manifest", "row-has-all-fields"])
      expect(err, rule).toContain(rule);
    expect(bytesOf(dist)).toBe(before);
    rmSync(join(root, "results/bare"), { recursive: true });
    write(root, "results/twelve/answers.csv", answers(36));
  });

  it("says that there is nothing to report where there is nothing", async () => {
    const bare = emptyFolder("bare");
    const { code, err } = await runUpheld(["--root", bare, "check"]);
    expect(code).toBe(1);
    expect(err).toContain("content-is-found");
    rmSync(bare, { recursive: true });
  });

  it("says its version", async () => {
    const { version } = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"),
    );
    expect(await runUpheld(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it("names a file that is not there, with what to do", async () => {
    const { code, err } = await runUpheld(["--root", root, "new", "experiment", "nowhere.csv"]);
    expect(code).toBe(1);
    expect(err).toContain('There is no file "nowhere.csv"');
    expect(err).toContain("Check the spelling");
  });

  it("has pages again after a build that was ended while they landed, whatever is called next", async () => {
    const before = bytesOf(dist);
    renameSync(dist, partBeside(dist, "previous", 2 ** 22 + 1));
    mkdirSync(partBeside(dist, "next", 2 ** 22 + 1));
    const { err } = await runUpheld(["--root", root, "check"]);
    expect(err).toContain("has the pages before it again");
    expect(bytesOf(dist)).toBe(before);
    expect(readdirSync(root).filter((name) => name.startsWith(".dist"))).toEqual([]);
  });

  it("exits with 2 for a command line that it does not understand", async () => {
    const { code, err } = await runUpheld(["biuld"]);
    expect(code).toBe(2);
    expect(err).toContain("Did you mean build?");
  });
});

describe("upheld new", () => {
  const root = emptyFolder("new");
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("looks at result files and writes an experiment.yaml that validates, then a notebook that checks", async () => {
    const source = emptyFolder("files");
    write(source, "answers.csv", answers(36));
    const made = await runUpheld([
      "--root",
      root,
      "new",
      "experiment",
      join(source, "answers.csv"),
    ]);
    expect(made.err).toBe("");
    expect(made.code).toBe(0);
    expect(readFileSync(join(root, "results/answers/experiment.yaml"), "utf8")).toMatch(
      /arm:[\s\S]*role: arm/,
    );
    expect(
      (await runUpheld(["--root", root, "new", "notebook", "answers", "--date", "2026-11-24"]))
        .code,
    ).toBe(0);
    const checked = await runUpheld(["--root", root, "check"]);
    expect(checked.err.match(/^(error|warning) .*$/gm)).toEqual([
      "warning content/answers.md:6:11 (field scaffold) page-is-written",
      "warning content/answers.md:22:1 hypothesis-is-written",
    ]);
    expect(checked.code).toBe(0);
    rmSync(source, { recursive: true });
  });

  it("writes a whole report that checks and builds, claims nothing and says that it is an example", async () => {
    const folder = join(root, "started");
    const made = await runUpheld(["new", "report", folder, "--date", "2026-11-24"]);
    expect([made.code, made.err]).toEqual([0, ""]);
    const checked = await runUpheld(["--root", folder, "check"]);
    expect(checked.err.match(/^(error|warning) .*$/gm)).toEqual([
      "warning content/first.md:5:11 (field scaffold) page-is-written",
      "warning content/index.md:4:11 (field scaffold) page-is-written",
    ]);
    expect(checked.out).toContain("0 typed by hand");
    expect(checked.out).toContain("1 experiment, 1 notebook, 0 findings");
    expect((await runUpheld(["--root", folder, "build"])).code).toBe(0);
    for (const page of ["index.html", "first/index.html"])
      expect(readFileSync(join(folder, "dist", page), "utf8")).toContain(
        "This page is an example that a command wrote.",
      );
    const page = readFileSync(join(folder, "dist/experiments/example/index.html"), "utf8");
    expect(page).toContain("made up by a rule");
  });

  it("starts no report in a folder that holds something", async () => {
    const folder = join(root, "started");
    const before = bytesOf(folder);
    const { code, err } = await runUpheld(["new", "report", folder]);
    expect(code).toBe(1);
    expect(err).toContain("is not empty");
    expect(bytesOf(folder)).toBe(before);
  });

  it("never overwrites what is there", async () => {
    const before = readFileSync(join(root, "content/answers.md"), "utf8");
    expect((await runUpheld(["--root", root, "new", "notebook", "answers"])).code).toBe(1);
    expect(readFileSync(join(root, "content/answers.md"), "utf8")).toBe(before);
  });
});
