import { describe, expect, it } from "vitest";
import { collectProblems } from "../../src/model/index.ts";
import { colourCode } from "../../src/notebook/markdown/colour-code.ts";
import { renderHtml, renderMarkdown } from "../../src/notebook/markdown/pipeline.ts";
import { parseFragment } from "../../src/notebook/parse/fragment.ts";
import { fileSource } from "../../src/notebook/parse/source.ts";

async function page(text: string) {
  const { nodes } = parseFragment(fileSource("content/x.md", text), [], collectProblems());
  await colourCode(nodes);
  return { html: renderHtml(nodes), markdown: renderMarkdown(nodes) };
}
const plainOf = (html: string) => html.replace(/<[^>]+>/g, "");

describe("code in fences", () => {
  it("has a class for each kind of word, and no colour of its own", async () => {
    const { html } = await page('```python\n# why\ndef f(x):\n    return "a < b"\n```');
    expect(html).toContain('<span class="c-comment"># why</span>');
    expect(html).toContain('<span class="c-keyword">def</span>');
    expect(html).not.toContain("style");
    expect(plainOf(html)).toBe('# why\ndef f(x):\n    return "a &#x3C; b"');
  });

  it("is coloured inside lists too, by short names, and is the same as Markdown", async () => {
    const text = "- One:\n\n  ```ts\n  const a = 1;\n  ```";
    const { html, markdown } = await page(text);
    expect(html).toContain('<span class="c-keyword">const</span>');
    expect(markdown).toBe(text);
  });

  it.each(["", "nonsense", "constructor", "__proto__"])("stays plain as %j", async (lang) => {
    const { html } = await page(`\`\`\`${lang}\nlet a = 1;\n\`\`\``);
    expect(html).not.toContain("<span");
    expect(plainOf(html)).toBe("let a = 1;\n");
  });

  it("does not depend on what was coloured before", async () => {
    const mixed = "```markdown\nText\n```python\ndef f(): return 1\n```\n".replace(
      "```python",
      "~~~python",
    );
    const before = await page(mixed);
    await page("```python\nx = 1\n```");
    expect(await page(mixed)).toEqual(before);
  });

  it("passes hostile code on as text", async () => {
    const { html } = await page('```html\n<script>alert(1)</script><img src=x onerror="a">\n```');
    expect(html).not.toMatch(/<(?:script|img)/);
    expect(plainOf(html)).toContain("&#x3C;");
  });
});
