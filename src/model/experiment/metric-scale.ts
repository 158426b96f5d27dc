import type { Metric } from "./experiment.ts";

type Scaled = Pick<Metric, "kind" | "range" | "fpr">;
type Corrected = Pick<Metric, "kind" | "correction">;
type Bounds = readonly [number, number];

/** What follows from the kind of a metric. A kind without a row does not compile. */
interface Kind {
  /** Between which ends every value lies; null without any. */
  bounds(metric: Pick<Metric, "range">): Bounds | null;
  /** An area under a curve: from 0 to 1, and no share of anything. */
  isArea(metric: Pick<Metric, "fpr">): boolean;
  /** Counts samples that are 1: x of n means something. */
  isCount(metric: Pick<Metric, "correction">): boolean;
  /** Its value is no mean of scores, so that it is computed from single samples. */
  restsOnSamples(metric: Pick<Metric, "correction">): boolean;
  /** What a value is, for the head of a column. */
  word(metric: Pick<Metric, "correction" | "fpr">): string;
  /** What a score has beside it: the label by people, the class of its sample, or nothing. */
  readonly mark: "label" | "class" | null;
  /** Each score is 0 or 1. */
  readonly yesNo: boolean;
}

const unit: Bounds = [0, 1];
const plain = {
  bounds: () => unit,
  isArea: () => false,
  isCount: () => false,
  restsOnSamples: () => false,
  mark: null,
  yesNo: false,
} as const;

const kinds: Readonly<Record<Metric["kind"], Kind>> = {
  binary: { ...plain, isCount: () => true, word: () => "Rate", yesNo: true },
  score: { ...plain, bounds: ({ range }) => range ?? null, word: () => "Mean" },
  judged: {
    ...plain,
    isCount: ({ correction }) => correction === "none",
    restsOnSamples: ({ correction }) => correction !== "none",
    word: ({ correction }) => (correction === "none" ? "Rate" : "Corrected rate"),
    mark: "label",
    yesNo: true,
  },
  ranking: {
    ...plain,
    isArea: ({ fpr }) => fpr === undefined,
    restsOnSamples: () => true,
    word: ({ fpr }) => (fpr === undefined ? "AUROC" : `TPR at ${percentOf(fpr)}`),
    mark: "class",
  },
};

/** Between which ends every value of a metric lies: 0 and 1 but for a score, which has its range; null without one. */
export const boundsOf = (metric: Scaled): Bounds | null => kinds[metric.kind].bounds(metric);

/** Whether a metric is an area under a curve: from 0 to 1, and no share of anything. */
export const isArea = (metric: Scaled): boolean => kinds[metric.kind].isArea(metric);

/** Whether a metric is a share of a whole, shown in percent and pp: a rate, or a score from 0 to 1. */
export function isShare(metric: Scaled): boolean {
  if (isArea(metric)) return false;
  const bounds = boundsOf(metric);
  return bounds !== null && bounds[0] === 0 && bounds[1] === 1;
}

/** Whether a metric's value is no mean of scores, so that it is computed from single samples. */
export const restsOnSamples = (metric: Corrected): boolean =>
  kinds[metric.kind].restsOnSamples(metric);

/** Whether a metric counts samples that are 1: x of n means something. */
export const isCount = (metric: Corrected): boolean => kinds[metric.kind].isCount(metric);

/** What a value of the metric is, for the head of a column. */
export const valueWord = (metric: Corrected & Pick<Metric, "fpr">): string =>
  kinds[metric.kind].word(metric);

/** What a score of the metric has beside it: the label by people, the class of its sample, or nothing. */
export const markOfKind = ({ kind }: Pick<Metric, "kind">): Kind["mark"] => kinds[kind].mark;

/** Whether each score of the metric is 0 or 1. */
export const isYesNo = ({ kind }: Pick<Metric, "kind">): boolean => kinds[kind].yesNo;

function percentOf(share: number): string {
  return `${Number((100 * share).toPrecision(6))}% FPR`;
}
