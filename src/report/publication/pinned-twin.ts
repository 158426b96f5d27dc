import { posix } from "node:path";

/** The twin of a page, by its path from the root, and where it stays. */
interface TwinTask {
  readonly from: string;
  readonly at: string;
  /** Where a page or file stays; null where it is only there as it is now. */
  readonly to: (path: string) => string | null;
  readonly base: string | null;
}

/** Where a link of Markdown leads: our own serialiser writes it so, and escapes what texts hold. */
const link = /\]\(<?([^\s()<>]+)>?\)/g;

/**
 * The Markdown twin of a page as it stays: links to what stays lead there, all others to what there is now, without
 * their anchors. `base` is the full address of the site; null where links are relative to the file.
 */
export function pinnedTwin(text: string, { from, at, to, base }: TwinTask): string {
  const up = "../".repeat(at.split("/").length - 1);
  return text.replace(link, (whole, url: string) => {
    const path = pathOf(url, from, base);
    if (path === null) return whole;
    const [plain = "", fragment] = path.split("#", 2);
    const stays = to(plain);
    const there = stays !== null && fragment !== undefined ? `${stays}#${fragment}` : stays;
    return `](${base ?? up}${there ?? plain})`;
  });
}

/** A path of the site, from its root; null where a link leaves it. */
function pathOf(url: string, from: string, base: string | null): string | null {
  if (base !== null) return url.startsWith(base) ? url.slice(base.length) : null;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(url)) return null;
  const path = posix.join(posix.dirname(from), url);
  return path.startsWith("..") ? null : path.replace(/^[.]\/?/, "");
}
