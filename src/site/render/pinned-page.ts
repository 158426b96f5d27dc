import { posix } from "node:path";
import type { PinTask } from "../../report/publication/index.ts";
import { dateInWords } from "../words.ts";

/** A tag that opens, or a comment: pages are written by our own templates (`report/land/read-page.ts` says how). */
const tag = /<!--[\s\S]*?-->|<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>/g;
const linking = /(\s)(href|src)="([^"]*)"/g;
/** What programs are told of the live page alone. */
const oembed = /<link rel="alternate" type="application\/json\+oembed"[^>]*>/g;

/**
 * A page as it stays at an address of its own: its styles, fonts and scripts are those that stay with it, links to what
 * stays lead there, and all other links to pages as they are now. It says at its top what it is.
 */
export function pinnedPage(html: string, { from, at, to, date, version }: PinTask): string {
  const up = "../".repeat(at.split("/").length - 1);
  const relinked = html.replace(oembed, "").replace(tag, (whole) =>
    whole.startsWith("<!--")
      ? whole
      : whole.replace(linking, (attribute, space: string, name: string, value: string) => {
          const led = leadTo(unescaped(value), from, at, to);
          return led === null ? attribute : `${space}${name}="${escaped(up + led)}"`;
        }),
  );
  const live = up + from;
  const head = `<meta charset="utf-8"><meta name="robots" content="noindex">${
    html.includes('rel="canonical"') ? "" : `<link rel="canonical" href="${live}">`
  }`;
  const banner = `<p class="pinned"><strong>${titleOf(html)}</strong>, as of ${dateInWords(date)}, version <code>${version}</code>. This page stays as it is. <a href="${live}">The page of today</a>, <a href="${up}v/">all versions</a></p>`;
  return relinked
    .replace('<meta charset="utf-8">', () => head)
    .replace(/<body[^>]*>(?:\s*<a class="skip"[^>]*>[^<]*<\/a>)?/, (start) =>
      from === at ? start : `${start}\n${banner}`,
    );
}

/** Where a link leads, from the root of the site; null where it may stay as it is written. */
function leadTo(link: string, from: string, at: string, to: PinTask["to"]): string | null {
  if (link === "" || link.startsWith("#") || /^([a-z][a-z0-9+.-]*:|\/)/i.test(link)) return null;
  const [path = "", fragment] = link.split("#", 2);
  const joined = posix.join(from, path);
  const site = joined === "./" || joined === "." ? "" : joined;
  const stays = to(site);
  const there = stays ?? site;
  // Anchors of pages that change may go; a page that stays keeps its own.
  return fragment !== undefined && (stays !== null || there === at)
    ? `${there}#${fragment}`
    : there;
}

/** The title of a page, as its markup has it. */
const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "";

const unescaped = (text: string): string =>
  text
    .replaceAll("&#38;", "&")
    .replaceAll("&#34;", '"')
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
