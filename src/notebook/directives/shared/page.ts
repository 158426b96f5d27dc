import type { PhrasingContent, RootContent } from "mdast";
import type { ChartType } from "../../../charts/chart-type.ts";
import type {
  DrawnSample,
  Figure,
  Finding,
  Metric,
  Problems,
  Selection,
} from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import type { RunSql } from "../../cells/cell.ts";
import type { FilesBeside } from "../../markdown/links.ts";
import type { Anchor } from "../../parse/anchors.ts";
import type { Asking } from "../../parse/asking.ts";
import type { Bibliography } from "../../references/bibliography.ts";
import type { HistoryAnswer, Registration } from "./history.ts";

/** What another page needs to know of a notebook to link to it. */
export interface Linkable {
  readonly id: string;
  readonly title: string;
  readonly anchors: readonly Anchor[];
}

/** A simple random sample from the samples of a selection. */
export interface ShownDraw {
  readonly seed: number;
  /** Samples of the selection that have a transcript: what was drawn from. */
  readonly of: number;
  readonly withoutTranscript: number;
  /** Factors with several levels among them, in the order of the design. */
  readonly varying: readonly string[];
  /** Whether the experiment has several replicates, so that each must be named. */
  readonly replicated: boolean;
  /** In order of condition, replicate and unit; where a rule picked them, in its order. */
  readonly samples: readonly ShownSample[];
}

/** A rule by which samples are picked, in place of a draw. */
export type PickRule =
  | { readonly kind: "where"; readonly tests: readonly ScoreTest[] }
  /** Lowest scores first, or highest where lower is better. */
  | { readonly kind: "worst"; readonly metric: Metric }
  /** Units whose two samples differ most: one of each side, or any two of the selection. */
  | { readonly kind: "disagree"; readonly metric: Metric; readonly versus: Selection | null };

export const comparisons = ["<=", ">=", "!=", "=", "<", ">"] as const;

/** A score held against a number. One that is missing holds against none. */
export interface ScoreTest {
  readonly metric: string;
  readonly is: (typeof comparisons)[number];
  readonly value: number;
}

/** Samples that a rule picked from all of a selection. */
export interface ShownPick extends ShownDraw {
  /** Samples, or units for `disagree`, to which the rule applies. */
  readonly matching: number;
}

export type ShownSample = DrawnSample & { readonly unit: string };

/** A file in the folder of an experiment. */
export interface ExperimentFile {
  /** Relative to the folder. */
  readonly name: string;
  readonly bytes: number;
  /** Null where it changed since the report knows of it. */
  text(): string | null;
}

/** How a figure looks: its drawings, its small picture, and the drawing of its card. */
export type Pictures = Pick<Figure, "drawings" | "views" | "thumbnail" | "onCard">;

/** The drawings of a figure, or those that equal data gave before. */
export type RenderOnce = (id: string, from: readonly unknown[], render: () => Pictures) => Pictures;

/** What binding a page needs from the rest of the report. Clock-free, file-free. */
export interface BindContext {
  readonly evidence: Evidence;
  readonly chartTypes: readonly ChartType[];
  readonly bibliography: Bibliography;
  /** Every notebook of the report, for links from one to another. */
  readonly notebooks: readonly Linkable[];
  readonly runSql: RunSql;
  /** What the history of a repository says of a registration. */
  readonly history: (asked: Registration) => HistoryAnswer;
  /** Where drawings are kept; left out, all are rendered. */
  readonly renderOnce?: RenderOnce;
  /** Files that pages may show or link to. */
  readonly beside: FilesBeside;
  /** Slug of a unit that has a page of samples; null where it has none. */
  unitSlug(experiment: string, unit: string): string | null;
  /** Files in the folder of an experiment, in order of name. */
  experimentFiles(experiment: string): readonly ExperimentFile[];
  /** Up to `n` samples that a rule picks from all of a selection; null where none of it has a transcript. */
  pickSamples(
    experiment: string,
    of: Selection,
    n: number,
    rule: PickRule,
  ): Promise<ShownPick | null>;
  /** Up to `n` samples drawn at random from a selection; null where none of it has a transcript. */
  drawSamples(experiment: string, of: Selection, n: number): ShownDraw | null;
}

/** Nodes with their directives resolved, in the three forms that readers of a report need. */
export interface Rendered {
  readonly html: string;
  readonly text: string;
  readonly markdown: string;
}

/** A finding without its sentence, which may itself hold values and verdicts. */
export type Judged = Omit<Finding, "text" | "html">;

/** A figure and the conditions that it shows. */
export interface BoundFigure {
  readonly figure: Figure;
  readonly of: Selection;
  /** What each of them is compared with, where it shows differences. */
  readonly versus?: Selection;
}

/** The page being bound: what directives may ask. They leave nothing in it: what they make, they return. */
export interface Page {
  /** Id of the notebook; null on the home page. */
  readonly notebook: string | null;
  /** Experiments that the page names, default first. */
  readonly experiments: readonly string[];
  readonly context: BindContext;
  readonly problems: Problems;
  readonly anchors: readonly Anchor[];
  /** Ids of blocks that cannot be read: that one of them leads nowhere is no problem of its own. */
  readonly unread: ReadonlySet<string>;
  /** Judged findings of the page by id; one that could not be judged is not among them. */
  readonly judged: ReadonlyMap<string, Judged>;
  /** How what it tests is adjusted together, as its front matter says. */
  readonly family: string;
  /** What rules picked, by the call that asked. */
  readonly picked: ReadonlyMap<Asking, ShownPick | null>;
  /** Whether it ends with a list of references: the home page does not. */
  readonly hasReferences: boolean;
  /** Link to a place of this page: with its address where the text is also read elsewhere. */
  here(id: string): string;
  /**
   * The same page for text that is also read alone: a caption, a finding. Its first mentions are its own. `stated`: the
   * page itself says it, not one of its figures or findings.
   */
  alone(tested?: string, stated?: boolean): Page;
  render(nodes: readonly (RootContent | PhrasingContent)[], as: "blocks" | "inline"): Rendered;
}
