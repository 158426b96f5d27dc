import { Option } from "commander";

/** What was published last, for those who know it only when they build: it goes before `published`. */
export const againstOption = (): Option =>
  new Option(
    "--against <folder>",
    "last published folder or report.json, relative to the root; fails if an address in it would disappear",
  );
