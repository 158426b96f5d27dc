import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow, programFolder } from "../../report/inputs/index.ts";
import type { RenderTask } from "../../report/publish.ts";
import { pageKeys } from "./page-key.ts";
import { handOver } from "./report-in-hand.ts";
import { findTemplates } from "./templates.ts";

/** Turns a report into pages: those that changed are made, the others stay. Loaded only when there is something to do. */
export async function renderSite({ report, pages, workDir, keepIn }: RenderTask): Promise<void> {
  const templates = await findTemplates(keepIn, workDir);
  const keyOf = pageKeys(templates.key, report);
  handOver({ report, live: false });
  try {
    const listed = await templates.pages();
    // Pages without parameters read the report itself, all of it: they are few and made anew each time.
    for (const page of listed)
      if (page.props === null) await pages.write(page.file, await page.render());
    // From here on, a page that asks for more than its props fails.
    handOver(null);
    const keyed = listed.flatMap(({ props, ...page }) =>
      props === null ? [] : [{ page, key: keyOf(page.route, page.params, props) }],
    );
    const stay = await Promise.all(keyed.map(({ page, key }) => pages.takeOver(page.file, key)));
    const writing: Promise<void>[] = [];
    for (const [i, { page, key }] of keyed.entries())
      if (!stay[i]) writing.push(pages.write(page.file, await page.render(), key));
    await Promise.all(writing);
  } finally {
    handOver(null);
  }
  const shown = join(programFolder, "public");
  for (const { path } of (await filesBelow(shown, ".")).files)
    await pages.write(path, await readFile(join(shown, path)));
}
