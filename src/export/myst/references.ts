import { mystVersion } from "./identifiers.ts";
import type { MystPage } from "./page-data.ts";

/** `myst.xref.json`: what other sites made with MyST, Sphinx or Jupyter Book may refer to, and where its data stand. */
export function mystReferences(pages: readonly MystPage[]) {
  return {
    version: "1",
    myst: mystVersion,
    references: pages.flatMap(({ path, data, parts }) => {
      const at = { url: `/${path}`, data: `/${data}` };
      return [
        { kind: "page", ...at },
        ...parts.map(({ kind, identifier, anchor }) => ({
          identifier,
          html_id: anchor,
          kind,
          ...at,
        })),
      ];
    }),
  };
}
