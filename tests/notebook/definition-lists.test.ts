import { describe, expect, it } from "vitest";
import { collectProblems } from "../../src/model/index.ts";
import { renderHtml, renderMarkdown } from "../../src/notebook/markdown/pipeline.ts";
import { parseFragment } from "../../src/notebook/parse/fragment.ts";
import { fileSource } from "../../src/notebook/parse/source.ts";
import { bindText } from "./bind-text.ts";

function page(text: string) {
  const { nodes } = parseFragment(fileSource("content/x.md", text), [], collectProblems());
  return { html: renderHtml(nodes), markdown: renderMarkdown(nodes) };
}

describe("lists of terms", () => {
  it("have a term, and what it means once or twice, and stay Markdown", () => {
    const { html, markdown } = page("Arm\n: What was *trained*.\n\nTrigger\n: One.\n: Two.");
    expect(html.replace(/\n/g, "")).toBe(
      "<dl><dt>Arm</dt><dd>What was <em>trained</em>.</dd><dt>Trigger</dt><dd>One.</dd><dd>Two.</dd></dl>",
    );
    expect(page(markdown).html).toBe(html);
  });

  it("hold bound values, and show raw HTML as the text it is", async () => {
    const { bound, problems } = await bindText(
      '---\ntitle: A page\nexperiment: doctag\ndate: 2026-11-24\n---\n\n<b>Recall</b>\n: :value{metric=recall of="arm=doctag"}\n',
    );
    expect(problems).toEqual([]);
    const [block] = bound?.notebook.blocks ?? [];
    const html = block?.kind === "html" ? block.html : "";
    expect(html).toContain("<dt>&#x3C;b>Recall&#x3C;/b></dt>");
    expect(html).toContain('<a class="v" href="~/experiments/doctag/#recall">');
  });

  it("are none where a colon stands inside a line, or belongs to a directive", () => {
    expect(page("At 12:30 :\nand a : b.").html).toBe("<p>At 12:30 :\nand a : b.</p>");
  });
});

describe("columns of tables", () => {
  it("stand where their author put them, by class and without a style", () => {
    const { html, markdown } = page("| A | B | C |\n| :- | -: | :-: |\n| a | 1 | x |");
    expect([...html.matchAll(/<t[hd][^>]*class="(.)"/g)].map(([, side]) => side).join("")).toBe(
      "lrclrc",
    );
    expect(html).not.toMatch(/style=|align=/);
    expect(markdown).toContain("-:");
  });
});
