import { describe, expect, it } from "vitest";
import { collectProblems } from "../../src/model/index.ts";
import {
  bindHome,
  checkNotebookIds,
  emptyBibliography,
  parseHome,
  parseNotebook,
} from "../../src/notebook/index.ts";
import { madeUpEvidence } from "./made-up-evidence.ts";
import { madeUpFiles } from "./made-up-files.ts";

function home(text: string) {
  const problems = collectProblems();
  const parsed = parseHome("content/index.md", text, problems);
  const context = {
    evidence: madeUpEvidence,
    chartTypes: [],
    bibliography: emptyBibliography,
    notebooks: [],
    beside: new Map(),
    history: () => ({ found: "nothing", why: "no-history" }) as const,
    runSql: () => Promise.reject(new Error("no cells on the home page")),
    unitSlug: () => null,
    experimentFiles: madeUpFiles,
    pickSamples: async () => null,
    drawSamples: () => null,
  };
  return {
    bound: parsed && bindHome(parsed, context, problems),
    problems: problems.list.map((p) => `${p.place.line} ${p.rule}: ${p.message}`),
  };
}

describe("the home page", () => {
  it("needs a title only; its abstract is that of the front matter, then its body", () => {
    const { bound, problems } = home(
      '---\ntitle: A *report*\nabstract: First.\n---\n\nRecall is :value{metric=recall of="arm=doctag" experiment=doctag}.\n',
    );
    expect(problems).toEqual([]);
    expect(bound).toMatchObject({
      title: "A report",
      titleHtml: "A <em>report</em>",
      abstractText: "First.\nRecall is 96.7% [94.7, 98.7].",
      abstractHtml:
        '<p>First.</p>\n<p>Recall is <a class="v" href="~/experiments/doctag/#recall">96.7%</a> <span class="ci">[94.7, 98.7]</span>.</p>',
      date: null,
      authors: [],
    });
  });
  it("asks a directive to name its experiment", () => {
    expect(home("---\ntitle: A\n---\n\n:value{metric=recall}\n").problems).toEqual([
      "5 experiment-is-found: :value does not say which experiment it speaks about",
    ]);
  });
  it("leads a dagger to the row of the experiment: it has no list of references", () => {
    const { bound, problems } = home(
      '---\ntitle: A\n---\n\n:value{metric=rate of="arm=base" experiment=paper}\n',
    );
    expect(problems).toEqual([]);
    expect(bound?.abstractHtml).toContain(
      '<a href="~/experiments/paper/#rate--arm-base" aria-label="published figure">†</a>',
    );
    expect(bound?.abstractText).toBe("34%†");
  });
  it("holds no figures and no findings", () => {
    expect(home("---\ntitle: A\n---\n\n:::figure[T]{#a chart=dots}\n:::\n").problems).toEqual([
      '5 directive-is-known: ":::figure" is not a directive',
    ]);
  });
});

describe("names of notebooks", () => {
  const parse = (file: string, more = "") => {
    const problems = collectProblems();
    const parsed = parseNotebook(
      file,
      `---\ntitle: A\nexperiment: doctag\ndate: 2026-11-24\n${more}---\n`,
      problems,
    );
    return { parsed, problems: problems.list.map((p) => p.rule) };
  };
  it("may not be an address of the report itself, nor hold what an address cannot", () => {
    expect(parse("content/figures.md").problems).toEqual(["address-is-free"]);
    expect(parse("content/my page.md").problems).toEqual(["address-is-free"]);
    expect(parse("content/doctag.md")).toMatchObject({ problems: [], parsed: { id: "doctag" } });
  });
  it("may not be the old name of another", () => {
    const problems = collectProblems();
    const pages = [parse("content/a.md"), parse("content/b.md", "aliases: [a]\n")].flatMap(
      ({ parsed }) =>
        parsed
          ? [{ id: parsed.id, file: parsed.file, aliases: parsed.frontMatter.values.aliases }]
          : [],
    );
    checkNotebookIds(pages, problems);
    expect(problems.list.map((p) => `${p.rule} ${p.found}`)).toEqual([
      "ids-are-unique also content/a.md",
    ]);
  });
});
