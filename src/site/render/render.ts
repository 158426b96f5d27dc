import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { placedCards } from "../../export/beside/index.ts";
import { filesBelow, programFolder } from "../../report/inputs/index.ts";
import type { RenderTask } from "../../report/publish.ts";
import { besideFiles } from "./beside-files.ts";
import { besideMilliseconds, work as makingFiles } from "./beside-work.ts";
import { handOverSamples } from "./hand-over-samples.ts";
import { pageKeys } from "./page-key.ts";
import { makingPages, work as rendering } from "./render-work.ts";
import { handOver } from "./report-in-hand.ts";
import { findTemplates } from "./templates.ts";

/** About how long a page takes to be made and written. */
const pageMilliseconds = 1.5;

/** Turns a report into pages: those that changed are made, the others stay. Loaded only when there is something to do. */
export async function renderSite(task: RenderTask): Promise<void> {
  const { report, samples, pages, threads } = task;
  const templates = await findTemplates(task.keepIn, task.workDir);
  const { drawingStyles: styles } = templates;
  const keyOf = pageKeys(templates.key, report);
  const cards = new Map(
    [...placedCards(report, styles)].map(([page, { path, alt }]) => [page, { path, alt }]),
  );
  handOver({ report, cards, live: false });
  handOverSamples(report, samples);
  try {
    const listed = await templates.pages();
    // Pages without parameters read the report itself, all of it: they are few and made anew each time.
    for (const page of listed)
      if (page.props === null) await pages.write(page.file, await page.render());
    // From here on, a page that asks for more than its props fails.
    handOver(null);
    const keyed = listed.flatMap(({ file, route, params, props }) =>
      props === null ? [] : [{ file, key: keyOf(route, params, props) }],
    );
    const stay = await Promise.all(keyed.map(({ file, key }) => pages.takeOver(file, key)));
    const made = await threads.share(
      rendering,
      async () => ({ report, cards, samples, templates: templates.file, folder: pages.folder }),
      keyed.filter((_, i) => !stay[i]),
      () => pageMilliseconds,
      makingPages(listed, pages.folder),
    );
    for (const placed of made) pages.note(placed);
    const beside = [...besideFiles(report, styles).values()].map(({ path, of }) => ({
      file: path,
      key: keyOf("beside", { path }, { of }),
    }));
    const kept = await Promise.all(beside.map(({ file, key }) => pages.takeOver(file, key)));
    const written = await threads.share(
      makingFiles,
      async () => ({ report, styles, samples, folder: pages.folder }),
      beside.filter((_, i) => !kept[i]),
      besideMilliseconds,
    );
    for (const placed of written) pages.note(placed);
  } finally {
    handOver(null);
    handOverSamples(report, {});
  }
  const shown = join(programFolder, "public");
  for (const { path } of (await filesBelow(shown, ".")).files)
    await pages.write(path, await readFile(join(shown, path)));
}
