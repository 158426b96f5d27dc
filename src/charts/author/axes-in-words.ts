import type * as Plot from "@observablehq/plot";
import { ownMarks } from "./needs.ts";

/** The part of Plot's marks that says what they read. */
interface Reading {
  readonly channels?: Readonly<
    Record<string, { readonly value?: unknown; readonly scale?: unknown } | undefined>
  >;
}

/**
 * What a plot without words of its author says to readers who cannot see it: what is drawn against what. Null where its
 * marks read no columns.
 */
export function axesInWords(options: Plot.PlotOptions): string | null {
  const marks = ownMarks(options.marks) as readonly Reading[];
  const channels = marks.flatMap((mark) => Object.entries(mark?.channels ?? {}));
  const name = (scale: "x" | "y" | "color"): string => {
    const given = options[scale]?.label;
    if (typeof given === "string") return given;
    // Plot finds out later whether a fill is on a scale; a channel that reads a column is.
    const isOn = (channel: string, on: unknown) =>
      on === scale || (scale === "color" && ["fill", "stroke"].includes(channel));
    const read = channels.find(([key, own]) => isOn(key, own?.scale) && labelOf(own?.value));
    return labelOf(read?.[1]?.value);
  };
  const what = [name("y"), name("x")].filter(Boolean).join(" against ");
  const by = name("color");
  return what ? `Plot of ${what}${by ? `, by ${by}` : ""}` : null;
}

/** A column by its name, or what a transform calls its result. */
function labelOf(value: unknown): string {
  if (typeof value === "string") return value;
  const label = typeof value === "object" && value !== null && "label" in value ? value.label : "";
  return typeof label === "string" ? label : "";
}
