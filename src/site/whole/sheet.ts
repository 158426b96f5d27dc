/// <reference types="vite/client" />
/** What pages that stand in one file are shown with; compiled with the templates. */
import type { Report } from "../../model/index.ts";
import { pageScripts } from "../scripts/index.ts";
import { stylesheet, themeOf } from "../styles/index.ts";
import file from "./file.css?raw";
import find from "./find.js?raw";
import paper from "./paper.css?raw";
import routes from "./routes.js?raw";
import values from "./values.js?raw";

/** Styles and scripts of a report's pages where they leave the site. */
export const wholeSheet = (site: Report["site"]) => ({
  stylesheet: stylesheet + themeOf(site),
  sheets: { file, paper },
  scripts: {
    first: pageScripts.scheme.text,
    ready: [
      pageScripts.copy.text,
      pageScripts.marks.text,
      pageScripts.sort.text,
      values,
      routes,
      find,
    ],
  },
});
export type WholeSheet = ReturnType<typeof wholeSheet>;
