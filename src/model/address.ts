import type { Selection } from "./condition.ts";
import { conditionKey } from "./condition.ts";

/** The report's public interface: addresses never break. All are relative to the root of the site. */
export const address = {
  home: () => "",
  notebook: (notebook: string) => `${notebook}/`,
  anchor: (notebook: string, id: string) => `${notebook}/#${id}`,
  figure: (notebook: string, id: string) => `figures/${notebook}/${id}/`,
  finding: (notebook: string, id: string) => `findings/${notebook}/${id}/`,
  experiment: (experiment: string) => `experiments/${experiment}/`,
  /** Row of the experiment page where a computed value stands. */
  row: (experiment: string, metric: string, of: Selection) =>
    `experiments/${experiment}/#${rowAnchor(metric, of)}`,
  samples: (experiment: string) => `samples/${experiment}/`,
  unit: (experiment: string, slug: string) => `samples/${experiment}/${slug}/`,
  embed: (notebook: string, id: string) => `embed/${notebook}/${id}/`,
  data: (notebook: string, id: string, extension: "csv" | "json" | "svg") =>
    `data/${notebook}/${id}.${extension}`,
} as const;

/** Anchor of a metric's table, or of one condition's row when the selection is a full condition. */
export function rowAnchor(metric: string, of: Selection): string {
  const key = conditionKey(of);
  return slug(key ? `${metric}--${key}` : metric);
}

/** Letters, digits, dots and dashes; everything else becomes a dash. */
export function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
