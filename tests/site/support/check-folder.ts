import type { Problem } from "../../../src/model/index.ts";
import { brokenLinks } from "../../../src/report/addresses/check-links.ts";
import { readPage } from "../../../src/report/land/read-page.ts";
import { readFolder } from "./build-site.ts";

/** Every internal link and anchor of the pages in a folder that leads nowhere; `url` is where they are published. */
export async function checkLinks(folder: string, url?: string): Promise<readonly Problem[]> {
  const files = await readFolder(folder, "");
  const pages = [...files].filter(([path]) => path.endsWith(".html"));
  return brokenLinks(
    new Map(pages.map(([path, html]) => [path, readPage(html)])),
    new Set(files.keys()),
    url,
  );
}
