import * as Plot from "@observablehq/plot";
import { dress, type Look, looks } from "./look.ts";

/** Anything that stands on a line of its own: its y is whatever the y scale of the plot takes. */
interface OnLine {
  readonly y: number | string;
  readonly back?: boolean | undefined;
  readonly title?: string | undefined;
}

/**
 * Level lines from one value to another; records without ends have none. What goes on beyond the frame is cut at its
 * edge, where an arrow says so.
 */
export function lines<T extends OnLine>(
  records: readonly T[],
  endsOf: (record: T) => readonly [number, number] | null,
  lookOf: (record: T) => Look,
): readonly Plot.Markish[] {
  const drawn = records.filter((d) => endsOf(d) !== null);
  if (drawn.length === 0) return [];
  const look = (d: T): Look => ({ ...lookOf(d), back: d.back, title: d.title });
  const { channels, render } = looks(look, true);
  return [
    Plot.ruleY(drawn, {
      y: (d: T) => d.y,
      x1: (d: T) => endsOf(d)?.[0],
      x2: (d: T) => endsOf(d)?.[1],
      channels,
      render(index, scales, values, dimensions, context, next) {
        const group = render.call(this, index, scales, values, dimensions, context, next);
        for (const arrow of arrowsOf(index, values, dimensions)) {
          const record = drawn[arrow.index];
          const head = context.document.createElementNS("http://www.w3.org/2000/svg", "path");
          head.setAttribute("d", arrow.path);
          if (record)
            dress(head, {
              ...look(record),
              classes: "arrow",
              attributes: undefined,
              title: undefined,
            });
          group?.appendChild(head);
        }
        return group;
      },
    }),
  ];
}

/** Length of an arrow's head, and half of its height. */
const head = { length: 5, half: 3.5 };
/** What rounding may put an end beyond the edge. */
const slack = 0.5;

/** Heads at the edges of the frame at which lines are cut; none for a line that lies beyond it wholly. */
function arrowsOf(
  index: readonly number[],
  values: Plot.ChannelValues,
  { width, marginLeft, marginRight }: Plot.Dimensions,
) {
  const [left, right] = [marginLeft, width - marginRight];
  const { x1, x2, y } = values as Readonly<Record<string, readonly number[] | undefined>>;
  // Plot's indexes are typed arrays.
  return [...index].flatMap((i) => {
    const [from, to, at] = [x1?.[i] ?? 0, x2?.[i] ?? 0, y?.[i] ?? 0];
    if (to <= left || from >= right) return [];
    const headAt = (tip: number, back: number) => ({
      index: i,
      path: `M${tip + back},${at - head.half}L${tip},${at}L${tip + back},${at + head.half}`,
    });
    return [
      ...(from < left - slack ? [headAt(left, head.length)] : []),
      ...(to > right + slack ? [headAt(right, -head.length)] : []),
    ];
  });
}
