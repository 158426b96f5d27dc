import { posix } from "node:path";
import type { PinTask } from "../../report/publication/index.ts";
import { dateInWords } from "../words.ts";

/** A tag that opens, or a comment: pages are written by our own templates (`report/land/read-page.ts` says how). */
const tag = /<!--[\s\S]*?-->|<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>/g;
const linking = /(\s)(href|src)="([^"]*)"/g;

/**
 * A page as it stays at an address of its own: its styles, fonts and scripts are those that stay with it, links to what
 * stays lead there, and all other links to pages as they are now. It says at its top what it is. Tags alone are looked
 * at: an attribute holds any text of an author, `<body>` among it.
 */
export function pinnedPage(page: string, task: PinTask): string {
  const { from, at, to, date, version } = task;
  const html = withoutToday(page);
  const up = "../".repeat(at.split("/").length - 1);
  const live = up + from;
  const tags = [...html.matchAll(tag)];
  const isCanonical = tags.some(([one]) => one.startsWith('<link rel="canonical"'));
  const canonical = isCanonical ? "" : `<link rel="canonical" href="${live}">`;
  const title = tags.find(([one]) => one === "<title>");
  const name = title ? html.slice(title.index + title[0].length).split("</title>", 1)[0] : "";
  const banner = `<aside class="pinned" aria-label="Version"><p><strong>${name}</strong>, as of ${dateInWords(date)}, version <code>${version}</code>. This page stays as it is. <a href="${live}">The page of today</a>, <a href="${up}v/">all versions</a></p></aside>\n`;
  let place: "head" | "body" | "said" = from === at ? "said" : "head";
  return html.replace(tag, (whole) => {
    if (whole.startsWith("<!--")) return whole;
    if (isOembed(whole)) return "";
    if (from !== at && whole.startsWith('<meta property="og:')) return posted(whole, task);
    const led = whole.replace(linking, (attribute, space: string, key: string, value: string) => {
      const there = leadTo(unescaped(value), from, at, to);
      return there === null ? attribute : `${space}${key}="${escaped(up + there)}"`;
    });
    if (whole === '<meta charset="utf-8">')
      return `${whole}<meta name="robots" content="noindex">${canonical}`;
    if (place === "head" && whole.startsWith("<body")) place = "body";
    // After the link that skips to the text: it stays the first.
    else if (place === "body" && whole.startsWith("<div")) {
      place = "said";
      return banner + led;
    }
    return led;
  });
}

/** Without what only the page of today has, such as pictures that can be made from those that stay. */
function withoutToday(html: string): string {
  let kept = "";
  let from = 0;
  for (const { 0: one, index } of html.matchAll(tag)) {
    if (one !== "<span data-today>" || index < from) continue;
    kept += html.slice(from, index);
    from = html.indexOf("</span>", index) + "</span>".length;
  }
  return kept + html.slice(from);
}

/** What programs are told of the live page alone. */
const isOembed = (whole: string): boolean =>
  whole.startsWith('<link rel="alternate" type="application/json+oembed"');

/**
 * What a page says of itself where its link is posted: its own address and title, since the page of today may say another
 * number, and the card that stays with it.
 */
function posted(whole: string, { from, at, to, date }: PinTask): string {
  return whole.replace(
    /^<meta property="og:(title|url|image)" content="([^"]*)"/,
    (_tag, name: string, content: string) => {
      const said = (text: string) => `<meta property="og:${name}" content="${text}"`;
      if (name === "title") return said(`${content} (as of ${dateInWords(date)})`);
      const end = name === "url" ? from : (cardOf(content, from) ?? "");
      const there = name === "url" ? at : to(unescaped(end));
      const ends = end !== "" && there !== null && content.endsWith(end);
      return said(ends ? content.slice(0, -end.length) + escaped(there) : content);
    },
  );
}

/** The path of a page's own card, which ends the full address that it is named by. */
function cardOf(url: string, page: string): string | null {
  const name = page.replace(/\/$/, ".");
  const at = url.lastIndexOf(name);
  return page === "" || at < 0 ? null : url.slice(at);
}

/** Where a link leads, from the root of the site; null where it may stay as it is written. */
function leadTo(link: string, from: string, at: string, to: PinTask["to"]): string | null {
  if (link === "" || link.startsWith("#") || /^([a-z][a-z0-9+.-]*:|\/)/i.test(link)) return null;
  const [address = "", fragment] = link.split("#", 2);
  const asked = address.indexOf("?");
  const [path, query] = asked < 0 ? [address, ""] : [address.slice(0, asked), address.slice(asked)];
  const joined = posix.join(from, path);
  const site = joined === "./" || joined === "." ? "" : joined;
  const stays = to(site);
  const there = (stays ?? site) + query;
  // Anchors of pages that change may go; a page that stays keeps its own.
  return fragment !== undefined && (stays !== null || there === at)
    ? `${there}#${fragment}`
    : there;
}

const unescaped = (text: string): string =>
  text
    .replaceAll("&#38;", "&")
    .replaceAll("&#34;", '"')
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
