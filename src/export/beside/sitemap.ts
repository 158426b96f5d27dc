import { address } from "../../model/report/address.ts";
import { listedExperiments } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { reportLists } from "../parts/report-lists.ts";
import { inXml, xml, xmlFile } from "../parts/xml.ts";

/** Pages that a search engine should know. Samples are not among them: they ask not to be listed. The list of experiments that have some is. */
export const sitemap: BesideKind = {
  name: "sitemap",
  doc: "Every page but samples and embeds, for search engines; needs `site.url`.",
  files: ({ report }) => {
    const { url } = report.site;
    if (url === undefined) return [];
    const pages = [
      { path: address.home(), date: report.site.date },
      ...report.notebooks.map(({ id, date }) => ({ path: address.notebook(id), date })),
      ...[
        ...report.figures.map((f) => address.figure(f.notebook, f.id)),
        ...report.findings.map((f) => address.finding(f.notebook, f.id)),
        ...listedExperiments(report).map(({ experiment }) => address.experiment(experiment.id)),
        ...reportLists(report).map(({ path }) => path),
      ].map((path) => ({ path, date: null })),
    ];
    const entries = pages.map(({ path, date }) =>
      xml(
        "url",
        {},
        xml("loc", {}, inXml(new URL(path, url).href)),
        ...(date === null ? [] : [xml("lastmod", {}, date)]),
      ),
    );
    const make = () =>
      xmlFile(xml("urlset", { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" }, ...entries));
    return [{ path: address.sitemap(), of: [url, pages], make }];
  },
};
