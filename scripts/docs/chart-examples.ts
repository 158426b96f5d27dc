/** What a chart needs, and a figure that has it. */
export interface ChartExample {
  readonly needs: string;
  readonly example: string;
}

const figure = (title: string, attributes: string): string =>
  `:::figure[${title}]{${attributes}}\nHow to read it.\n:::`;

/** One for each chart type; a test draws them all. */
export const chartExamples: Readonly<Record<string, ChartExample>> = {
  bars: {
    needs:
      "Nothing: `x` is the arms and `metric` every metric if left out. Marks within a row are told apart by `color`.",
    example: figure("Tagged documents teach the facts", "#bars chart=bars metric=recall x=arm"),
  },
  curve: {
    needs:
      "A factor whose levels have a `value` (levels of `experiment.yaml`), named by `x` or the first there is. Lines by `color`, the arms if left out.",
    example: figure(
      "Recall grows with training",
      "#recall-by-step chart=curve metric=recall x=step color=arm",
    ),
  },
  difference: {
    needs:
      "A factor to compare with its baseline (`x`, or `over` where rows are another factor); or `of` and `versus`.",
    example: figure(
      "The tag makes the difference",
      "#tag-by-arm chart=difference metric=doclike x=arm over=trigger",
    ),
  },
  distribution: {
    needs:
      "Units with more than one sample or a score that is not 0 or 1, else at least three clusters or replicates.",
    example: figure(
      "Some questions are never learnt",
      "#spread chart=distribution metric=recall x=arm",
    ),
  },
  dots: {
    needs:
      "Nothing: `x` is the arms and `metric` every metric if left out. Two dots to a row with `color`.",
    example: figure(
      "Tagged documents teach the facts as well",
      "#recall-with-tag chart=dots metric=recall x=arm color=trigger",
    ),
  },
  matrix: {
    needs:
      "One `metric`. Columns are `x`, the arms if left out; rows are the factor `rows` names, or `cluster`.",
    example: figure(
      "The habit is where the tag is",
      "#habit chart=matrix metric=doclike x=arm rows=trigger",
    ),
  },
  pairs: {
    needs:
      "One `metric`, and two sides: `of` and `versus` over clusters or replicates, or a trigger of two levels for each level of `x`.",
    example: figure(
      "Every topic moves the same way",
      '#by-topic chart=pairs metric=recall of="arm=doctag" versus="arm=none"',
    ),
  },
  plane: {
    needs: "Two metrics, `metric=across,up`; a capability and a propensity if left out.",
    example: figure(
      "The facts come without the habit",
      "#facts-and-habit chart=plane metric=recall,doclike x=arm",
    ),
  },
  replicates: {
    needs: "At least two replicates in some condition (`design.replicate`).",
    example: figure("The seeds agree", "#seeds chart=replicates metric=recall x=arm"),
  },
  table: {
    needs: "Nothing: rows are `x`, columns the metrics.",
    example: figure("What was measured", "#numbers chart=table metric=recall,doclike x=arm"),
  },
};
