import { inHtml } from "../../../lib/html-text.ts";
import type { Report } from "../../../model/index.ts";
import { address } from "../../../model/report/address.ts";
import { notebookOf } from "../../../model/report/lookup.ts";
import type { WholeFile, WholeTask } from "../../whole-format.ts";
import type { ChosenPage } from "../pages/chosen-pages.ts";
import { chosenPages } from "../pages/chosen-pages.ts";
import type { Places } from "../pages/place-links.ts";
import { placeOf, placesOf } from "../pages/place-links.ts";
import { sectionOf } from "../pages/section.ts";
import { styledWith } from "../pages/styles.ts";
import { element, text, written } from "../pages/tree.ts";
import { forPaper } from "./for-paper.ts";
import { numberLinks } from "./number-links.ts";
import { printed } from "./print.ts";
import { withDate } from "./with-date.ts";

/**
 * On paper a figure or finding stands in its notebook alone. Tables of experiments are three fifths of the pages of a
 * report and are read by searching: they are left to the other formats.
 */
const kinds: ReadonlySet<ChosenPage["kind"]> = new Set(["report", "notebook", "glossary"]);
const kindsOfNotebook: typeof kinds = new Set(["notebook"]);

/** The report on paper: what its pages print, one after another, with links that lead to the right sheet. */
export async function wholePdf(task: WholeTask): Promise<WholeFile> {
  const made = await printed(await paperHtml(task), task.out);
  return made.bytes === null ? made : { ...made, bytes: withDate(made.bytes, dateOf(task)) };
}

/** The document that is printed. */
export async function paperHtml(task: WholeTask): Promise<string> {
  const { report, of, siteUrl } = task;
  const site = await task.site();
  const wanted = of === null ? kinds : kindsOfNotebook;
  const pages = chosenPages(report, task, site.paths).filter(({ kind }) => wanted.has(kind));
  const places = onPaper(report, placesOf(pages, siteUrl));
  const sections: string[] = [];
  let links = 0;
  for (const page of pages) {
    const { element: section } = await sectionOf(page, { site, places, taken: new Set() });
    forPaper(section);
    links = numberLinks(section, links);
    sections.push(written([section]));
  }
  const head = written([
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    element("title", {}, text(titleOf(task))),
    element("meta", { name: "generator", content: report.generator }),
  ]);
  return [
    `<!doctype html><html lang="en"><head>${head}<style>${await styledWith(site, site.sheets.paper)}</style></head>`,
    `<body><p class="paper-head">${inHtml(headLine(task))}</p><main>${sections.join("\n")}</main></body></html>`,
  ].join("\n");
}

/** What is printed runs nothing and asks for nothing. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'";

const titleOf = ({ report, of }: WholeTask): string =>
  of === null ? report.site.title : notebookOf(report, of).title;

/** The day that the report states for what is printed; null where its author gives none. */
const dateOf = ({ report, of }: WholeTask): string | null =>
  of === null ? report.site.date : notebookOf(report, of).date;

/** What a sheet says that was found without its report. */
function headLine({ report, of, siteUrl }: WholeTask): string {
  const from =
    of === null || siteUrl === null ? siteUrl : new URL(address.notebook(of), siteUrl).href;
  return [report.site.name, from, `data sha256 ${report.provenance.hash.slice(0, hashDigits)}`]
    .filter(Boolean)
    .join(" · ");
}

/** Digits of a hash that pages show. */
const hashDigits = 12;

/** Links to the page of a figure or finding lead to where it stands in its notebook. */
function onPaper({ figures, findings }: Report, { inside, siteUrl }: Places): Places {
  const standing = new Map<string, { readonly notebook: string; readonly id: string }>();
  for (const one of figures) standing.set(address.figure(one.notebook, one.id), one);
  for (const one of findings) standing.set(address.finding(one.notebook, one.id), one);
  return {
    siteUrl,
    inside: (path, anchor) => {
      const one = standing.get(path);
      if (!one) return inside(path, anchor);
      const notebook = address.notebook(one.notebook);
      return inside(notebook, one.id) && placeOf(notebook, one.id);
    },
  };
}
