import { fileURLToPath } from "node:url";
import type { RenderTask } from "../report/publish.ts";

/** Folder of the program: astro.config.mjs and the site's own public files are there, whatever the report's root is. */
export const programFolder = fileURLToPath(new URL("../../", import.meta.url));

/** Turns a report into pages, with Astro. Loaded only when there is something to render. */
export async function renderSite(task: RenderTask): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  process.env.UPHELD_REPORT = task.reportFile;
  const { build } = await import("astro");
  await build({
    root: programFolder,
    outDir: task.outDir,
    cacheDir: task.cacheDir,
    logLevel: "warn",
    // Nothing is left to be found beside the pages: a report is built in any folder, with no packages near it.
    vite: { environments: { prerender: { resolve: { noExternal: true } } } },
  });
}
