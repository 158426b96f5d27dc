import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectProblems } from "../../src/model/index.ts";
import { renderHtml, renderMarkdown } from "../../src/notebook/markdown/pipeline.ts";
import { parseFragment } from "../../src/notebook/parse/fragment.ts";
import { fileSource } from "../../src/notebook/parse/source.ts";

function page(text: string) {
  const problems = collectProblems();
  const { nodes } = parseFragment(fileSource("content/x.md", text), [], problems);
  return { html: renderHtml(nodes), markdown: renderMarkdown(nodes), problems: problems.list };
}

describe("mathematics", () => {
  it("is MathML in a line, with every backslash of the author", () => {
    const { html, markdown, problems } = page("The loss $D(p\\,\\|\\,q)$ falls.");
    expect(problems).toEqual([]);
    expect(html).toContain("<math");
    expect(html).toContain("∥");
    expect(html).not.toContain("style=");
    expect(markdown).toBe("The loss $D(p\\,\\|\\,q)$ falls.");
  });

  it("is a block of its own between two dollar signs", () => {
    const { html } = page("Text.\n\n$$\n\\sum_{i=1}^n x_i^2\n$$\n\nMore.");
    expect(html).toMatch(/<div class="scroll formula"[^>]*><math [^>]*display="block"/);
    expect(html).toContain("<p>More.</p>");
  });

  it.each([
    "It costs $5 and $6.",
    "It costs US$5/US$6 a day.",
    "From $HOME to $PATH.",
    "One $ alone, and $ more.",
    "`$x$` and `a $y$ b`",
    "Escaped \\$x\\$ too.",
    "[a $b](https://example.org/$c)",
    "A price of $5.\n\nA next paragraph with 6$.",
  ])("leaves money and names alone: %s", (text) => {
    const { html, problems } = page(text);
    expect(problems).toEqual([]);
    expect(html).not.toContain("<math");
    expect(html.match(/\$/g)?.length ?? 0).toBe(text.replaceAll("\\$", "$").match(/\$/g)?.length);
  });

  it("stays text in fences", () => {
    const { html } = page("```sh\necho $a$b\n```\n\n$z$");
    expect(html).toContain("echo $a$b");
    expect(html.match(/<math/g)).toHaveLength(1);
  });

  it("is a problem at its place where it cannot be read", () => {
    const { html, problems } = page("One.\n\nThe rate $\\frac{1}{$ is bad.");
    expect(problems.map(({ rule, place }) => [rule, place.line])).toEqual([
      ["mathematics-is-valid", 3],
    ]);
    expect(html).toContain("\\frac{1}{");
  });

  it.each([
    "$\\href{javascript:alert(1)}{x}$",
    "$\\url{javascript:alert(1)}$",
    "$\\includegraphics{https://example.org/x.png}$",
    "$\\htmlClass{a}{x}$",
    "$\\htmlStyle{color:red}{x}$",
    "$\\htmlData{a=b}{x}$",
    "$\\text{<script>alert(1)</script><img src=x onerror=alert(1)>}$",
    "$\\def\\a{\\a\\a}\\a$",
    "$\\rule{1000000em}{1000000em}$",
    "$\\color{red;background:url(x)}x$",
    '$\\unicode{x22}"><script>$',
  ])("does nothing but show: %s", (text) => {
    const { html } = page(text);
    const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
    expect(tags.join("")).not.toMatch(/script|onerror|style=|class=|href=|src=|data-/i);
  });

  it("never lets a text break out of its element", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (tex) => {
        const { html } = page(`Before $${tex}$ after <b>x</b>.`);
        expect(html).not.toMatch(/<(?:script|b|img|a)\b/);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every character of prose with dollar signs", () => {
    const piece = fc.constantFrom("$", "5", " ", "a", "`", "\\", ".", "USD", "\n");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = `x${pieces.join("")}x`;
        const { html } = page(text);
        expect(html).not.toContain("\uE024");
      }),
      { numRuns: 500 },
    );
  });
});
