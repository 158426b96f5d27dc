import type { CslItem } from "@citation-js/core";

/** One entry of a list of references. */
export interface RenderedReference {
  readonly html: string;
  readonly text: string;
}

/**
 * Entries by key. Their HTML holds text, italics and links, whatever the bibliography holds. The library that
 * formats them takes a second to start: it is loaded only when something is cited.
 */
export async function renderReferences(
  items: readonly CslItem[],
): Promise<ReadonlyMap<string, RenderedReference>> {
  const { Cite } = await import("@citation-js/core");
  await import("@citation-js/plugin-csl");
  const cite = new Cite(items);
  const options = { template: "apa", lang: "en-US", asEntryArray: true } as const;
  const texts = new Map(cite.format("bibliography", { format: "text", ...options }));
  const htmls = cite.format("bibliography", { format: "html", ...options });
  return new Map(
    htmls.map(([id, html]) => [
      id,
      { html: linked(onlyItalics(html)).trim(), text: (texts.get(id) ?? "").trim() },
    ]),
  );
}

const kept = new Set(["<i>", "</i>", "<em>", "</em>", "<sup>", "</sup>", "<sub>", "</sub>"]);

function onlyItalics(html: string): string {
  return html
    .replace(/<[^>]*>/g, (tag) => (kept.has(tag.toLowerCase()) ? tag.toLowerCase() : ""))
    .replace(/<(?!\/?(i|em|sup|sub)>)/g, "&lt;");
}

function linked(html: string): string {
  return html.replace(/https?:\/\/[^\s<>"]+/g, (match) => {
    const url = match.replace(/[.,;)]+$/, "");
    return `<a href="${url}">${url}</a>${match.slice(url.length)}`;
  });
}
