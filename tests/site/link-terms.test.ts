import { describe, expect, it } from "vitest";
import { linkTerms, textWithTerms } from "../../src/site/link-terms.ts";
import { knownEntries, ownEntries } from "../../src/wording/index.ts";

const entries = ownEntries([
  { term: "honest mode", definition: 'A line "before" the question.' },
  { term: "guild", definition: "A group & its facts." },
  { term: "ToM", definition: "Theory of mind." },
]);
const linked = (html: string) => linkTerms(entries, "../")(html);
const words = (html: string) =>
  [...html.matchAll(/<a class="term"[^>]*>([^<]*)/g)].map((m) => m[1]);

describe("links to the glossary", () => {
  it("stand at the first use of a term, over all texts of a page", () => {
    const link = linkTerms(entries, "../");
    expect(link("<p>The honest mode. The honest mode again.</p>")).toBe(
      '<p>The <a class="term" href="../glossary/#honest-mode" title="A line &quot;before&quot; the question.">honest mode</a>. The honest mode again.</p>',
    );
    expect(link("<p>Honest mode, a third time, and a guild.</p>")).toContain(
      '<p>Honest mode, a third time, and a <a class="term" href="../glossary/#guild" title="A group &#x26; its facts.">guild</a>',
    );
  });

  it("know a first capital and a plural, and no part of a longer word", () => {
    expect(words(linked("Guilds differ"))).toEqual(["Guilds"]);
    expect(words(linked("rebuilding a guildhall, sub-guild, tomb, TOM"))).toEqual([]);
    expect(words(linked("ToM"))).toEqual(["ToM"]);
  });

  it("leave titles, links, code, formulas and attributes as they are", () => {
    const html =
      '<h2>guild</h2><p title="guild > guild"><a href="x">guild <em>guild</em></a> <code>guild</code> <math><mi>guild</mi></math></p><img alt="guild"/>';
    expect(linked(html)).toBe(html);
    expect(words(linked(`${html}<p>guild</p>`))).toEqual(["guild"]);
  });

  it("keep hostile text as text", () => {
    const hostile = ownEntries([{ term: "x", definition: '"><script>alert(1)</script>' }]);
    const html = textWithTerms("an x <b>", hostile, "./");
    expect(html).not.toContain("<script>");
    expect(html).not.toContain("<b>");
    expect(html.match(/<a [^<]*>x<\/a>/)).not.toBeNull();
  });

  it("take the longest form of the program's own terms", () => {
    const method =
      "Wilson interval over 10 biases, t with 9 degrees of freedom. From the two sides' own Wilson intervals (MOVER method); p by exact sign-flip test.";
    expect(words(textWithTerms(method, knownEntries, "./"))).toEqual([
      "Wilson interval",
      "degrees of freedom",
      "MOVER method",
      "p",
      "exact sign-flip test",
    ]);
  });
});
