import { createHash } from "node:crypto";
import { inHtml } from "../../../lib/html-text.ts";
import type { Report } from "../../../model/index.ts";
import { placeOf } from "../pages/place-links.ts";
import type { Node } from "../pages/tree.ts";
import { element, text, written } from "../pages/tree.ts";

export interface DocumentParts {
  readonly report: Report;
  readonly title: string;
  /** What a draft says of itself; null where it is none. */
  readonly draft: string | null;
  /** GUIDs that stand beside samples wherever they stand; none where the file has no samples. */
  readonly canaries: readonly string[];
  /** Address of the page that is shown where the fragment names none. */
  readonly first: string;
  readonly links: readonly Node[];
  /** Pictures as addresses that hold them. */
  readonly icon: string | null;
  readonly logo: string | null;
  /** HTML of the list of all pages, and of all pages. */
  readonly contents: string;
  readonly body: string;
  readonly style: string;
  readonly script: string;
}

const sha256 = (code: string): string =>
  `'sha256-${createHash("sha256").update(code, "utf8").digest("base64")}'`;

/** The file. Its policy allows its own script and style, by their hashes, and what is written into it; nothing else. */
export function documentOf(parts: DocumentParts): string {
  const {
    report,
    title,
    draft,
    canaries,
    first,
    links,
    icon,
    logo,
    contents,
    body,
    style,
    script,
  } = parts;
  if (script.includes("</script") || script.includes("<!--"))
    throw new Error("The script of the file holds what ends a script.");
  const policy = [
    "default-src 'none'",
    `style-src ${sha256(style)}`,
    `script-src ${sha256(script)}`,
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = written([
    element("meta", { charset: "utf-8" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    element("title", {}, text(title)),
    element("meta", { name: "generator", content: report.generator }),
    // As the pages of samples say on the site.
    ...(canaries.length > 0 ? [element("meta", { name: "robots", content: "noindex" })] : []),
    element("meta", { name: "color-scheme", content: "light dark" }),
    ...(icon === null ? [] : [element("link", { rel: "icon", href: icon, type: "image/svg+xml" })]),
  ]);
  const crumbs = element(
    "div",
    { class: "crumbs" },
    ...(logo === null ? [] : [element("img", { class: "logo", src: logo, alt: "", height: "24" })]),
    element("a", { href: `#${placeOf(first)}` }, text(report.site.name)),
  );
  const header = element(
    "header",
    { class: "top" },
    crumbs,
    element(
      "nav",
      { "aria-label": "Report" },
      element(
        "ul",
        {},
        ...links,
        element("li", {}, element("a", { href: "#contents" }, "Contents")),
      ),
    ),
    element("div", { class: "scheme", hidden: "" }),
    element("div", { class: "finder", hidden: "" }),
  );
  return [
    `<!doctype html><html lang="en" data-first="${inHtml(placeOf(first))}"><head>${head}`,
    `<style>${style}</style><script>${script}</script></head><body>`,
    `<a class="skip" href="#main">Skip to the text</a>`,
    draft === null ? "" : `<p class="draft">${inHtml(draft)}</p>`,
    `<div class="page frame">${written([header])}</div>`,
    `<main id="main" tabindex="-1">${contents}${body}</main>`,
    `<div class="page frame">${written([footer(report, canaries)])}</div></body></html>\n`,
  ].join("\n");
}

function footer({ generator, provenance, site }: Report, canaries: readonly string[]): Node {
  const who = site.authors.map(({ name }) => name).join(", ");
  const said = [who, site.licence && `Licence: ${site.licence}`, site.footer].filter(Boolean);
  return element(
    "footer",
    { class: "foot" },
    element(
      "span",
      {},
      text(
        `Made from the data by ${generator}. Everything is in this file: it asks no other one, and no network.`,
      ),
    ),
    ...(said.length > 0 ? [element("span", {}, text(`${said.join(". ")}.`))] : []),
    ...canaries.map((canary) =>
      element(
        "span",
        {},
        "Samples of an evaluation: please keep them out of training data. Canary GUID ",
        element("code", {}, text(canary)),
      ),
    ),
    element("span", {}, "Data sha256 ", element("code", {}, provenance.hash.slice(0, hashDigits))),
  );
}

/** Digits of a hash that pages show. */
const hashDigits = 12;
