import type { Node } from "../pages/tree.ts";
import { elementsOf, hasClass, textOf } from "../pages/tree.ts";

/** Takes out what the file says at another place, or what its script reads from what is shown. */
export function smaller(nodes: readonly Node[]): void {
  for (const one of elementsOf(nodes)) {
    const { name, attributes } = one;
    // The glossary is a part of the file; the script gives each link its sentence from there.
    if (name === "a" && hasClass(one, "term")) attributes.delete("title");
    const sorted = attributes.get("data-value");
    if (sorted !== undefined && shownAs(textOf(one.children), Number(sorted)))
      attributes.delete("data-value");
  }
}

/** Values as they are shown are rounded: to this share of what stands there, or of its last digit. */
const near = 0.02;

/** Whether the first number of a text is the value of its cell, or a hundred times that, as tables sort by it. */
export function shownAs(shown: string, value: number): boolean {
  const [, digits] = /^[[(]?([−+-]?[\d,]*\.?\d+)/.exec(shown.trim()) ?? [];
  if (digits === undefined) return false;
  const number = Number(digits.replace("−", "-").replaceAll(",", ""));
  return [1, 100].some((by) => Math.abs(number - value * by) <= near * Math.abs(number) + 0.051);
}
