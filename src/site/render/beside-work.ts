import type { DrawingStyles } from "../../export/index.ts";
import type { Report } from "../../model/index.ts";
import type { PageFolder, PlacedFile } from "../../report/land/index.ts";
import { placingIn } from "../../report/land/index.ts";
import type { KeptSamples } from "../../report/samples/index.ts";
import type { Work } from "../../report/threads/index.ts";
import { ownModule } from "../../report/threads/index.ts";
import { besideFiles } from "./beside-files.ts";
import { handOverSamples } from "./hand-over-samples.ts";
import type { PageTask } from "./render-work.ts";

/** What all files beside the pages are made with, as a thread can be sent it. */
export interface BesideShared {
  readonly report: Report;
  readonly styles: DrawingStyles;
  readonly samples: KeptSamples;
  readonly folder: PageFolder["folder"];
}

/** Making files beside the pages, as work that threads share: pictures take long. */
export const work: Work<BesideShared, PageTask, PlacedFile> = {
  step: "write files",
  module: ownModule("beside-work", import.meta.url),
  async begin({ report, styles, samples, folder }) {
    handOverSamples(report, samples);
    const place = placingIn(folder);
    const files = besideFiles(report, styles);
    return {
      async perform({ file, key }) {
        const made = await files.get(file)?.make();
        if (made === undefined) throw new Error(`Nobody makes the file ${file}.`);
        return place.write(file, made, key);
      },
      end: async () => {},
    };
  },
};

/** About how long such a file takes. */
export const besideMilliseconds = ({ file }: PageTask): number =>
  file.endsWith(".png") ? 25 : /^samples[/].*[.]md$/.test(file) ? 3 : 0.3;
