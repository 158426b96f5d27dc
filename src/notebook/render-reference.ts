import type { Cite } from "@citation-js/core";

/** One entry of a list of references. Its HTML holds text, italics and links, whatever the bibliography holds. */
export function renderReference(cite: Cite): { readonly html: string; readonly text: string } {
  const options = { template: "apa", lang: "en-US" } as const;
  const html = cite.format("bibliography", { format: "html", ...options });
  const text = cite.format("bibliography", { format: "text", ...options });
  return { html: linked(onlyItalics(html)).trim(), text: text.trim() };
}

const kept = new Set(["<i>", "</i>", "<em>", "</em>", "<sup>", "</sup>", "<sub>", "</sub>"]);

function onlyItalics(html: string): string {
  return html.replace(/<[^>]*>/g, (tag) => (kept.has(tag.toLowerCase()) ? tag.toLowerCase() : "")).replace(/<(?!\/?(i|em|sup|sub)>)/g, "&lt;");
}

function linked(html: string): string {
  return html.replace(/https?:\/\/[^\s<>"]+/g, (match) => {
    const url = match.replace(/[.,;)]+$/, "");
    return `<a href="${url}">${url}</a>${match.slice(url.length)}`;
  });
}
