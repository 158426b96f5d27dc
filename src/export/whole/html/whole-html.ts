import type { Report } from "../../../model/index.ts";
import { redirects } from "../../../report/redirects.ts";
import type { RenderedSite, WholeFile, WholeTask } from "../../whole-format.ts";
import { chosenPages } from "../pages/chosen-pages.ts";
import { drawOnce, signsOnce, withoutWidest } from "../pages/draw-once.ts";
import { placeOf, placesOf } from "../pages/place-links.ts";
import type { Section } from "../pages/section.ts";
import { dataAddress, sectionOf } from "../pages/section.ts";
import { styledWith } from "../pages/styles.ts";
import { titlesOf } from "../pages/titles.ts";
import type { Node } from "../pages/tree.ts";
import { element, text, written } from "../pages/tree.ts";
import { contentsOf } from "./contents.ts";
import { documentOf } from "./document.ts";
import { smaller } from "./smaller.ts";

/** What readers of a file take along of a figure or finding; the rest speaks about other files of the site. */
const taken: ReadonlySet<string> = new Set(["take-link", "take-cite", "take-bibtex"]);

/**
 * Every page as a section of one document. Without a script it is one long page with a list of contents; the script
 * shows one section at a time, by the fragment.
 */
export async function wholeHtml(task: WholeTask): Promise<WholeFile> {
  const { report, siteUrl } = task;
  const site = await task.site();
  const pages = chosenPages(report, task, site.paths);
  const moved = new Map(redirects(report).map(({ from, to }) => [from, to]));
  const places = placesOf(pages, siteUrl, moved);
  const sections: Section[] = [];
  for (const page of pages) sections.push(await sectionOf(page, { site, places, taken }));
  drawOnce(sections, report);
  withoutWidest(sections);
  const titles = titlesOf(report, sections);
  nameOldPlaces(sections, moved);
  smaller(sections);
  const { nodes, signs } = signsOnce(sections.map((one) => one.element));
  const body = [...nodes, signs];
  const html = documentOf({
    report,
    title: documentTitle(report, task.of),
    draft: draftLine(report),
    canaries: canariesOf(report, sections),
    first: pages[0]?.path ?? "",
    links: linksOf(sections, titles),
    icon: await dataAddress(site, "favicon.svg"),
    logo: report.site.logo === undefined ? null : await dataAddress(site, report.site.logo),
    contents: written([contentsOf(report, sections, titles)]),
    body: written(body),
    style: await styledWith(site, site.sheets.file),
    script: scriptOf(site),
  });
  return { bytes: new TextEncoder().encode(html), problems: [] };
}

const documentTitle = ({ site, notebooks }: Report, of: string | null): string => {
  const book = notebooks.find(({ id }) => id === of);
  return book ? `${book.title} – ${site.name}` : site.title;
};

/** Canaries of the samples that are in the file. */
function canariesOf({ experiments }: Report, sections: readonly Section[]): readonly string[] {
  if (!sections.some(({ page }) => page.kind === "samples")) return [];
  return [...new Set(experiments.flatMap(({ samples }) => samples?.canary ?? []))];
}

const draftLine = ({ draft }: Report): string | null =>
  draft === undefined ? null : "Draft. Made to be looked at, not published.";

/** Old addresses of pages lead to where they are now: an anchor for each at the head of its page. */
function nameOldPlaces(sections: readonly Section[], moved: ReadonlyMap<string, string>): void {
  const byPath = new Map(sections.map(({ page, element: one }) => [page.path, one]));
  for (const [from, to] of moved)
    byPath.get(to)?.children.unshift(element("span", { class: "anchor", id: placeOf(from) }));
}

/** Links of the head: to the first page of each kind that readers begin with. */
function linksOf(
  sections: readonly Section[],
  titles: ReadonlyMap<string, string>,
): readonly Node[] {
  const kinds = [
    ["report", "Report"],
    ["notebook", "Notebook"],
    ["experiment", "Experiment"],
    ["glossary", "Glossary"],
  ] as const;
  const home = sections.some(({ page }) => page.kind === "report");
  return kinds.flatMap(([kind, label]) => {
    const own = sections.filter(({ page }) => page.kind === kind);
    const [only] = own;
    if (!only) return [];
    const many = own.length > 1 && home;
    const to = many ? `${placeOf("")}#${kind}s` : placeOf(only.page.path);
    const attributes = {
      href: `#${to}`,
      ...(many ? {} : { title: titles.get(only.page.path) ?? label }),
    };
    return [element("li", {}, element("a", attributes, text(many ? `${label}s` : label)))];
  });
}

/** One script: what runs before anything is drawn, and the rest when all is there. */
function scriptOf({ scripts }: RenderedSite): string {
  const ready = scripts.ready.join("\n");
  return `${scripts.first}\naddEventListener("DOMContentLoaded", () => {\n${ready}\n});`;
}
