import { dateInWords } from "../../lib/date-words.ts";
import { sentences } from "../../lib/words.ts";
import type { Cited } from "./cited.ts";

/** The same in one line of text. `pinned` is the address of the version that stays, where there is one. */
export function citationText(cited: Cited, url: string, pinned: string | null): string {
  return sentences([
    cited.authors.join(", "),
    cited.title,
    `In “${cited.container}”`,
    dateInWords(cited.date),
    `${url}`,
    pinned !== null && cited.version !== null && `Version ${cited.version}: ${pinned}`,
    `Data sha256 ${cited.hash.slice(0, 12)}`,
  ]);
}

/** The same as CSL-JSON. Names are literal: nobody has said which part of one is the family's. */
export function cslOf(cited: Cited, url: string | null, pinned: string | null) {
  return {
    id: cited.key,
    type: "webpage",
    title: cited.title,
    "container-title": cited.container,
    author: cited.authors.map((literal) => ({ literal })),
    issued: { "date-parts": [cited.date.split("-").map(Number)] },
    ...(url === null ? {} : { URL: url }),
    ...(cited.version === null ? {} : { version: cited.version }),
    ...(pinned === null ? {} : { archive_location: pinned }),
    note: `Data sha256 ${cited.hash}`,
  };
}

/**
 * The same as BibTeX. Our own, since titles name tags such as `<DOCTAG>`: citation-js reads titles as HTML and leaves
 * unclosed braces where one looks like `<b>`.
 */
export function bibtexOf(cited: Cited, url: string | null, pinned: string | null): string {
  const [year = "", month = "", day = ""] = cited.date.split("-");
  const fields: readonly (readonly [string, string])[] = [
    ["author", cited.authors.map((name) => `{${inTex(name)}}`).join(" and ")],
    ["title", `{${inTex(cited.title)}}`],
    ["booktitle", inTex(cited.container)],
    ["year", year],
    ["month", String(Number(month))],
    ["day", String(Number(day))],
    ...(url === null ? [] : ([["url", url]] as const)),
    ...(cited.version === null ? [] : ([["version", cited.version]] as const)),
    [
      "note",
      `${pinned === null ? "" : `This version: \\url{${pinned}}. `}Data sha256 ${cited.hash}`,
    ],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${cited.key},\n${lines.join("")}}\n`;
}

const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
};

/** Text that TeX shows as it stands. */
const inTex = (text: string): string =>
  text.replace(/[\\^~<>{}$&%#_]/g, (sign) => special[sign] ?? `\\${sign}`).replace(/\s+/g, " ");
