/** The report, or a notebook of it, in one file. For the command line, which hands in who makes pages. */
import type { WholeFormat } from "../whole-format.ts";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { pdf } from "./pdf.ts";

export type {
  RenderedSite,
  SampleChoice,
  WholeFile,
  WholeFormat,
  WholeTask,
} from "../whole-format.ts";
export { sampleChoices } from "../whole-format.ts";

/** Every format, in order of name. */
export const wholeFormats: readonly WholeFormat[] = [html, markdown, pdf];
