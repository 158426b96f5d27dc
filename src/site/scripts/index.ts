/// <reference types="vite/client" />
import copy from "./copy.js?raw";
import embed from "./embed.js?raw";
import embedHeight from "./embed-height.js?raw";
import filter from "./filter.js?raw";
import giscus from "./giscus.js?raw";
import marks from "./marks.js?raw";
import moved from "./moved.js?raw";
import samples from "./samples.js?raw";
import scheme from "./scheme.js?raw";
import select from "./select.js?raw";
import sort from "./sort.js?raw";

interface Script {
  readonly text: string;
  /** Whether it runs before the page is drawn; the others run after. */
  readonly first: boolean;
}

/**
 * Scripts of pages. Each only adds: without it the page is whole. They are files of the site's own origin, which its
 * policy allows; they run as they are written here, so each is one block without imports.
 */
export const pageScripts = {
  copy: { text: copy, first: false },
  embed: { text: embed, first: false },
  "embed-height": { text: embedHeight, first: false },
  giscus: { text: giscus, first: false },
  marks: { text: marks, first: false },
  moved: { text: moved, first: false },
  samples: { text: samples, first: false },
  filter: { text: filter, first: false },
  scheme: { text: scheme, first: true },
  select: { text: select, first: false },
  sort: { text: sort, first: false },
} as const satisfies Readonly<Record<string, Script>>;

export type PageScript = keyof typeof pageScripts;
