/** The pages of a report for whoever sets them into one file. For the command line. */
import { readFile } from "node:fs/promises";
import { join, normalize, sep } from "node:path";
import type { DrawingStyles } from "../../export/index.ts";
import type { RenderedSite } from "../../export/whole/index.ts";
import { sortedCopy } from "../../lib/stable-json.ts";
import type { Report } from "../../model/index.ts";
import { programFolder } from "../../report/inputs/index.ts";
import type { KeptSamples } from "../../report/samples/index.ts";
import { handOverSamples } from "../render/hand-over-samples.ts";
import { handOver } from "../render/report-in-hand.ts";
import { findTemplates } from "../render/templates.ts";

export interface SiteInHand {
  /** The report as anybody reads it from its file: values from a cache and values just made look the same. */
  readonly report: Report;
  readonly styles: DrawingStyles;
  readonly site: () => Promise<RenderedSite>;
}

interface SiteTask {
  /** Folder of the report. */
  readonly root: string;
  /** What is kept of samples, for pages that show them. */
  readonly samples: KeptSamples;
  /** Folders as for a build. */
  readonly keepIn: string;
  readonly workDir: string;
}

/** What `root` has, ready to be made into pages. */
export async function siteInHand(
  built: Report,
  { root, samples, keepIn, workDir }: SiteTask,
): Promise<SiteInHand> {
  const templates = await findTemplates(keepIn, workDir);
  const report = sortedCopy(built);
  const attached = new Set(report.attached);
  /** Pictures of notebooks stand in content/, all other files in public/ of the report or of the program. */
  const file = async (path: string): Promise<Uint8Array | null> => {
    const beside = path.startsWith("files/") ? path.slice("files/".length) : null;
    if (beside !== null && attached.has(beside)) return readFile(join(root, "content", beside));
    const inside = normalize(path);
    if (inside.startsWith("..") || inside.startsWith(sep)) return null;
    const own = await readFile(join(root, "public", inside)).catch(() => null);
    return own ?? (await readFile(join(programFolder, "public", inside)).catch(() => null));
  };
  const site = async (): Promise<RenderedSite> => {
    handOver({ report, live: false });
    handOverSamples(report, samples);
    const listed = await templates.pages();
    const pages = new Map(
      listed
        .filter(({ file: name }) => name === "index.html" || name.endsWith("/index.html"))
        .map((page) => [page.file.slice(0, -"index.html".length), page]),
    );
    const decoder = new TextDecoder();
    return {
      ...templates.wholeSheet(report.site),
      paths: [...pages.keys()],
      page: async (path) => {
        const page = pages.get(path);
        if (!page) throw new Error(`There is no page ${path}.`);
        return decoder.decode(await page.render());
      },
      file,
    };
  };
  return { report, styles: templates.drawingStyles, site };
}
