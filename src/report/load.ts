import { readFileSync, statSync } from "node:fs";
import type { Report } from "../model/index.ts";

let loaded: { readonly report: Report; readonly stamp: string } | null = null;

/**
 * The report that pages are made from: the file that the command line has just written and checked.
 * Read again when it changes, which is what makes `upheld dev` live.
 */
export function loadReport(): Report {
  const file = process.env.UPHELD_REPORT;
  if (!file)
    throw new Error(
      "Pages are built by `upheld build` or `upheld dev`, which say where the report is.",
    );
  const { mtimeMs, size } = statSync(file);
  const stamp = `${mtimeMs}:${size}`;
  if (loaded?.stamp !== stamp)
    loaded = { report: JSON.parse(readFileSync(file, "utf8")) as Report, stamp };
  return loaded.report;
}
