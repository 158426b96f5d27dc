import type { z } from "zod";
import type { Drawing, Mark, Selection, Table, ViewId } from "../model/index.ts";
import type { Evidence } from "../stats/index.ts";
import type { Sketch } from "./thumbnail/sketch.ts";

/** The one mark that a figure points at, with a few words about it. */
export interface Highlight {
  readonly of: Selection;
  readonly annotation: string | null;
}

/** What a figure directive asks for, with selectors parsed. Attributes a chart type owns are in `options`. */
export interface FigureRequest {
  readonly id: string;
  readonly notebook: string;
  readonly experiment: string;
  readonly metrics: readonly string[];
  readonly of: Readonly<Record<string, readonly string[]>>;
  readonly versus: Readonly<Record<string, readonly string[]>> | null;
  /** Factors by the part they play; a chart type says which it needs. */
  readonly x: string | null;
  readonly color: string | null;
  readonly facet: string | null;
  /** The one mark that stands out, where the author says which. */
  readonly highlight?: Highlight | null;
  /** How the page adjusts what it tests together; the default correction where no page says. */
  readonly family?: string;
}

/** A request that cannot be drawn: reported at the figure's line. */
export interface Refusal {
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly fix?: string;
}

/** The data of a figure drawn in another way, for readers who ask for it; the author's own comes first. */
export interface View {
  readonly id: ViewId;
  /** What it is drawn from: equal data, equal drawings. */
  readonly data: unknown;
  /** How its numbers were made, or how its axis runs. */
  readonly method: string;
  render(frame: Frame): Drawing | null;
}

/** What of a figure may be left out where there is little room. */
export interface Parts<Data> {
  /** What readers call one of them. */
  readonly word: "row" | "panel";
  count(data: Data): number;
  /** The same with at most so many of them, in their order; what is highlighted stays. */
  first(data: Data, most: number): Data;
}

/** Where a drawing stands, in px. */
export interface Frame {
  readonly id: string;
  readonly width: number;
  /** Of the plot alone, where the chart has no rows and its place wants another height than usual. */
  readonly plotHeight?: number;
}

/** One kind of chart. Adding one is adding a file and a line in types/index.ts. */
export interface ChartType<Data = unknown, Options = unknown> {
  readonly name: string;
  /** One sentence; the reference page and the "did you mean" message use it. */
  readonly doc: string;
  /** Attributes of its own; a doc on each. Values arrive as text. */
  readonly options: z.ZodType<Options>;
  /** column: 640 px beside a margin; broad: the whole 920 px. */
  readonly layout: "column" | "broad";
  /** Whether one of its marks can stand out. */
  readonly highlights?: boolean;
  /** Where the layout depends on what there is to draw. */
  layoutFor?(data: Data, options: Options): "column" | "broad";
  /** Asks the evidence for what it draws. Statistics arrive finished: a chart never computes an interval. */
  gather(request: FigureRequest, options: Options, evidence: Evidence): Data | Refusal;
  render(data: Data, options: Options, frame: Frame): Drawing | null;
  /** Rows or panels, of which a card shows as many as can be read. */
  readonly parts?: Parts<Data>;
  /** Other ways to draw the same; numbers that the evidence has, and no test that the author did not ask for. */
  views?(data: Data, options: Options, evidence: Evidence): readonly View[];
  /** What its small picture in lists is drawn from; none for tables. */
  sketch?(data: Data, options: Options): Sketch;
  /** What a reader who cannot see the chart is told: the result with its interval. */
  describe(data: Data, options: Options): string;
  tabulate(data: Data, options: Options): Table;
  /** Estimator, interval, cluster, n, what was averaged over, what is missing. */
  method(data: Data, options: Options): string;
  /** Fill and shape as words, for the one figure of a page that teaches the grammar. */
  key?(
    data: Data,
    options: Options,
  ): readonly { readonly label: string; readonly marks: readonly Mark[] }[];
}
