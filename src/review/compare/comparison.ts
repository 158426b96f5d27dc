/** What differs between two publications of a report, in the order in which a reviewer wants it. */
export interface Comparison {
  /** Findings whose verdict is another one. */
  readonly verdicts: readonly ChangedVerdict[];
  /** Numbers that left their old interval, the largest change first. */
  readonly moved: readonly ChangedNumber[];
  /** Numbers that changed and stay inside of their old interval, the largest change first. */
  readonly within: readonly ChangedNumber[];
  /** Sentences whose words are the same and whose bound values are not. */
  readonly sentences: readonly ChangedSentence[];
  readonly parts: readonly ChangedPart[];
  /** Figures that both have and that show other numbers. */
  readonly figures: readonly ChangedFigure[];
  readonly samples: ChangedSamples;
  readonly files: readonly ChangedFile[];
  /** Methods of numbers that are said otherwise, each once. */
  readonly methods: readonly Changed[];
  /** The program that made the report, where it is another one. */
  readonly program: Changed | null;
  /** Sentences that are worded otherwise, that are new or gone. */
  readonly wording: readonly ChangedWording[];
}

export interface Changed {
  readonly before: string;
  readonly after: string;
}

export interface ChangedVerdict extends Changed {
  readonly notebook: string;
  readonly id: string;
  readonly number: number;
  readonly text: string;
  /** Value with interval, as pages write it. */
  readonly found: Changed;
}

export interface ChangedNumber extends Changed {
  /** What it is of, in words. */
  readonly what: string;
  /** Where it stands: an address from the root of the report. */
  readonly at: string;
  /** |change| over half the width of the old interval; null where one of both lacks a value or an interval. */
  readonly change: number | null;
  /** Where both lie, for whoever draws them. */
  readonly drawn: { readonly before: ShownValue; readonly after: ShownValue };
}

/** A value as a reader sees it, and where it lies. */
export interface ShownValue {
  readonly text: string;
  readonly value: number | null;
  /** Its interval as it reads, and its ends; an end that is open, or not known, is null. */
  readonly range: string;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface ChangedFigure {
  readonly notebook: string;
  readonly id: string;
  readonly number: number;
  readonly kind: "figure" | "table";
  readonly title: string;
  /** How many values of it read otherwise. */
  readonly changed: number;
  /** One for each column of values; rows of one share a scale. */
  readonly panels: readonly FigurePanel[];
}

export interface FigurePanel {
  readonly label: string;
  readonly rows: readonly ChangedRow[];
}

/** A value of a figure, as it was and as it is; null where the figure has no such row. */
export interface ChangedRow {
  readonly label: string;
  readonly before: ShownValue | null;
  readonly after: ShownValue | null;
}

export interface ChangedSentence extends Changed {
  readonly at: string;
  /** What its page is called. */
  readonly page: string;
}

/** A sentence that was `before` and is `after`; one of both is null where it is new or gone. */
export interface ChangedWording {
  readonly at: string;
  readonly page: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangedPart {
  readonly kind: "notebook" | "figure" | "finding" | "experiment";
  readonly how: "added" | "removed" | "renamed";
  /** Its id: `notebook/id` for figures and findings. */
  readonly id: string;
  /** Its old id, where it is renamed. */
  readonly from: string | null;
  readonly title: string;
}

export interface ChangedFile {
  readonly path: string;
  readonly how: "added" | "removed" | "changed";
}

/** What became of single samples, paired by experiment, condition, unit, replicate and epoch. */
export interface ChangedSamples {
  /** Changed scores, counted by experiment, metric and condition; the most changes first. */
  readonly counts: readonly ScoreChanges[];
  /** The samples themselves: the first `mostListed` of each experiment, in order of `counts`, then as they came. */
  readonly changed: readonly ChangedScore[];
  /** Samples that only one of both has. */
  readonly unpaired: readonly UnpairedSamples[];
  /** Experiments that both have and whose samples were not compared. */
  readonly notCompared: readonly { readonly experiment: string; readonly why: string }[];
}

export interface ScoreChanges {
  readonly experiment: string;
  readonly metric: string;
  /** The condition in words. */
  readonly condition: string;
  /** Samples that both reports have. */
  readonly paired: number;
  readonly higher: number;
  readonly lower: number;
  /** Samples that lack a score now and had one, that have one and lacked it, or that lack it for another cause. */
  readonly lost: number;
  readonly gained: number;
  readonly otherCause: number;
}

export interface ChangedScore {
  readonly experiment: string;
  readonly metric: string;
  readonly condition: string;
  readonly unit: string;
  readonly replicate: string;
  readonly epoch: number;
  /** A text is the cause of a missing score; null: the metric had no meaning there. */
  readonly before: number | string | null;
  readonly after: number | string | null;
}

export interface UnpairedSamples {
  readonly experiment: string;
  readonly condition: string;
  readonly only: "before" | "after";
  readonly samples: number;
  /** Names of units of some of them. */
  readonly units: readonly string[];
}
