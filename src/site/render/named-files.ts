import type { Report } from "../../model/index.ts";
import { sourceHref, sourceLinks } from "../source-links.ts";

/**
 * The report with every file that its prose names in code linked to where it can be read, as it was at the commit. The
 * report says which names are files; without a repository there is none.
 */
export function linkNamedFiles(report: Report): Report {
  const named = report.provenance.revision?.named ?? {};
  const sources = sourceLinks(report);
  if (!sources || Object.keys(named).length === 0) return report;
  const hrefs = new Map(
    Object.entries(named).flatMap(([name, path]) => {
      const href = sourceHref(sources, path);
      return href === null ? [] : [[name, href] as const];
    }),
  );
  const link = (html: string) => linked(html, hrefs);
  const orNone = (html: string | null) => html && link(html);
  return {
    ...report,
    site: { ...report.site, abstractHtml: orNone(report.site.abstractHtml) },
    notebooks: report.notebooks.map((notebook) => ({
      ...notebook,
      abstractHtml: orNone(notebook.abstractHtml),
      blocks: notebook.blocks.map((block) =>
        block.kind === "html" || block.kind === "note"
          ? { ...block, html: link(block.html) }
          : block,
      ),
    })),
    figures: report.figures.map((f) => ({ ...f, captionHtml: orNone(f.captionHtml) })),
    findings: report.findings.map((f) => ({ ...f, html: link(f.html) })),
  };
}

/** Code between tags that is the name of a file becomes a link; inside of a link or of a block of code it stays. */
function linked(html: string, hrefs: ReadonlyMap<string, string>): string {
  let within = 0;
  return html.replace(
    /<(\/?)(a|pre)\b[^>]*>|<code>([^<]*)<\/code>/g,
    (all, end: string | undefined, tag: string | undefined, name: string | undefined) => {
      if (tag !== undefined) within += end === "/" ? -1 : 1;
      const href = name === undefined || within > 0 ? undefined : hrefs.get(plain(name));
      return href === undefined ? all : `<a href="${escaped(href)}">${all}</a>`;
    },
  );
}

const plain = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#x26;", "&")
    .replaceAll("&amp;", "&");
const escaped = (href: string): string => href.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
