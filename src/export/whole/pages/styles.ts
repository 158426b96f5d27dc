import type { RenderedSite } from "../../whole-format.ts";

/** The stylesheet of pages with another one after it, and the fonts that they name in it. */
export async function styledWith(site: RenderedSite, more: string): Promise<string> {
  const sheet = withoutRemarks(`${site.stylesheet}\n${more}`);
  const names = new Set([...sheet.matchAll(font)].map(([, path = ""]) => path));
  const files = new Map<string, string>();
  for (const path of names) {
    const bytes = await site.file(path);
    if (!bytes) throw new Error(`The stylesheet names ${path}, which is not there.`);
    files.set(path, `data:font/woff2;base64,${Buffer.from(bytes).toString("base64")}`);
  }
  // A style element ends at the first end of one, wherever that stands; to CSS the backslash changes nothing.
  return sheet
    .replace(font, (_all, path: string) => `url("${files.get(path)}")`)
    .replaceAll("</", "<\\/");
}

const font = /url\("(fonts\/[^"]+)"\)/g;

/** Without remarks and indents, which are for those who write it. */
const withoutRemarks = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\n\s*/g, "\n")
    .trim();
