import { mkdir, rm, symlink } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroInlineConfig } from "astro";
import type { RenderTask } from "../report/publish.ts";

/** Folder of the program: astro.config.mjs and the site's own public files are there, whatever the report's root is. */
export const programFolder = fileURLToPath(new URL("../../", import.meta.url));

/** The folder that npm put Astro into: of the program, or of what it is installed for. */
function packagesFolder(): string {
  const astro = fileURLToPath(import.meta.resolve("astro"));
  const name = `${sep}node_modules${sep}`;
  return astro.slice(0, astro.lastIndexOf(name) + name.length - 1);
}

/**
 * Settings by which Astro reads the pages of the program and writes into `workDir` alone. Astro writes types and data
 * beside its root, Vite what it bundles beside the packages: in a shared folder, two builds take it from one another.
 */
export async function siteSettings(workDir: string): Promise<AstroInlineConfig> {
  const root = join(workDir, "root");
  await rm(workDir, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  // Astro asks for modules of its own from its root.
  await symlink(packagesFolder(), join(root, "node_modules"), "junction");
  return {
    root,
    // Astro reads this name from its root.
    configFile: relative(root, join(programFolder, "astro.config.mjs")),
    srcDir: join(programFolder, "src/site"),
    publicDir: join(programFolder, "public"),
    cacheDir: join(workDir, "cache"),
    vite: { cacheDir: join(workDir, "vite") },
  };
}

/** Turns a report into pages, with Astro. Loaded only when there is something to render. */
export async function renderSite(task: RenderTask): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  process.env.UPHELD_REPORT = task.reportFile;
  const { build } = await import("astro");
  const settings = await siteSettings(task.workDir);
  // Astro bundles into the folder of the pages, unless that is outside the folder that the command was called from:
  // then into one that every other build called from there uses as well.
  const calledFrom = process.cwd();
  process.chdir(task.outDir);
  try {
    await build({
      ...settings,
      outDir: task.outDir,
      logLevel: "warn",
      vite: {
        ...settings.vite,
        // Nothing is left to be found beside the pages: a report is built in any folder, with no packages near it.
        environments: { prerender: { resolve: { noExternal: true } } },
      },
    });
  } finally {
    process.chdir(calledFrom);
  }
}
