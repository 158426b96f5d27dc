import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { programFolder } from "../report/hash.ts";
import type { RenderTask } from "../report/publish.ts";
import { handOver } from "./report-in-hand.ts";
import type { ListedPage } from "./templates.ts";
import { findTemplates } from "./templates.ts";

/** Turns a report into pages. Loaded only when there is something to render. */
export async function renderSite(task: RenderTask): Promise<void> {
  const templates = await findTemplates(task.keepIn, task.workDir);
  handOver({ report: task.report, live: false });
  try {
    const pages = await templates.pages();
    const write = async (page: ListedPage) => {
      const file = join(task.outDir, page.file);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, await page.render());
    };
    for (const page of pages) if (page.props === null) await write(page);
    // From here on a page that asks for more than its props fails.
    handOver(null);
    for (const page of pages) if (page.props !== null) await write(page);
  } finally {
    handOver(null);
  }
  await cp(join(programFolder, "public"), task.outDir, { recursive: true });
}
