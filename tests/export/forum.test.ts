import fc from "fast-check";
import markdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { forumMarkdown } from "../../src/export/forum/forum-markdown.ts";
import { modelOutput, turnBlock } from "../../src/export/forum/model-output.ts";
import { writtenForForum } from "../../src/export/forum/written-for-forum.ts";
import { fromHtml } from "../../src/export/markdown/from-html.ts";
import type { Report } from "../../src/model/index.ts";
import { hostile, sampleReport } from "../site/support/sample-report.ts";

const url = "https://name.example/report/";

/** As the forum reads it: no HTML, footnotes, addresses become links. */
const reader = markdownIt({ html: false, linkify: true }).use(footnotes);

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}
const nodesIn = (node: Node): readonly Node[] => [
  node,
  ...(node.childNodes ?? []).flatMap(nodesIn),
];
const textOf = (html: string): string =>
  nodesIn(parse(html) as Node)
    .map(({ value }) => value ?? "")
    .join("");

const placed = {
  to: (path: string) => url + path,
  notebook: "page",
  within: (anchor: string) => `${url}page/#${anchor}`,
  source: (reference: number) => reference,
};

const ids = ["all", ...sampleReport.notebooks.map(({ id }) => id)];

describe("Markdown for a forum", () => {
  it.each(ids)("says of %s every number that the prose of its page has, in order", (of) => {
    const read = textOf(reader.render(forumMarkdown({ report: sampleReport, of, url })));
    let from = 0;
    for (const { id, blocks } of sampleReport.notebooks) {
      if (of !== "all" && of !== id) continue;
      for (const block of blocks) {
        if (block.kind !== "html") continue;
        for (const [number] of textOf(block.html).matchAll(/[-−+]?\d[\d,.]*\d|\d/g)) {
          const at = read.indexOf(number, from);
          expect(at, `${number} of ${id}`).toBeGreaterThanOrEqual(from);
          from = at;
        }
      }
    }
  });

  it.each(ids)("says of %s each finding with its verdict, number and full link", (of) => {
    const html = reader.render(forumMarkdown({ report: sampleReport, of, url }));
    const read = textOf(html);
    for (const { notebook, id, words } of sampleReport.findings) {
      if (of !== "all" && of !== notebook) continue;
      expect(html).toContain(`href="${url}findings/${notebook}/${id}/"`);
      expect(read.toLowerCase()).toContain(words.verdict.toLowerCase());
      expect(read).toContain(words.value ?? words.reason ?? "");
    }
  });

  it("has full links only, pictures by https, and no element that data could have made", () => {
    const html = reader.render(forumMarkdown({ report: sampleReport, of: "all", url }));
    const nodes = nodesIn(parse(html) as Node);
    const attribute = (name: string) =>
      nodes.flatMap(({ attrs = [] }) => attrs.filter((a) => a.name === name).map((a) => a.value));
    expect(attribute("href").filter((to) => !/^https:|^#fn/.test(to))).toEqual([]);
    expect(attribute("src").length).toBeGreaterThan(0);
    expect(attribute("src").filter((to) => !/^https:.*\.png$/.test(to))).toEqual([]);
    const made = new Set(nodes.map(({ nodeName }) => nodeName));
    for (const name of ["script", "style", "iframe", "svg"]) expect([...made]).not.toContain(name);
    expect(nodes.some(({ attrs = [] }) => attrs.some(({ name }) => name.startsWith("on")))).toBe(
      false,
    );
  });

  it("numbers footnotes from 1, each said once", () => {
    const text = forumMarkdown({ report: sampleReport, of: "all", url });
    const said = [...text.matchAll(/^\[\^(\d+)\]:/gm)].map(([, number]) => Number(number));
    expect(said.length).toBeGreaterThan(0);
    expect(said).toEqual(said.map((_, i) => i + 1));
    const first = [...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => Number(number));
    expect([...new Set(first)].filter((n) => said.includes(n))).toEqual(said);
  });

  it("keeps what a model wrote within its mark, whatever it is", () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "%%% /llm-output",
        "  %%% /llm-output  ",
        "```",
        "~~~~",
        "+++",
        "> ",
        hostile,
      ),
    );
    fc.assert(
      fc.property(fc.array(line), fc.string(), (lines, model) => {
        const said = lines.join("\n");
        const written = writtenForForum(modelOutput(model, [turnBlock("assistant", said)]));
        const [open, ...others] = written.split("\n");
        expect(open).toMatch(/^%%% llm-output( model="[^"\n]*")?$/);
        expect(others.at(-1)).toBe("%%% /llm-output");
        // The forum looks for the end line by line, before it looks at anything else.
        expect(others.slice(0, -1).every((one) => one.trim() === "" || one.startsWith(">"))).toBe(
          true,
        );
        const inside = reader.parse(others.slice(0, -1).join("\n"), {});
        const code = inside.filter(({ type }) => type === "fence").map(({ content }) => content);
        const shown = said
          .replaceAll("\r\n", "\n")
          .replaceAll("\r", "\n")
          .replaceAll("\0", "\ufffd");
        expect(code).toEqual([shown === "" ? "" : `${shown}\n`]);
      }),
    );
  });

  it("escapes what the forum would read as markup in any text", () => {
    // Signs that mean something there come often, so that they come side by side.
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(..."\\[]()$^~*_`!<&{}+%:|#"),
        fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, (said) => {
        const value = `a ${said.replace(/\s+/g, " ").trim()} z`;
        const written = writtenForForum([
          { type: "paragraph", children: [{ type: "text", value }] },
        ]);
        // Formulas open with two backslashes, or with a dollar that nothing escapes.
        expect(written).not.toMatch(/\\\\[([]|\\begin\{|(?<!\\)[$^~]/);
        const plain = markdownIt({ html: false }).use(footnotes);
        expect(textOf(plain.render(written)).trim()).toBe(value);
      }),
      { examples: [["\\["], ["\\\\["], ["\\\\\\("], ["\\("]] },
    );
  });

  it("writes powers, indices and formulas as the forum does", () => {
    const html =
      '<p>10<sup>6</sup> and x<sub>i</sub>, <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math><sup><a href="#ref-2">2</a></sup></p>';
    expect(writtenForForum(fromHtml(html, placed))).toBe("10^6^ and x~i~, $x^2$[^2]");
  });

  it("marks a published number by its dagger, with its source as a footnote", () => {
    const dagger = (to: string) => `<p>0.54<sup><a href="${to}">†</a></sup></p>`;
    expect(writtenForForum(fromHtml(dagger("~/page/#ref-1"), placed))).toBe("0.54†[^1]");
    // `^[` would begin another kind of footnote.
    expect(writtenForForum(fromHtml(dagger("~/other/#ref-1"), placed))).toBe(
      `0.54[†](${url}other/#ref-1)`,
    );
  });

  it("folds long tables and marks queries that show what a model wrote", () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({
      cells: [{ text: `answer ${i}`, kind: "text" as const }],
    }));
    const [notebook] = sampleReport.notebooks;
    const [experiment] = sampleReport.experiments;
    const turn = experiment?.drawn[0]?.samples[0]?.turns[0]?.name ?? "";
    expect(turn).not.toBe("");
    const report = {
      ...sampleReport,
      notebooks: [
        {
          ...notebook,
          blocks: [
            {
              kind: "cell",
              id: "c",
              language: "sql",
              name: null,
              title: null,
              titleHtml: null,
              code: `select ${turn} as said from observations`,
              codeHtml: "select",
              lines: 1,
              drawings: [],
              table: { columns: [{ id: "said", label: "said", align: "left" }], rows },
            },
          ],
        },
      ],
    } as Report;
    const text = forumMarkdown({ report, of: "all", url });
    const written = JSON.parse(
      JSON.stringify(report).replace(
        "from observations",
        rows.map((_, i) => `'answer ${i}'`).join(" "),
      ),
    ) as Report;
    expect(forumMarkdown({ report: written, of: "all", url })).not.toContain("%%%");
    expect(text).toMatch(
      /%%% llm-output\n\n\+\+\+ All 30 rows\n\n\|[\s\S]*\+\+\+\n\n%%% \/llm-output/,
    );
  });
});
