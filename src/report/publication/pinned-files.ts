import { readFileSync } from "node:fs";
import { extname, join, posix } from "node:path";
import type { Publication } from "../../model/index.ts";
import { address } from "../../model/index.ts";
import { sha256 } from "../inputs/index.ts";
import { pinnedTwin } from "./pinned-twin.ts";

/** A page that is to stay, and where what it leads to stays. */
export interface PinTask {
  /** Its address as the live page. */
  readonly from: string;
  /** Its address for good; the same for the page of a version, which has no other. */
  readonly at: string;
  /** Where a page or file of the site stays, by its path from the root; null where it is only there as it is now. */
  readonly to: (path: string) => string | null;
  readonly date: string;
  readonly version: string;
}

/** Turns the HTML of a live page into that of a page that stays. */
export type PinPage = (html: string, task: PinTask) => string;

/** Digits of the hash that names a file which pages share. */
const fileDigits = 16;

/**
 * Forms of a figure or finding that stay beside its page, and its card. Pictures on other grounds are a third of all
 * bytes, and can be made from the SVG.
 */
const forms = [".csv", ".json", ".svg", ".md", ".bib", ".png"];

/** A card: it has the address of its page, and a hash of its content. */
const card = /[.][0-9a-f]{8}[.]png$/;

/** Styles, fonts, scripts and icons: what a page needs to be shown. */
const shared = /[.](?:css|js|woff2|svg|png|jpe?g|gif|webp|avif|ico)$/;

/**
 * The files that a publication adds to the versions that are kept: pages of figures and findings that changed, the data
 * and pictures beside them, the page of the version, and whatever these need. What stays equal is there once.
 */
export function addedFiles(
  built: string,
  files: ReadonlySet<string>,
  publication: Publication,
  { pinPage, isThere }: { readonly pinPage: PinPage; readonly isThere: (path: string) => boolean },
): ReadonlyMap<string, Uint8Array> {
  const { current, versions, pins, live } = publication;
  const date = versions.find(({ version }) => version === current)?.date ?? "";
  const added = new Map<string, Uint8Array>();
  const share = sharing(built, files, added);
  const cards = cardsIn(files);
  const stays = new Map<string, string>();
  for (const path of Object.keys(live)) {
    const pin = pins[path]?.at(-1);
    if (!pin) continue;
    stays.set(path, pin.at);
    for (const form of formsOf(path, files)) stays.set(form, pin.at.slice(0, -path.length) + form);
    for (const own of cards.get(path) ?? []) {
      // Earlier versions of the same may have had an equal card: it is there once.
      const earlier = pins[path]?.map(({ at }) => at.slice(0, -path.length) + own) ?? [];
      stays.set(own, earlier.find(isThere) ?? pin.at.slice(0, -path.length) + own);
    }
  }
  // Earlier versions, which a page lists, are where they are said to be.
  const to = (path: string): string | null => {
    if (path.startsWith(address.versions())) return path;
    return stays.get(path) ?? share(path);
  };
  const add = (from: string, at: string, on: string, version: string): string => {
    const html = readFileSync(join(built, from, "index.html"), "utf8");
    added.set(`${at}index.html`, Buffer.from(pinPage(html, { from, at, to, date: on, version })));
    return html;
  };
  for (const path of Object.keys(live)) {
    const pin = pins[path]?.at(-1);
    if (pin?.version !== current || pin.at !== address.pinned(current, path)) continue;
    // What somebody took out beside a page that is there stays out.
    if (isThere(`${pin.at}index.html`)) continue;
    const base = siteOf(add(path, pin.at, pin.date, pin.version), path);
    for (const form of [...formsOf(path, files), ...(cards.get(path) ?? [])]) {
      const at = stays.get(form) ?? address.pinned(current, form);
      if (isThere(at)) continue;
      const bytes = readFileSync(join(built, form));
      const twin = () => pinnedTwin(bytes.toString("utf8"), { from: form, at, to, base });
      added.set(at, form.endsWith(".md") ? Buffer.from(twin()) : bytes);
    }
  }
  const own = address.version(current);
  if (!isThere(`${own}index.html`)) add(own, own, date, current);
  return added;
}

function formsOf(path: string, files: ReadonlySet<string>): readonly string[] {
  return forms.map((ending) => path.slice(0, -1) + ending).filter((form) => files.has(form));
}

/** Cards by the address of their page: one each, and more where a folder holds older ones. */
function cardsIn(files: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const cards = new Map<string, string[]>();
  for (const file of files) {
    const page = card.test(file) ? `${file.replace(card, "")}/` : null;
    if (page !== null) cards.set(page, [...(cards.get(page) ?? []), file]);
  }
  return cards;
}

/** The full address of the site, as a page of it names itself; null where nobody has said it. */
function siteOf(html: string, path: string): string | null {
  const canonical = /<link rel="canonical" href="([^"]*)">/.exec(html)?.[1];
  return canonical?.endsWith(path) ? canonical.slice(0, -path.length) : null;
}

/** Gives each file that pages need a name of its content, and puts it there once; null for any other path. */
function sharing(
  built: string,
  files: ReadonlySet<string>,
  added: Map<string, Uint8Array>,
): (path: string) => string | null {
  const known = new Map<string, string>();
  const place = (bytes: Uint8Array, path: string): string => {
    const at = `${address.versions()}files/${sha256(bytes).slice(0, fileDigits)}${extname(path)}`;
    added.set(at, bytes);
    known.set(path, at);
    return at;
  };
  const share = (path: string): string | null => {
    const name = decodedPath(path);
    const at = known.get(name);
    if (at !== undefined) return at;
    // Pictures and data of other pages are no part of a page.
    if (!shared.test(name) || !files.has(name) || /^(?:figures|findings|data|embed)\//.test(name))
      return null;
    const bytes = readFileSync(join(built, name));
    if (!name.endsWith(".css")) return place(bytes, name);
    // Fonts of a stylesheet stand beside it.
    const css = bytes.toString("utf8").replace(/url\("?([^")]+)"?\)/g, (whole, url: string) => {
      if (/^(?:data:|#)/.test(url)) return whole;
      const font = share(posix.join(posix.dirname(name), url));
      return font === null ? whole : `url("${posix.basename(font)}")`;
    });
    return place(Buffer.from(css), name);
  };
  return share;
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
