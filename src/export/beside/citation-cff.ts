import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";
import { datePublished } from "../parts/date-published.ts";

/** Licences that the format knows by these ids; it takes no other words. */
const spdx: ReadonlySet<string> = new Set([
  ...["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MPL-2.0"],
  ...["CC-BY-3.0", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-SA-4.0", "CC0-1.0", "ODbL-1.0"],
]);

/** How the report is cited, in the Citation File Format 1.2.0. Without an author the format allows no file. */
export const citationCff: BesideKind = {
  name: "citation-cff",
  doc: "`CITATION.cff`: how the report is cited, for GitHub, Zenodo and reference managers; left out where no author is named.",
  files: ({ report }) => {
    const { site, publication, provenance } = report;
    const { licence, url, repository, authors } = site;
    const commit = provenance.revision?.clean ? provenance.revision.commit : undefined;
    const date = datePublished(report);
    if (authors.length === 0) return [];
    // Texts as JSON, which is YAML that cannot be read as anything else.
    const fields: readonly (readonly [string, string | undefined | null])[] = [
      ["cff-version", "1.2.0"],
      [
        "message",
        "Please cite the report; each figure and finding has a citation of its own on its page.",
      ],
      ["type", "dataset"],
      ["title", site.title],
      ["abstract", site.answerText ?? site.abstractText],
      ["date-released", date],
      ["version", publication?.current],
      ["url", url],
      ["repository", repository],
      ["commit", commit],
      ["license", licence !== undefined && spdx.has(licence) ? licence : undefined],
    ];
    const lines = fields.flatMap(([key, value]) =>
      value === undefined || value === null || value === ""
        ? []
        : [`${key}: ${JSON.stringify(value)}`],
    );
    const named = authors.flatMap((author) => [
      `  - name: ${JSON.stringify(author.name)}`,
      ...(author.url === undefined ? [] : [`    website: ${JSON.stringify(author.url)}`]),
    ]);
    const text = [...lines, "authors:", ...named, ""].join("\n");
    return [{ path: address.citationFile(), of: [text], make: () => text }];
  },
};
