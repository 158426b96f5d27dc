import type { Section } from "../pages/section.ts";
import type { Element, Node } from "../pages/tree.ts";
import { elementsOf, hasClass, textOf } from "../pages/tree.ts";

/** What scripts of the file read; other data of pages is for scripts of the site. */
const ownData: ReadonlySet<string> = new Set(["data-kind", "data-of", "data-read", "data-value"]);

/** Takes out what the file says at another place, what its script reads from what is shown, and what no link leads to. */
export function smaller(sections: readonly Section[]): void {
  const nodes = sections.map(({ element }) => element);
  const linked = new Set([...elementsOf(nodes)].map(({ attributes }) => attributes.get("href")));
  for (const one of elementsOf(nodes)) {
    const { name, attributes } = one;
    if (name === "svg") {
      // Drawings name it for files of their own.
      attributes.delete("xmlns");
      one.children = linesJoined(one.children);
    }
    // The script hides signs from who listens: they stand beside the words for them.
    if (name === "svg" && hasClass(one, "sw")) attributes.delete("aria-hidden");
    // The glossary is a part of the file; the script gives each link its sentence from there.
    if (name === "a" && hasClass(one, "term")) attributes.delete("title");
    // Rows of an experiment are thousands; a link to another one leads to their page.
    if (name === "tr" && !linked.has(`#${attributes.get("id")}`)) attributes.delete("id");
    if (name === "td") intervalCell(one);
    // Of a head in a head row, or before its row, HTML knows by its place what it heads.
    if (name === "th" && ["col", "row"].includes(attributes.get("scope") ?? ""))
      attributes.delete("scope");
    for (const key of attributes.keys())
      if (key.startsWith("data-") && !ownData.has(key)) attributes.delete(key);
    if (name === "table" && hasClass(one, "sorts")) valuesRead(one);
  }
}

/**
 * Columns of a table whose values can all be read from what is shown: the table names them, and their cells lose theirs.
 * Where one cell shows something else, such as a share in words, its whole column keeps its values.
 */
function valuesRead(table: Element): void {
  const columns = new Map<number, { readonly cells: Element[]; read: boolean }>();
  for (const row of elementsOf([table])) {
    if (row.name !== "tr") continue;
    let at = 0;
    for (const cell of row.children) {
      if (typeof cell === "string") continue;
      const value = cell.attributes.get("data-value");
      if (value !== undefined) {
        const column = columns.get(at) ?? { cells: [], read: true };
        columns.set(at, column);
        column.cells.push(cell);
        column.read &&= shownAs(textOf(cell.children), Number(value));
      }
      at += Number(cell.attributes.get("colspan") ?? 1);
    }
  }
  const read = [...columns].filter(([, column]) => column.read);
  for (const [, { cells }] of read)
    for (const { attributes } of cells) attributes.delete("data-value");
  if (read.length > 0)
    table.attributes.set(
      "data-read",
      read
        .map(([at]) => at)
        .sort((a, b) => a - b)
        .join(" "),
    );
}

/** A cell with nothing but an interval is one itself. */
function intervalCell(cell: Element): void {
  const [only, ...more] = cell.children;
  if (typeof only !== "object" || more.length > 0 || only.name !== "span") return;
  if (only.attributes.get("class") !== "ci" || only.attributes.size > 1) return;
  cell.attributes.set("class", [cell.attributes.get("class"), "ci"].filter(Boolean).join(" "));
  cell.children = only.children;
}

const ends = ["x1", "y1", "x2", "y2"] as const;

/** Lines that follow one another and look the same, such as a grid, are one path. */
export function linesJoined(nodes: readonly Node[]): Node[] {
  const joined: Node[] = [];
  let run: { readonly look: string; readonly path: Element } | null = null;
  for (const node of nodes) {
    const line = typeof node !== "string" && node.name === "line" && node.children.length === 0;
    if (!line) {
      run = null;
      if (typeof node !== "string") node.children = linesJoined(node.children);
      joined.push(node);
      continue;
    }
    const rest = new Map(node.attributes);
    const [x1, y1, x2, y2] = ends.map((name) => {
      const at = rest.get(name) ?? "0";
      rest.delete(name);
      return at;
    });
    const step =
      x1 === x2
        ? `M${x1} ${y1}V${y2}`
        : y1 === y2
          ? `M${x1} ${y1}H${x2}`
          : `M${x1} ${y1}L${x2} ${y2}`;
    const look = JSON.stringify([...rest]);
    const before: string | undefined =
      run?.look === look ? run.path.attributes.get("d") : undefined;
    if (run && before !== undefined) run.path.attributes.set("d", before + step);
    else {
      const path: Element = {
        name: "path",
        attributes: new Map([["d", step], ...rest]),
        children: [],
      };
      run = { look, path };
      joined.push(path);
    }
  }
  return joined;
}

/** Values as they are shown are rounded: to this share of what stands there, and to half of a last digit. */
const near = { share: 0.02, digit: 0.051 };

/** Whether the first number of a text is the value of its cell, or a hundred times that, as tables sort by it. */
export function shownAs(shown: string, value: number): boolean {
  const [, digits] = /^[[(]?([−+-]?[\d,]*\.?\d+)/.exec(shown.trim()) ?? [];
  if (digits === undefined) return false;
  const number = Number(digits.replace("−", "-").replaceAll(",", ""));
  return [1, 100].some(
    (by) => Math.abs(number - value * by) <= near.share * Math.abs(number) + near.digit,
  );
}
