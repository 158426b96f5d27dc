import type * as Plot from "@observablehq/plot";

/** How one element of a mark looks: classes of the page's stylesheet, the arm whose colour it takes, dashes and the like. */
export interface Look {
  readonly classes: string;
  /** None: ink or grey, as the classes say. */
  readonly hue?: number | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** Drawn faintly, behind what the plot is about. */
  readonly back?: boolean | undefined;
  /** What the mark says when it is pointed at; none for what is no data. */
  readonly title?: string | undefined;
}

/** Beyond every axis, for ends that are open: Plot leaves out what is infinite. */
export const beyond = 1e200;

/** A position that is in px already, in a plot whose scale is for values. */
export const px = <T>(value: (datum: T) => number): Plot.ChannelValueSpec =>
  ({ value, scale: null }) as unknown as Plot.ChannelValueSpec;

/**
 * Options by which each element of a Plot mark gets classes of its own: `className` of Plot is one for all elements.
 * What lies outside of the frame, such as the far end of an open interval, is cut at its edge where `cut` says so.
 */
export function looks<T>(
  lookOf: (datum: T) => Look,
  cut = false,
): { readonly channels: Record<string, Plot.Channel>; readonly render: Plot.RenderFunction } {
  return {
    channels: { look: { value: lookOf as (datum: unknown) => unknown, filter: null } },
    render(index, scales, values, dimensions, context, next) {
      const within = cut ? cutToFrame(index, values, dimensions) : { index, values };
      const group = next?.(within.index, scales, within.values, dimensions, context) ?? null;
      const list = values.look as unknown as readonly Look[];
      [...(group?.children ?? [])].forEach((element, k) => {
        const look = list[within.index[k] ?? -1];
        if (look) dress(element, look);
      });
      return group;
    },
  };
}

const dressed = new WeakSet<object>();

/** Whether an element has its classes from us, and not from the author of a plot. */
export const isDressed = (element: object): boolean => dressed.has(element);

/** Gives an element its classes, its arm, its words and whatever else its look says. */
export function dress(element: Element, { classes, hue, attributes, back, title }: Look): void {
  dressed.add(element);
  const own = back ? `${classes} back` : classes;
  element.setAttribute("class", hue === undefined ? own : `${own} arm-${hue}`);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  if (title) {
    const words = element.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "title");
    words.textContent = title;
    element.appendChild(words);
  }
}

/** Ends of lines at the edges of the frame; a line of which nothing is left is not drawn, nor is a mark beyond an edge. */
function cutToFrame(
  index: readonly number[],
  values: Plot.ChannelValues,
  { width, marginLeft, marginRight }: Plot.Dimensions,
) {
  const [left, right] = [marginLeft, width - marginRight];
  const { x, x1, x2 } = values as Readonly<Record<string, readonly number[] | undefined>>;
  if (x1 && x2) {
    const inside = (v: number) => Math.max(left, Math.min(right, v));
    const ends = { x1: x1.map(inside), x2: x2.map(inside) };
    const kept = index.filter((i) => (ends.x2[i] ?? 0) > (ends.x1[i] ?? 0));
    return { index: kept, values: { ...values, ...ends } as unknown as Plot.ChannelValues };
  }
  const slack = 0.5;
  const shown = (i: number) => (x?.[i] ?? 0) >= left - slack && (x?.[i] ?? 0) <= right + slack;
  return { index: x ? index.filter(shown) : [...index], values };
}
