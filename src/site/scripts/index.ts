/// <reference types="vite/client" />
import copy from "./copy.js?raw";
import embed from "./embed.js?raw";
import embedHeight from "./embed-height.js?raw";
import explore from "./explore.js?raw";
import filter from "./filter.js?raw";
import giscus from "./giscus.js?raw";
import marks from "./marks.js?raw";
import moved from "./moved.js?raw";
import parquetFile from "./parquet-file.js?bundled";
import samples from "./samples/index.js?bundled";
import scheme from "./scheme.js?raw";
import search from "./search.js?raw";
import searchWords from "./search-words.js?raw";
import select from "./select.js?raw";
import sort from "./sort.js?raw";

interface Script {
  readonly text: string;
  /** Whether it runs before the page is drawn; the others run after. */
  readonly first: boolean;
  /** Whether it reads files of the site: only then does the policy of its pages allow that. */
  readonly reads?: boolean;
}

/**
 * Scripts of pages. Each only adds: without it the page is whole. They are files of the site's own origin, which its
 * policy allows; most run as they are written here, so each is one block without imports; what is several files or needs a
 * package is bundled with it.
 */
export const pageScripts = {
  copy: { text: copy, first: false },
  embed: { text: embed, first: false },
  "embed-height": { text: embedHeight, first: false },
  explore: { text: explore, first: false },
  filter: { text: filter, first: false },
  giscus: { text: giscus, first: false },
  marks: { text: marks, first: false },
  moved: { text: moved, first: false },
  "parquet-file": { text: parquetFile, first: false, reads: true },
  samples: { text: samples, first: false, reads: true },
  scheme: { text: scheme, first: true },
  "search-words": { text: searchWords, first: false },
  search: { text: search, first: false, reads: true },
  select: { text: select, first: false },
  sort: { text: sort, first: false },
} as const satisfies Readonly<Record<string, Script>>;

export type PageScript = keyof typeof pageScripts;

/** Whether one of these reads files of the site. */
export const someReads = (names: readonly PageScript[]): boolean =>
  names.some((name) => (pageScripts[name] as Script).reads === true);
