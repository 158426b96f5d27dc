import type { Report } from "../../model/index.ts";

/** The day that a report bears: its own, else that of its newest notebook; null where there is neither. */
export function datePublished({ site, notebooks }: Report): string | null {
  const dates = notebooks.map(({ date }) => date).sort();
  return site.date ?? dates.at(-1) ?? null;
}
