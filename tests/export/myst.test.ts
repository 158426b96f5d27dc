import { describe, expect, it } from "vitest";
import { mystPages } from "../../src/export/myst/page-data.ts";
import { mystReferences } from "../../src/export/myst/references.ts";
import { sampleReport } from "../site/support/sample-report.ts";

interface Node {
  readonly type: string;
  readonly identifier?: string;
  readonly children?: readonly Node[];
}
const nodesIn = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesIn)];

const pages = mystPages(sampleReport, (path) => `https://name.example/report/${path}`);
const data = new Map(pages.map((page) => [`/${page.data}`, JSON.parse(page.make())]));
const { references } = mystReferences(pages);
const parts = references.flatMap((one) => ("identifier" in one ? [one] : []));

describe("references for sites made with MyST", () => {
  it("name each page once, and data that are there", () => {
    const urls = references.flatMap((one) => (one.kind === "page" ? [one.url] : []));
    expect(new Set(urls).size).toBe(urls.length);
    expect(references.filter((one) => !data.has(one.data))).toEqual([]);
    for (const [path, page] of data) {
      expect(page.frontmatter.title, path).not.toBe("");
      expect(page.mdast.type, path).toBe("root");
      expect(page.sha256, path).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("name each part once, by a name that its data have once", () => {
    expect(parts.length).toBeGreaterThan(0);
    expect(new Set(parts.map(({ identifier }) => identifier)).size).toBe(parts.length);
    for (const { identifier, kind, data: file } of parts) {
      // Readers of MyST look for `[identifier=…]`, without quotes.
      expect(identifier).toMatch(/^[a-z][\w-]*$/);
      const found = nodesIn(data.get(file).mdast).filter((node) => node.identifier === identifier);
      expect(found.map(({ type }) => type)).toEqual([kind === "figure" ? "container" : "heading"]);
    }
  });

  it("has every heading, figure and finding of each notebook, on its page", () => {
    for (const { id, blocks } of sampleReport.notebooks) {
      const own = parts.filter(({ url }) => url === `/${id}/`).map(({ html_id: anchor }) => anchor);
      const there = blocks.flatMap((block) =>
        block.kind === "heading" || block.kind === "figure" || block.kind === "finding"
          ? [block.id]
          : [],
      );
      expect(own).toEqual(there);
    }
  });

  it("never say a claim without its verdict", () => {
    for (const { notebook, id, words } of sampleReport.findings) {
      const said = JSON.stringify(data.get(`/findings/${notebook}/${id}.myst.json`).mdast);
      expect(said.toLowerCase()).toContain(words.verdict.toLowerCase());
    }
  });

  it("hold no HTML: what data made is text", () => {
    for (const [path, page] of data)
      expect(
        nodesIn(page.mdast).filter(({ type }) => type === "html"),
        path,
      ).toEqual([]);
  });
});
