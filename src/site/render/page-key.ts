import type { Report } from "../../model/index.ts";
import { sha256 } from "../../report/inputs/index.ts";
import type { ListedPage } from "./templates.ts";

type Props = NonNullable<ListedPage["props"]>;

/**
 * Keys of the pages of one report: two pages with the same key have the same bytes, since a page reads its props and
 * nothing else. What many pages read, such as an experiment, is hashed once and stands in their keys as its hash.
 */
export function pageKeys(
  templates: string,
  report: Report,
): (route: string, params: ListedPage["params"], props: Props) => string {
  const parts = new Set<unknown>([
    ...report.notebooks,
    ...report.figures,
    ...report.findings,
    ...report.experiments,
    ...report.experiments.flatMap((e) => [e.experiment, ...(e.samples ? [e.samples.lists] : [])]),
  ]);
  const hashes = new Map<unknown, string>();
  const hashOfPart = (part: unknown): string => {
    const known = hashes.get(part) ?? sha256(JSON.stringify(part));
    hashes.set(part, known);
    return known;
  };
  const briefly = (_name: string, value: unknown): unknown =>
    parts.has(value) ? { sha256: hashOfPart(value) } : value;
  return (route, params, props) =>
    sha256(JSON.stringify([templates, route, params, props], briefly));
}
