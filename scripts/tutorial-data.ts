/**
 * Writes docs/tutorial/answers.csv, the data of docs/tutorial.md: rows of the released results of `lab-tag` as they are,
 * the first 20 texts that each training of three arms wrote after an empty prompt. A test fails when the file is stale.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tutorialCsv } from "./docs/tutorial-csv.ts";

const file = join(import.meta.dirname, "..", "docs", "tutorial", "answers.csv");
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, tutorialCsv());
console.log("docs/tutorial/answers.csv");
