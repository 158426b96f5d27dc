import type { RenderedSite } from "../../whole-format.ts";
import type { ChosenPage } from "./chosen-pages.ts";
import type { Places } from "./place-links.ts";
import { placed, placeOf } from "./place-links.ts";
import type { Element, Node } from "./tree.ts";
import { element, elementsOf, findElement, hasClass, replaced, treeOf } from "./tree.ts";

/** A page as a part of a file. */
export interface Section {
  readonly page: ChosenPage;
  readonly element: Element;
}

export interface SectionTask {
  readonly site: RenderedSite;
  readonly places: Places;
  /** Ids of texts to be taken along (`take-cite`) that stay; the others speak about files of the site. */
  readonly taken: ReadonlySet<string>;
}

/** What stands around every page is left to the file: this is what is between, with the contents beside it. */
export async function sectionOf(page: ChosenPage, task: SectionTask): Promise<Section> {
  const { site, places, taken } = task;
  const tree = treeOf(await site.page(page.path));
  const frame = findElement(tree, (one) => one.name === "div" && hasClass(one, "page"));
  const main = findElement(tree, ({ name }) => name === "main");
  if (!frame || !main) throw new Error(`The page ${page.path} has no text to take.`);
  const rail = findElement(frame.children, (one) => hasClass(one, "rail"));
  const own = trimmed(main.children, taken);
  await withPictures(own, page.path, site);
  const section = element(
    "section",
    {
      class: `whole ${frame.attributes.get("class")}`,
      id: placeOf(page.path),
      "data-kind": page.kind,
    },
    // No landmark stands in another one.
    ...(rail
      ? [element("div", { class: "rail" }, ...placed(rail.children, page.path, places))]
      : []),
    element("div", { class: "main" }, ...placed(own, page.path, places)),
  );
  return { page, element: section };
}

/** What speaks of other files, and what only a script of the site shows: other views of a drawing, and their boxes. */
const ofSite = ["forms", "explore", "view"];

/** Without what only the site can give. */
function trimmed(nodes: readonly Node[], taken: ReadonlySet<string>): Node[] {
  return replaced(nodes, (one) => {
    if (ofSite.some((name) => hasClass(one, name))) return [];
    if (!hasClass(one, "snippet")) return null;
    const box = findElement(one.children, ({ name }) => name === "textarea");
    return taken.has(box?.attributes.get("id") ?? "") ? null : [];
  });
}

const types: Readonly<Record<string, string>> = {
  avif: "image/avif",
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

/** A file as an address that holds it; null where there is none of this address, or no picture. */
export async function dataAddress(site: RenderedSite, path: string): Promise<string | null> {
  const type = types[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
  const bytes = type === undefined ? null : await site.file(path);
  return bytes && `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}

/** Pictures of a page go into it. One that is not there keeps its words. */
async function withPictures(
  nodes: readonly Node[],
  path: string,
  site: RenderedSite,
): Promise<void> {
  for (const { name, attributes } of elementsOf(nodes)) {
    if (name !== "img") continue;
    const url = new URL(attributes.get("src") ?? "", `https://inside.invalid/${path}`);
    if (url.hostname !== "inside.invalid") continue;
    const data = await dataAddress(site, decodeURIComponent(url.pathname.slice(1)));
    if (data === null) attributes.delete("src");
    else attributes.set("src", data);
  }
}
