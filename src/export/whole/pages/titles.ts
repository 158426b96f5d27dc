import { capital } from "../../../lib/words.ts";
import type { Report } from "../../../model/index.ts";
import { address } from "../../../model/report/address.ts";
import { figureName } from "../../parts/names.ts";
import type { ChosenPage } from "./chosen-pages.ts";
import type { Section } from "./section.ts";
import { findElement, textOf } from "./tree.ts";

/** How lists name pages: by their heading, with the number of what has one. */
export function titlesOf(
  report: Report,
  sections: readonly Section[],
): ReadonlyMap<string, string> {
  const numbers = new Map([
    ...report.figures.map((f) => [address.figure(f.notebook, f.id), figureName(f)] as const),
    ...report.findings.map(
      (f) => [address.finding(f.notebook, f.id), `Finding ${f.number}`] as const,
    ),
  ]);
  return new Map(
    sections.map(({ page, element }) => {
      const heading = findElement(element.children, ({ name }) => name === "h1");
      const title = textOf(heading?.children ?? [])
        .replace(/\s+/g, " ")
        .trim();
      const number = numbers.get(page.path);
      return [page.path, number === undefined ? title : `${number}: ${title}`];
    }),
  );
}

/** What kinds of pages are called in lists. */
export const kindName = (kind: ChosenPage["kind"]): string => capital(kind);
