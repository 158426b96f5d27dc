import type { Place, Problems } from "../../model/index.ts";

/** What a page says that is still as `upheld new` wrote it. */
export const scaffoldNote =
  "This page is an example that a command wrote. Its text is to be replaced.";

/** A page that is published as it was scaffolded has said nothing yet. */
export function reportScaffold(place: Place, problems: Problems): void {
  problems.warn(
    "page-is-written",
    { ...place, field: "scaffold" },
    "The page is still the example that a command wrote",
    { fix: "Write your own text and take `scaffold` out; until then the page says so." },
  );
}
