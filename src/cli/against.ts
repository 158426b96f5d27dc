import { Option } from "commander";

/** What was published last, for those who know it only when they build: it goes before `published`. */
export const againstOption = (): Option =>
  new Option(
    "--against <folder>",
    "what was published last, from the root, or its report.json: no address of it may be lost",
  );
