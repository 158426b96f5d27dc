import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Problem } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The small report with some files changed; nothing is rendered. */
async function buildOf(files: Files) {
  const root = emptyFolder("places");
  roots.push(root);
  writeSmallReport(root);
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return buildReport(root, silent);
}

const check = async (files: Files): Promise<readonly Problem[]> => (await buildOf(files)).problems;

/** A picture of one pixel. */
const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const page = "content/teaching.md";
const withText = (text: string): Record<string, string> => ({ [page]: `${notebook}\n${text}\n` });
/** Line of the first added text. */
const added = notebook.split("\n").length + 1;
const at = (problems: readonly Problem[]) =>
  problems.map(({ rule, place, found }) => `${place.file}:${place.line} ${rule} ${found}`);

describe("an id that is given twice", () => {
  it.each([
    ["a figure", ":::figure[Again]{#by-arm chart=dots metric=right}\n:::"],
    [
      "a plot of a cell",
      '```js plot {#by-arm title="Again"}\nreturn Plot.plot({ marks: [] });\n```',
    ],
    ["a query", "```sql {#by-arm}\nselect 1\n```"],
    [
      "a finding",
      ':::finding{#helps metric=right of="arm=taught" expect="at least 10%"}\nAgain.\n:::',
    ],
  ])("by %s is one problem, where it is given again", async (_what, text) => {
    expect(at(await check(withText(text)))).toEqual([
      `${page}:${added} ids-are-unique also at line ${text.includes("helps") ? 14 : 10}`,
    ]);
  });
});

