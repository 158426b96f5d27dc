import type { CslItem } from "@citation-js/core";
import type { Notebook, Problems } from "../../model/index.ts";
import { type RenderedReference, renderReferences } from "./render-references.ts";

export type Reference = Notebook["references"][number];

/** The sources that pages may cite, by key. */
export interface Bibliography {
  readonly keys: readonly string[];
  /** Entries of some sources, ready to be shown. */
  render(keys: readonly string[]): Promise<ReadonlyMap<string, RenderedReference>>;
}

export const emptyBibliography: Bibliography = { keys: [], render: async () => new Map() };

/** Reads CSL-JSON (`.json`) or BibTeX (`.bib`) files. */
export async function readBibliography(
  files: readonly { readonly file: string; readonly text: string }[],
  problems: Problems,
): Promise<Bibliography> {
  const items = new Map<string, CslItem>();
  for (const { file, text } of files) {
    const bibtex = file.endsWith(".bib");
    try {
      for (const item of bibtex ? await bibtexItems(text) : cslItems(JSON.parse(text))) {
        if (items.has(item.id))
          problems.error(
            "bibliography-is-valid",
            { file, field: item.id },
            `Two entries of the bibliography have the key "${item.id}"`,
            { fix: "Give one of them another key." },
          );
        items.set(item.id, item);
      }
    } catch (error) {
      reportUnreadable(error, file, problems);
    }
  }
  return {
    keys: [...items.keys()],
    render: (keys) => renderReferences(keys.flatMap((key) => items.get(key) ?? [])),
  };
}

async function bibtexItems(text: string): Promise<readonly CslItem[]> {
  const { Cite } = await import("@citation-js/core");
  await import("@citation-js/plugin-bibtex");
  return new Cite(text, { forceType: "@bibtex/text" }).data;
}

function cslItems(value: unknown): readonly CslItem[] {
  if (!Array.isArray(value)) throw new Error("it is not a list");
  return value.map((item: unknown, index) => {
    const named = typeof item === "object" && item !== null && "id" in item;
    if (named && typeof item.id === "string") return item as CslItem;
    throw new Error(`item ${index + 1} has no id`);
  });
}

function reportUnreadable(error: unknown, file: string, problems: Problems): void {
  const message = error instanceof Error ? error.message : String(error);
  const [first = "", ...more] = message.split("\n");
  const line = /line (\d+)/.exec(message)?.[1];
  const found = more.join(" ").trim().slice(0, 80);
  problems.error(
    "bibliography-is-valid",
    { file, ...(line ? { line: Number(line) } : {}) },
    `The bibliography cannot be read: ${first}`,
    {
      expected: file.endsWith(".bib")
        ? "BibTeX entries, @article{key, …}"
        : "a list of CSL-JSON items, each with an id",
      ...(found ? { found } : {}),
    },
  );
}

/** Entries of the list of references: the sources that a page cites, in the order of their numbers. */
export async function referencesOf(
  cited: readonly string[],
  bibliography: Bibliography,
): Promise<Reference[]> {
  if (cited.length === 0) return [];
  const rendered = await bibliography.render(cited);
  return cited.map((key, i) => {
    const { html, text } = rendered.get(key) ?? { html: "", text: "" };
    return { key, number: i + 1, html, text };
  });
}
