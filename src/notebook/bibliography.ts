import type { Notebook, Problems } from "../model/index.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Asking, Page } from "./page.ts";
import { renderReference } from "./render-reference.ts";

export type Reference = Notebook["references"][number];

/** Sources by key, each ready to be shown. */
export interface Bibliography {
  readonly keys: readonly string[];
  readonly references: ReadonlyMap<string, Pick<Reference, "html" | "text">>;
}

export const emptyBibliography: Bibliography = { keys: [], references: new Map() };

/**
 * Reads CSL-JSON (`.json`) or BibTeX (`.bib`) files. The library that formats them is loaded here, so that a
 * report that cites nothing does not pay for it.
 */
export async function readBibliography(
  files: readonly { readonly file: string; readonly text: string }[],
  problems: Problems,
): Promise<Bibliography> {
  if (files.length === 0) return emptyBibliography;
  const { Cite } = await import("@citation-js/core");
  await import("@citation-js/plugin-csl");
  await import("@citation-js/plugin-bibtex");
  const references = new Map<string, Pick<Reference, "html" | "text">>();
  for (const { file, text } of files) {
    const bibtex = file.endsWith(".bib");
    try {
      const items = bibtex ? new Cite(text, { forceType: "@bibtex/text" }).data : cslItems(JSON.parse(text));
      for (const item of items) {
        if (references.has(item.id))
          problems.error("bibliography-is-valid", { file, field: item.id }, `Two entries of the bibliography have the key "${item.id}"`, {
            fix: "Give one of them another key.",
          });
        references.set(item.id, renderReference(new Cite(item)));
      }
    } catch (error) {
      const [message = "", ...more] = String(error instanceof Error ? error.message : error).split("\n");
      const line = Number(/line (\d+)/.exec(message)?.[1] ?? Number.NaN);
      problems.error("bibliography-is-valid", { file, ...(Number.isNaN(line) ? {} : { line }) }, `The bibliography cannot be read: ${message}`, {
        expected: bibtex ? "BibTeX entries, @article{key, …}" : "a list of CSL-JSON items, each with an id",
        ...(more.length ? { found: more.join(" ").trim().slice(0, 80) } : {}),
      });
    }
  }
  return { keys: [...references.keys()], references };
}

function cslItems(value: unknown): readonly { readonly id: string }[] {
  if (!Array.isArray(value)) throw new Error("it is not a list");
  return value.map((item: unknown, index) => {
    if (typeof item === "object" && item !== null && "id" in item && typeof item.id === "string") return item as { id: string };
    throw new Error(`item ${index + 1} has no id`);
  });
}

/** The sources of one page, numbered in the order in which they are first cited. */
export interface CitationList {
  /** Number of a source; null with a problem when the bibliography has no such key. */
  cite(key: string, asking: Asking, page: Page): number | null;
  readonly references: readonly Reference[];
}

export function createCitationList(bibliography: Bibliography): CitationList {
  const references: Reference[] = [];
  return {
    references,
    cite(key, asking, page) {
      const known = references.find((r) => r.key === key);
      if (known) return known.number;
      const entry = bibliography.references.get(key);
      if (!entry) {
        page.problems.error("citation-is-found", asking.place("key"), `"${key}" is not in the bibliography`, {
          expected: bibliography.keys.slice(0, 12).join(", ") || "content/references.json or content/references.bib",
          found: key,
          ...didYouMean(key, bibliography.keys),
        });
        return null;
      }
      references.push({ key, number: references.length + 1, ...entry });
      return references.length;
    },
  };
}
