import type { Block, Notebook } from "../../../model/index.ts";
import type { GlossaryEntry } from "../../../wording/index.ts";
import { linkTerms } from "../../link-terms.ts";

/** The notebook with its first use of each of the author's words linked to the glossary: in its abstract, then its text. */
export function withTerms(notebook: Notebook, entries: readonly GlossaryEntry[]): Notebook {
  if (entries.length === 0) return notebook;
  const link = linkTerms(entries, "~/");
  return {
    ...notebook,
    abstractHtml: notebook.abstractHtml === null ? null : link(notebook.abstractHtml),
    blocks: notebook.blocks.map(
      (block): Block =>
        block.kind === "html" || block.kind === "note"
          ? { ...block, html: link(block.html) }
          : block,
    ),
  };
}
