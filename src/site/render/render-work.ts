import type { Report } from "../../model/index.ts";
import type { PageFolder, PlacedFile } from "../../report/land/index.ts";
import { placingIn } from "../../report/land/index.ts";
import type { KeptSamples } from "../../report/samples/index.ts";
import type { Begun, Work } from "../../report/threads/index.ts";
import { ownModule } from "../../report/threads/index.ts";
import { handOverSamples } from "./hand-over-samples.ts";
import type { InHand } from "./report-in-hand.ts";
import { handOver } from "./report-in-hand.ts";
import type { ListedPage, Templates } from "./templates.ts";
import { loadTemplates } from "./templates.ts";

/** What all pages are made with, as a thread can be sent it. */
export interface RenderShared {
  readonly report: Report;
  readonly cards: NonNullable<InHand["cards"]>;
  readonly samples: KeptSamples;
  /** The compiled templates. */
  readonly templates: string;
  /** Folder of the pages. */
  readonly folder: string;
}

/** A page to be made, by its file, and the key that it is made under. */
export interface PageTask {
  readonly file: string;
  readonly key: string;
}

/** Making pages, as work that threads share. */
export const work: Work<RenderShared, PageTask, PlacedFile> = {
  step: "write pages",
  module: ownModule("render-work", import.meta.url),
  async begin({ report, cards, samples, templates, folder }) {
    handOverSamples(report, samples);
    const listed = await listPages(await loadTemplates(templates), { report, cards, live: false });
    return makingPages(listed, folder);
  },
};

/** The same where pages are listed. */
export function makingPages(
  listed: readonly ListedPage[],
  folder: PageFolder["folder"],
): Begun<PageTask, PlacedFile> {
  const place = placingIn(folder);
  const pages = new Map(listed.map((page) => [page.file, page]));
  return {
    async perform({ file, key }) {
      const page = pages.get(file) as ListedPage;
      return place.write(file, await page.render(), key);
    },
    end: async () => {},
  };
}

/** All pages of a report. From then on, a page that asks for more than its props fails. */
async function listPages(templates: Templates, inHand: InHand): Promise<readonly ListedPage[]> {
  handOver(inHand);
  try {
    return await templates.pages();
  } finally {
    handOver(null);
  }
}