describe("links of the Markdown", () => {
  it("lead to pages, anchors, rows, data, old names and files of public/, however they are written", async () => {
    const links = [
      "/",
      "/#findings",
      "#by-arm",
      "#helps",
      "#main",
      "teaching.md#helps",
      "/teaching/#by-arm",
      "../experiments/twelve/",
      "/experiments/twelve/#right--arm-taught",
      "/experiments/twelve/#quality",
      "/figures/teaching/by-arm/#data",
      "/findings/teaching/helps/",
      "/embed/teaching/by-arm/",
      "/data/teaching/by-arm.csv",
      "/report.json",
      "/once/",
      "/findings/once/helps/",
      "/my%20notes.txt",
      "https://example.org/x",
      "mailto:a@example.org",
    ];
    const problems = await check({
      [page]: `${notebook.replace("authors:", "aliases: [once]\nauthors:")}\n${links.map((l) => `[x](${l})`).join("\n")}\n\n[y][z] ![p](/pic.svg)\n\n[z]: /teaching/\n`,
      "public/my notes.txt": "notes",
      "public/pic.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    });
    expect(at(problems)).toEqual([]);
  });

  it("are refused at their line where they lead nowhere", async () => {
    const wrong = [
      "[a](#nope)",
      "[b](/nowhere/)",
      "[c](/teaching)",
      "[d](/experiments/twelve/#right--arm-tought)",
      "[e](other.md)",
      "![f](plott.png)",
      "![g](https://example.org/x.png)",
      "[h](%zz)",
      "[i](../../x/)",
      "[j](/experiments/twelve/#%E0%A4%A)",
    ];
    const problems = await check({ ...withText(wrong.join("\n")), "content/plot.png": onePixel });
    expect(problems.map(({ place }) => place.line)).toEqual(wrong.map((_, i) => added + i));
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(["links-resolve"]));
    expect(problems[2]?.fix).toBe('Did you mean "/teaching/"?');
    expect(problems[3]?.fix).toBe('Did you mean "#right--arm-taught"?');
    expect(problems[5]?.fix).toBe('Did you mean "plot.png"?');
  });

  it("may lead to files beside the notebook, of which pictures need words and a size", async () => {
    const text =
      "![A dot](plot.png) ![](pics/a%20b.png) ![No picture](table.csv) ![Broken](bad.png)\n\n[The table](table.csv)";
    const files = {
      ...withText(text),
      "content/plot.png": onePixel,
      "content/pics/a b.png": onePixel,
      "content/bad.png": "x",
      "content/table.csv": "a,b\n",
      "content/nobody.csv": "a,b\n",
    };
    const problems = await check(files);
    expect(problems.map(({ rule, severity }) => `${severity} ${rule}`).sort()).toEqual([
      "error links-resolve",
      "error links-resolve",
      "warning picture-has-words",
    ]);
    const { report } = await buildOf({
      ...files,
      ...withText(text.replace(" ![No picture](table.csv) ![Broken](bad.png)", "")),
    });
    expect(report?.attached).toEqual(["pics/a b.png", "plot.png", "table.csv"]);
    const html = JSON.stringify(report?.notebooks[0]?.blocks);
    expect(html).toContain(
      'src=\\"~/files/plot.png\\" alt=\\"A dot\\" width=\\"1\\" height=\\"1\\"',
    );
    expect(html).toContain("~/files/pics/a%20b.png");
  });

  it("are followed in titles, captions, findings, notes and abstracts, which are read elsewhere as well", async () => {
    const text = notebook
      .replace("abstract: Right", 'abstract: "[x](a/) Right')
      .replace('"arm=taught"}.\n---', "'arm=taught'}.\"\n---")
      .replace("A dot per arm.", "A dot per [arm](b/), [good](#helps).")
      .replace("Teaching raises", "Teaching [raises](c/)[^1]")
      .replace("more often", "more [often](d/)");
    const problems = await check({ [page]: `${text}\n[^1]: See [this](e/).\n` });
    expect(problems.map(({ found }) => found).sort()).toEqual(
      ["a", "b", "c", "d", "e"].map((name) => `teaching/${name}/`),
    );
  });

  it("say nothing of pages that have a problem of their own", async () => {
    const problems = await check({
      ...withText("[a](broken.md#x) [b](/experiments/bad/#x) [c](/samples/bad/y/)"),
      "content/broken.md": "---\ntitel: Broken\n---\n",
      "results/bad/experiment.yaml": "title: [\n",
    });
    expect(problems.filter(({ rule }) => rule === "links-resolve")).toEqual([]);
  });

  it("are words alone where they would run something, and that is said", async () => {
    const [problem, ...more] = await check(withText("[a](javascript:alert) and [b](vbscript:x)"));
    expect([problem?.severity, problem?.rule, more.length]).toEqual([
      "warning",
      "links-resolve",
      1,
    ]);
  });
});

describe("addresses", () => {
  it("are refused where two want one, also where case does not count", async () => {
    const problems = await check({
      "content/Teaching.md": notebook,
      "public/experiments/twelve/index.html": "mine",
      "public/report.json": "{}",
      "public/figures": "a file where a folder must be",
      "results/Twelve/experiment.yaml": "title: x\n",
    });
    const taken = problems
      .filter(({ rule }) => rule === "address-is-free")
      .map(({ place }) => place.file);
    expect(new Set(taken)).toEqual(
      new Set([
        page,
        "content/teaching.md",
        "public/experiments/twelve/index.html",
        "public/report.json",
        ...taken.filter((file) => file.startsWith("content/")),
      ]),
    );
    expect(taken.length).toBeGreaterThanOrEqual(4);
  });

  it("may have a style, an icon and a page for what is not there of the author's own", async () => {
    const own = {
      "public/style.css": "a{}",
      "public/favicon.svg": "<svg/>",
      "public/404.html": "gone",
    };
    expect(await check(own)).toEqual([]);
  });

  it("are refused where an old name is one of the report's own, leads out of it or fits nowhere", async () => {
    for (const name of [
      "report.json",
      "../x",
      "a//b",
      "x".repeat(200),
      "experiments/twelve",
      "404.html",
      "a b",
    ]) {
      const problems = await check({
        [page]: notebook.replace("authors:", `aliases: ["${name}"]\nauthors:`),
      });
      expect(at(problems).length, name).toBeGreaterThan(0);
      for (const problem of problems)
        expect([problem.rule, problem.place.line], name).toEqual(["address-is-free", 5]);
    }
  });

  it("are refused where an id is longer than a file name", async () => {
    const problems = await check({ [page]: notebook.replaceAll("by-arm", "b".repeat(200)) });
    expect(at(problems)).toEqual([
      `${page}:10 address-is-free 200 characters, wanted by ${`the figure ${"b".repeat(200)}`.slice(0, 60)}…`,
    ]);
  });

  it("are refused where an id is that of a part of a finding", async () => {
    const problems = await check(withText("## A head {#helps-t}"));
    expect(at(problems)).toEqual([
      `${page}:${added} ids-are-unique the sentence of the finding "helps" is called "helps-t"`,
    ]);
  });
});

describe("links in folders", () => {
  it("are refused where they lead out of the report, and named where they lead to folders", async () => {
    const root = emptyFolder("linked");
    roots.push(root);
    writeSmallReport(root);
    const secret = join(emptyFolder("secret"), "secret.md");
    roots.push(dirname(secret));
    writeFileSync(secret, notebook);
    symlinkSync(secret, join(root, "content/outside.md"));
    mkdirSync(join(root, "public"));
    symlinkSync(secret, join(root, "public/outside.txt"));
    symlinkSync(dirname(secret), join(root, "results/twelve/more"));
    const { report, problems } = await buildReport(root, silent);
    expect(
      problems.map(({ severity, rule, place }) => `${severity} ${rule} ${place.file}`),
    ).toEqual([
      "error path-is-inside content/outside.md",
      "error path-is-inside public/outside.txt",
      "warning path-is-inside results/twelve/more",
    ]);
    expect(report).toBeNull();
  });
});
