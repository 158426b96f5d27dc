import type { Problem, Report } from "../model/index.ts";
import type { DrawingStyles } from "./figures/standalone-svg.ts";

/** Whether samples go into the file: they are many, and an author may not want to give them away with it. */
export const sampleChoices = ["none", "shown"] as const;
export type SampleChoice = (typeof sampleChoices)[number];

/** Pages and what they are shown with. A parameter of formats, so that this stage does not know who draws pages. */
export interface RenderedSite {
  /** Addresses of all pages, from the root of the site: `""`, `mask/`, `figures/mask/answered/`. */
  readonly paths: readonly string[];
  /** HTML of the page at an address; each is made when it is asked for. */
  page(path: string): Promise<string>;
  /** The stylesheet of pages, with what the author's theme sets. */
  readonly stylesheet: string;
  /** What comes after it where all pages stand in one file, and on paper. */
  readonly sheets: { readonly file: string; readonly paper: string };
  /** Scripts of pages, each one block: what runs before anything is drawn, and what runs when all is there. */
  readonly scripts: { readonly first: string; readonly ready: readonly string[] };
  /** A picture or font that pages or styles ask for, by its address; null where there is none. */
  file(path: string): Promise<Uint8Array | null>;
}

/** What every format is made from. */
export interface WholeTask {
  readonly report: Report;
  /** Id of a notebook; null for the whole report. */
  readonly of: string | null;
  /** Where the report is published, for links that lead out of the file; null where nobody has said it. */
  readonly siteUrl: string | null;
  /** The styles of charts, for drawings that leave their page. */
  readonly styles: DrawingStyles;
  readonly samples: SampleChoice;
  /** The pages, for formats that need them. */
  readonly site: () => Promise<RenderedSite>;
  /** The file that it is for, as the author named it: the place of a problem. */
  readonly out: string;
}

/** A file with the report in it, or why there is none. */
export interface WholeFile {
  readonly bytes: Uint8Array | null;
  readonly problems: readonly Problem[];
}

/** One format of `upheld export`. Adding one is adding a file in `whole/` and a line in `whole/index.ts`. */
export interface WholeFormat {
  readonly name: string;
  /** Ending of its files, with the dot. */
  readonly ending: string;
  /** What the file is, for the help and the documentation. */
  readonly doc: string;
  make(task: WholeTask): Promise<WholeFile>;
}
