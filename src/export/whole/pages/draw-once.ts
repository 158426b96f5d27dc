import type { Report } from "../../../model/index.ts";
import { address } from "../../../model/report/address.ts";
import { placeOf } from "./place-links.ts";
import type { Section } from "./section.ts";
import type { Element, Node } from "./tree.ts";
import { element, elementsOf, findElement, hasClass, replaced, text, written } from "./tree.ts";

/** Where a drawing stands: a figure of a notebook. */
interface Figure {
  readonly notebook: string;
  readonly id: string;
}

/**
 * Leaves each drawing of a figure in its notebook alone. The page of the figure, and the first page of the report, say
 * where it is and hold its place: the script of the file moves it there for as long as they are shown.
 */
export function drawOnce(
  sections: readonly Section[],
  report: Pick<Report, "figures" | "site">,
): void {
  const byPath = new Map(sections.map(({ page, element: one }) => [page.path, one]));
  for (const { notebook, id } of report.figures)
    leave(byPath.get(address.figure(notebook, id)), byPath, { notebook, id });
  if (report.site.hero) leave(byPath.get(address.home()), byPath, report.site.hero);
}

function leave(
  there: Element | undefined,
  byPath: ReadonlyMap<string, Element>,
  { notebook, id }: Figure,
): void {
  const place = placeOf(address.notebook(notebook), id);
  const text = byPath.get(address.notebook(notebook));
  const figure =
    text && findElement(text.children, ({ attributes }) => attributes.get("id") === place);
  if (!there || !figure || !drawn(figure)) return;
  const shown = drawn(there);
  if (!shown) return;
  shown.attributes.set("data-of", place);
  shown.children = [elsewhere(place)];
}

/** The box of the first figure with drawings in it. */
const drawn = ({ children }: Element): Element | null =>
  findElement(
    children,
    (one) =>
      hasClass(one, "plot") &&
      findElement(one.children, (inner) => hasClass(inner, "drawing")) !== null,
  );

const elsewhere = (place: string): Node =>
  element(
    "p",
    { class: "elsewhere" },
    element("a", { href: `#${place}` }, text("The drawing stands in its notebook.")),
  );

/** Signs of conditions stand in thousands of rows: each is written once, and shown from there. */
export function signsOnce(nodes: readonly Node[]): {
  readonly nodes: Node[];
  readonly signs: Element;
} {
  const known = new Map<string, string>();
  const symbols: Element[] = [];
  const shown = replaced(nodes, (one) => {
    if (one.name !== "svg" || !hasClass(one, "sw")) return null;
    const viewBox = one.attributes.get("viewBox") ?? "";
    const key = `${viewBox} ${written(one.children, "svg")}`;
    let id = known.get(key);
    if (id === undefined) {
      id = `s${known.size + 1}`;
      known.set(key, id);
      // Rules for signs reach what is in an element of this class.
      symbols.push(element("symbol", { id, class: "sw", viewBox }, ...one.children));
    }
    for (const name of ["viewBox", "width", "height"]) one.attributes.delete(name);
    one.children = [element("use", { href: `#${id}` })];
    return [one];
  });
  const signs = element("svg", { class: "signs", "aria-hidden": "true" }, ...symbols);
  return { nodes: shown, signs };
}

/**
 * Pages about one figure or finding have a drawing more, for wide windows. In a file the one for the column of text is
 * enlarged instead: it is made from the same.
 */
export function withoutWidest(sections: readonly Section[]): void {
  for (const { page, element: section } of sections) {
    if (page.kind !== "finding" && page.kind !== "figure") continue;
    for (const plot of elementsOf(section.children)) {
      if (!hasClass(plot, "plot")) continue;
      const drawings = plot.children.filter((one) => typeof one !== "string");
      const widest = drawings.find((one) => hasClass(one, "from-920"));
      const next = drawings.find((one) => hasClass(one, "until-920"));
      if (!widest || !next) continue;
      plot.children = plot.children.filter((one) => one !== widest);
      const classes = (next.attributes.get("class") ?? "").split(" ");
      next.attributes.set(
        "class",
        [...classes.filter((name) => name !== "until-920"), "printed"].join(" "),
      );
    }
  }
}
