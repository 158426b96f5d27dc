import type { CellLanguage } from "./cell.ts";
import { js } from "./js.ts";
import { sql } from "./sql.ts";

const all: readonly CellLanguage[] = [js, sql];

/** Every language that cells may be written in, by the word after their fence. */
export const cellLanguages = new Map(
  all.flatMap((language) => language.languages.map((name) => [name, language] as const)),
);
