import type { Verdict } from "../model/index.ts";
import { type SvgNode, serialise } from "./svg.ts";

const line = (name: string, x1: number, x2: number, y1: number, y2: number): SvgNode => ({
  name: "line",
  attributes: { class: name, x1: String(x1), x2: String(x2), y1: String(y1), y2: String(y2) },
});
const bars: Record<Verdict, readonly [number, number]> = {
  upheld: [17, 31],
  refuted: [0, 9],
  undetermined: [5, 22],
};

/**
 * The sign of a verdict: the tinted field is what was claimed, the bar the interval, inside it, outside it or astride
 * its edge. `tight` cuts the empty part away, for use inside lines of text.
 */
export function verdictGlyph(verdict: Verdict, shape: "even" | "tight" = "even"): string {
  const [from, to] = bars[verdict];
  const left = shape === "tight" ? Math.min(from, 13) : 0;
  return serialise({
    name: "svg",
    attributes: {
      class: "vd",
      viewBox: `${left} 0 ${34 - left} 14`,
      width: String(34 - left),
      height: "14",
      "aria-hidden": "true",
    },
    children: [
      { name: "rect", attributes: { class: "r", x: "13", y: "0", width: "21", height: "14" } },
      line("e", 13, 13, 0, 14),
      line("b", from, to, 7, 7),
    ],
  });
}
