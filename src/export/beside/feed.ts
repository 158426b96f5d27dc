import { createHash } from "node:crypto";
import { address } from "../../model/report/address.ts";
import { notebookOf } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { verdictLine } from "../parts/names.ts";
import { inXml, xml, xmlFile } from "../parts/xml.ts";

/**
 * An Atom feed of findings. An entry is new when its verdict or its number is: a reader of feeds shows it again. It needs
 * full addresses, so a report without `site.url` has none.
 */
export const feed: BesideKind = {
  name: "feed",
  doc: "An Atom feed of findings, each with its verdict and number; needs `site.url`.",
  files: ({ report }) => {
    const { site, findings } = report;
    const { url } = site;
    if (url === undefined) return [];
    const make = () => {
      const at = (path: string) => new URL(path, url).href;
      const entries = findings.map((finding) => {
        const { title, date, authors } = notebookOf(report, finding.notebook);
        const said = verdictLine(finding);
        const state = createHash("sha256").update(said).digest("hex").slice(0, 8);
        const page = at(address.finding(finding.notebook, finding.id));
        return {
          date,
          entry: xml(
            "entry",
            {},
            xml("id", {}, inXml(`${page}#${state}`)),
            xml("title", {}, inXml(`${finding.text} ${said}`)),
            xml("link", { rel: "alternate", href: page }),
            xml("updated", {}, `${date}T00:00:00Z`),
            ...authors.map(({ name }) => xml("author", {}, xml("name", {}, inXml(name)))),
            xml("category", { term: finding.verdict }),
            xml("summary", {}, inXml(`${said}. In “${title}”.`)),
          ),
        };
      });
      const last =
        entries
          .map(({ date }) => date)
          .sort()
          .at(-1) ??
        site.date ??
        "1970-01-01";
      return xmlFile(
        xml(
          "feed",
          { xmlns: "http://www.w3.org/2005/Atom" },
          xml("id", {}, inXml(at(""))),
          xml("title", {}, inXml(site.title)),
          xml("link", { rel: "alternate", href: at("") }),
          xml("link", { rel: "self", href: at(address.feed()) }),
          xml("updated", {}, `${last}T00:00:00Z`),
          xml(
            "author",
            {},
            xml("name", {}, inXml(site.authors.map((a) => a.name).join(", ") || site.name)),
          ),
          ...entries.map(({ entry }) => entry),
        ),
      );
    };
    return [
      {
        path: address.feed(),
        of: [site, findings, report.notebooks.map((n) => [n.title, n.date, n.authors])],
        make,
      },
    ];
  },
};
