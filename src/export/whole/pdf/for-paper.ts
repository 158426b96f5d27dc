import type { Element } from "../pages/tree.ts";
import { elementsOf, findElement, hasClass, replaced } from "../pages/tree.ts";

/** What helps on a screen and is not printed: it must not stand in the outline or among the links either. */
const onScreen = ["rail", "toc", "links", "neighbours", "pager", "taking", "forms"];

/** Makes a section ready for paper: nothing of the screen, and nothing folded but code. */
export function forPaper(section: Element): void {
  section.children = replaced(section.children, (one) =>
    onScreen.some((name) => hasClass(one, name)) ? [] : null,
  );
  for (const one of elementsOf(section.children)) {
    if (headings.has(one.name)) spaced(one);
    if (one.name !== "details") continue;
    const code = findElement(one.children, ({ name }) => name === "pre");
    if (!code) one.attributes.set("open", "");
  }
}

const headings: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4"]);

/** The outline has the text of headings, without the room that a stylesheet leaves after their numbers. */
function spaced(heading: Element): void {
  heading.children = heading.children.flatMap((child) =>
    typeof child !== "string" && hasClass(child, "no") ? [child, " "] : [child],
  );
}
