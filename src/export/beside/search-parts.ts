import type { BesideKind } from "../beside-kind.ts";
import { searchIndex } from "../search/parts.ts";

export const searchParts: BesideKind = {
  name: "search-parts",
  doc: "What the search page finds, as JSON: findings, figures, experiments, text by heading, names of units.",
  files: ({ report }) =>
    searchIndex(report).parts.map(({ path, hash, text }) => ({
      path,
      of: [hash],
      make: () => text,
    })),
};
