import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collectProblems, themeProperties } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { readSettings } from "../../src/report/content/read-settings.ts";
import { silent } from "../../src/report/effects.ts";
import { findInputs } from "../../src/report/inputs/index.ts";
import { linkNamedFiles } from "../../src/site/render/named-files.ts";
import { sourceHref, sourceLinks } from "../../src/site/source-links.ts";
import { emptyFolder, write, writeSmallReport } from "../cli/small-report.ts";

async function settingsOf(text: string) {
  const root = emptyFolder("settings");
  write(root, "upheld.yaml", text);
  write(root, "public/mark.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
  const problems = collectProblems();
  return { ...readSettings(await findInputs(root), problems), problems: problems.list };
}

describe("upheld.yaml", () => {
  it("says what is true of all pages", async () => {
    const { site, problems } = await settingsOf(
      "site:\n  name: Short\n  authors: [A. Author]\n  contact: a@example.org\n  logo: mark.svg\n  theme:\n    --paper: light-dark(white, black)\n",
    );
    expect(problems).toEqual([]);
    expect(site).toEqual({
      name: "Short",
      authors: [{ name: "A. Author" }],
      contact: "a@example.org",
      logo: "mark.svg",
      theme: { "--paper": "light-dark(white, black)" },
    });
  });

  it("explains words, which a page of the report has", async () => {
    const root = emptyFolder("glossary");
    writeSmallReport(root);
    write(root, "upheld.yaml", "glossary:\n  taught: Shown the right answers.\n");
    write(
      root,
      "content/index.md",
      "---\ntitle: T\n---\n[Taught](/glossary/#taught), [n](/glossary/#n), [none](/glossary/#none).\n",
    );
    const { problems } = await buildReport(root, silent);
    expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
      ["links-resolve", '"/glossary/#none" leads to no place of its page'],
    ]);
    write(root, "content/index.md", "---\ntitle: T\n---\nText.\n");
    const { report } = await buildReport(root, silent);
    expect(report?.glossary).toEqual([{ term: "taught", definition: "Shown the right answers." }]);
  });

  it("reports everything that it cannot use, with its line", async () => {
    const { problems } = await settingsOf(
      [
        "site:",
        "  nam: Short",
        "  authors:",
        "    - { name: A, adress: x }",
        "  contact: nobody",
        "  logo: none.png",
        "  theme:",
        "    --arm-1: red",
        "    --paper: url(https://example.org/x.png)",
        '    --ink: "red; } body { display: none"',
        '    --rule: "red /* all that follows"',
      ].join("\n"),
    );
    const said = problems.map(({ rule, place, message, fix }) => [rule, place.line, message, fix]);
    expect(said).toMatchSnapshot();
    expect(problems.map(({ place }) => place.line)).toEqual(
      expect.arrayContaining([2, 4, 5, 8, 9, 10, 11]),
    );
  });

  it.each(["", "# nothing yet\n", "site:\n"])("may say nothing: %j", async (text) => {
    const { problems } = await settingsOf(text);
    expect(problems.map(({ message }) => message)).toEqual(
      text.startsWith("site") ? [expect.stringContaining("site")] : [],
    );
  });

  it("knows the properties of the stylesheet that are not data", () => {
    const tokens = readFileSync(
      join(import.meta.dirname, "../../src/site/styles/tokens.css"),
      "utf8",
    );
    for (const property of themeProperties) expect(tokens).toContain(`${property}:`);
    expect(themeProperties.filter((property) => property.startsWith("--arm"))).toEqual([]);
  });
});

describe("the palette", () => {
  async function built(root: string, palette: string) {
    write(root, "upheld.yaml", `palette:\n${palette}`);
    const { report, problems } = await buildReport(root, silent);
    const drawing = report?.figures[0]?.drawings[1]?.svg ?? "";
    const arms = [...drawing.matchAll(/<g class="(arm-\d)">/g)].map(([, arm]) => arm);
    return { arms: [...new Set(arms)].sort(), problems };
  }

  it("colours an arm wherever it is drawn, also after it was drawn in another hue", async () => {
    const root = emptyFolder("palette");
    writeSmallReport(root);
    expect((await built(root, "  Taught: 5\n")).arms).toEqual(["arm-0", "arm-5"]);
    expect((await built(root, "  Taught: 3\n  Plain: 6\n")).arms).toEqual(["arm-3", "arm-6"]);
    expect((await built(root, "  twelve/arm=plain: 1\n")).arms).toEqual(["arm-1", "arm-2"]);
  });

  it("names the line of an arm that is not there, and of two arms that would look alike", async () => {
    const root = emptyFolder("palette");
    writeSmallReport(root);
    const unknown = await built(root, "  Taught: 5\n  Plan: 3\n");
    expect(unknown.problems.map(({ rule, place, fix }) => [rule, place.line, fix])).toEqual([
      ["reference-is-found", 3, 'Did you mean "Plain"?'],
    ]);
    const alike = await built(root, "  Taught: 5\n  Plain: 5\n");
    expect(alike.problems.map(({ rule, place, message }) => [rule, place.line, message])).toEqual([
      ["settings-are-valid", 2, '"Plain" and "Taught" of twelve would both have hue 5'],
    ]);
    const high = await built(root, "  Taught: 7\n");
    expect(high.problems.map(({ rule, place }) => [rule, place.line])).toEqual([
      ["settings-are-valid", 2],
    ]);
  });
});

