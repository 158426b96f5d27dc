/** What content/references.json may hold; the keys are those of the other examples. */
export const referencesExample = `[
  {
    "id": "miller2024",
    "type": "article",
    "title": "Adding error bars to evals: a statistical approach to language model evaluations",
    "author": [{ "family": "Miller", "given": "Evan" }],
    "issued": { "date-parts": [[2024]] },
    "number": "arXiv 2411.00640",
    "URL": "https://arxiv.org/abs/2411.00640"
  }
]`;

/** Where sources are written down that `:cite` and published tables name. */
export function referencesSection(): readonly string[] {
  return [
    "# References",
    "",
    "Sources stand in `content/references.json` (a list of CSL-JSON items, as Zotero exports it) or in `content/references.bib` (BibTeX), or in both. Their `id`, or the key of a BibTeX entry, is what `:cite[…]` and `citation:` in `experiment.yaml` name. A page lists what it cites at its foot.",
    "",
    "```json",
    referencesExample,
    "```",
    "",
  ];
}
