import type { Report } from "../../../model/index.ts";
import { listedExperiments } from "../../../model/report/lookup.ts";
import type { ChosenPage } from "../pages/chosen-pages.ts";
import { placeOf } from "../pages/place-links.ts";
import type { Section } from "../pages/section.ts";
import type { Element } from "../pages/tree.ts";
import { element, text } from "../pages/tree.ts";

/** Kinds of pages that stand below the one before them. */
const lower: ReadonlySet<ChosenPage["kind"]> = new Set(["figure", "finding", "samples"]);

/** A page that lists all others, in their order: what is found without a script, and by who does not search. */
export function contentsOf(
  report: Report,
  sections: readonly Section[],
  titles: ReadonlyMap<string, string>,
): Element {
  const hidden = hiddenExperiments(report);
  const items: Element[] = [];
  let below: Element | null = null;
  for (const { page } of sections) {
    if (hidden.has(page.path)) continue;
    const link = element(
      "a",
      { href: `#${placeOf(page.path)}` },
      text(titles.get(page.path) ?? ""),
    );
    const item = element("li", {}, link);
    const above = items.at(-1);
    if (!lower.has(page.kind) || !above) {
      items.push(item);
      below = null;
      continue;
    }
    if (!below) {
      below = element("ul", {});
      above.children.push(below);
    }
    below.children.push(item);
  }
  return element(
    "section",
    { class: "whole page", id: "contents" },
    element(
      "div",
      { class: "main solo" },
      element("h1", { class: "mid" }, "Contents"),
      element("ul", { class: "all-pages" }, ...items),
    ),
  );
}

/** Lists do not name experiments that their author hides; pages that rest on them do. */
function hiddenExperiments(report: Report): ReadonlySet<string> {
  const listed = new Set(listedExperiments(report).map(({ experiment }) => experiment.id));
  return new Set(
    report.experiments
      .map(({ experiment }) => experiment.id)
      .filter((id) => !listed.has(id))
      .map((id) => `experiments/${id}/`),
  );
}
