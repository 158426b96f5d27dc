import { readFileSync } from "node:fs";
import { join } from "node:path";
import { programFolder } from "./program.ts";

const { name, version } = JSON.parse(readFileSync(join(programFolder, "package.json"), "utf8")) as {
  name: string;
  version: string;
};

/** Name and version of what wrote a report. */
export const generator = `${name} ${version}`;