describe("links to sources", () => {
  const git = (root: string, ...args: string[]) =>
    execFileSync(
      "git",
      ["-C", root, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args],
      { encoding: "utf8" },
    ).trim();

  async function committed(
    repository: string,
    change?: (root: string) => void,
    before?: (root: string) => void,
  ) {
    const base = emptyFolder("revision");
    const root = join(base, "report");
    writeSmallReport(root);
    write(root, "upheld.yaml", `site:\n  repository: ${repository}\n`);
    before?.(root);
    git(base, "init", "-q");
    git(base, "add", "-A");
    git(base, "commit", "-qm", "report");
    const commit = git(base, "rev-parse", "HEAD");
    write(base, "beside.txt", "not of the report");
    git(base, "add", "-A");
    git(base, "commit", "-qm", "beside");
    change?.(root);
    const { report } = await buildReport(root, silent);
    return { commit, links: report && sourceLinks(report), report };
  }

  it("are made of files that prose names in code, outside of links and blocks of code", async () => {
    const prose =
      "See `docs/plan.md`, `twelve/answers.csv`, [`docs/plan.md`](https://example.org), `docs/none.md`, `../beside.txt` and `docs`.\n\n```\ndocs/plan.md\n```\n";
    const { commit, report } = await committed("https://github.com/a/b", undefined, (root) => {
      write(root, "docs/plan.md", "A plan.");
      write(root, "content/named.md", `---\ntitle: Named\ndate: 2026-11-24\n---\n\n${prose}`);
    });
    if (!report) return expect.fail("no report");
    expect(report.provenance.revision?.named).toEqual({
      "docs/plan.md": "docs/plan.md",
      "twelve/answers.csv": "results/twelve/answers.csv",
    });
    const linked = linkNamedFiles(report).notebooks.find(({ id }) => id === "named");
    const html = JSON.stringify(linked?.blocks);
    const base = `https://github.com/a/b/blob/${commit}/report/`;
    expect([...html.matchAll(/<a href=\\"([^\\]*)\\"><code>/g)].map(([, href]) => href)).toEqual([
      `${base}docs/plan.md`,
      `${base}results/twelve/answers.csv`,
      "https://example.org",
    ]);
    const { revision: _, ...provenance } = report.provenance;
    expect(linkNamedFiles({ ...report, provenance })).toEqual({ ...report, provenance });
  });

  it.each([
    ["https://github.com/a/b.git", "https://github.com/a/b/blob/"],
    ["https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/blob/"],
    ["https://codeberg.org/a/b", "https://codeberg.org/a/b/src/commit/"],
  ])("lead to the last commit of the report in %s", async (repository, base) => {
    const { commit, links } = await committed(repository);
    expect(sourceHref(links, "results/twelve/answers.csv")).toBe(
      `${base}${commit}/report/results/twelve/answers.csv`,
    );
  });

  it("lead nowhere where files differ from every commit", async () => {
    const { links } = await committed("https://github.com/a/b", (root) =>
      write(root, "content/more.txt", "new"),
    );
    expect(links).toBeNull();
  });
});

describe("the home page", () => {
  async function home(frontMatter: string) {
    const root = emptyFolder("home");
    writeSmallReport(root);
    write(root, "content/index.md", `---\ntitle: T\n${frontMatter}\n---\nText.\n`);
    return buildReport(root, silent);
  }

  it("answers its title with numbers, shows a figure and opens the findings that it names", async () => {
    const { report, problems } = await home(
      "answer: Yes, by :diff{experiment=twelve metric=right of='arm=taught' versus='arm=plain'}.\nhero: teaching#by-arm\nfindings: [teaching#helps]",
    );
    expect(problems).toEqual([]);
    expect(report?.site.answerText).toMatch(/^Yes, by \+65/);
    expect(report?.site.hero).toEqual({ notebook: "teaching", id: "by-arm" });
    expect(report?.site.featured).toEqual([{ notebook: "teaching", id: "helps" }]);
  });

  it("is told of what is not there, with the nearest right name", async () => {
    const { problems } = await home("hero: teaching#by-armm\nfindings: [teaching#help]");
    expect(problems.map(({ rule, place, fix }) => [rule, place.line, fix])).toEqual([
      ["reference-is-found", 3, 'Did you mean "teaching#by-arm"?'],
      ["reference-is-found", 4, 'Did you mean "teaching#helps"?'],
    ]);
  });
});
