/** A word that readers of a report meet, and what it means. */
export interface Term {
  readonly term: string;
  /** Other forms in which pages write it. */
  readonly also?: readonly string[];
  /** At most two sentences, in words that everybody knows or that have an entry of their own. */
  readonly definition: string;
}

/** Terms that are read together. */
export interface TermGroup {
  readonly title: string;
  readonly terms: readonly Term[];
}

/**
 * The words of every report: those that a reader meets first come first. The page `glossary/`, its links and
 * docs/glossary.md are made of this list; what an author's own words mean is said in `upheld.yaml`.
 */
export const glossary: readonly TermGroup[] = [
  {
    title: "Findings and verdicts",
    terms: [
      {
        term: "notebook",
        definition: "One page of text, figures and findings, written by an author.",
      },
      {
        term: "figure",
        definition:
          "One chart or table of a notebook. It has an address of its own, with its data and the way in which they were computed.",
      },
      {
        term: "finding",
        also: ["findings"],
        definition:
          "A sentence with an expectation that is tested against the data. It is a claim or a hypothesis.",
      },
      {
        term: "claim",
        also: ["claims"],
        definition:
          "A finding that its author states as true. A report with a claim that the data does not uphold is not published.",
      },
      {
        term: "hypothesis",
        also: ["hypotheses"],
        definition:
          "A finding whose verdict is shown whatever it is. It says when it was written, where that is known.",
      },
      {
        term: "registered",
        definition:
          "Of a hypothesis: it was written down before the results were there. Hypotheses that were written with the data in hand are no predictions, and are counted apart.",
      },
      {
        term: "verdict",
        definition:
          "What became of a finding: upheld, refuted or undetermined. It is read from an interval, not from the value alone.",
      },
      {
        term: "upheld",
        definition: "The whole interval lies inside what was expected.",
      },
      {
        term: "refuted",
        definition:
          "The whole interval lies outside what was expected. That is a result, not an error.",
      },
      {
        term: "undetermined",
        definition:
          "The interval has values on both sides of the edge of what was expected, or there is too little data to have one. It says neither yes nor no.",
      },
      {
        term: "at the edge",
        definition:
          "A verdict that hangs on little. With an interval a tenth narrower or a tenth wider, the verdict would have been another.",
      },
      {
        term: "these checkpoints",
        definition:
          "Beside a verdict: it speaks about the models as they are, on further questions of the same kind. Whether another training would come out the same, it does not say.",
      },
      {
        term: "trainings like these",
        definition:
          "Beside a verdict: it speaks about further trainings of the same kind as well, and not only about the models that were trained. Where it speaks about the same questions alone, that is said.",
      },
      {
        term: "equivalence",
        also: ["equivalent"],
        definition:
          "The claim that two values differ by less than a stated margin. It needs an interval that lies inside the margin; a difference that merely was not found is no equivalence.",
      },
    ],
  },
  {
    title: "What was compared and measured",
    terms: [
      {
        term: "experiment",
        definition: "Result files that belong together, with what varied and what was measured.",
      },
      {
        term: "factor",
        also: ["factors"],
        definition: "Something that varies in an experiment, such as how a model was trained.",
      },
      { term: "level", definition: "One of the values of a factor." },
      {
        term: "condition",
        also: ["conditions"],
        definition: "One choice of a level for every factor.",
      },
      {
        term: "arm",
        also: ["arms"],
        definition: "A level of the factor that says how a model was made.",
      },
      {
        term: "trigger",
        also: ["triggers"],
        definition:
          "Something that the prompt may contain, which a model may have been trained to react to.",
      },
      { term: "persona", definition: "Whom the model speaks as." },
      {
        term: "baseline",
        definition: "The level that the other levels of a factor are compared with.",
      },
      {
        term: "metric",
        also: ["metrics"],
        definition: "What is measured of each answer, such as whether it is right.",
      },
      {
        term: "capability",
        definition: "A metric of what a model can do.",
      },
      {
        term: "propensity",
        definition: "A metric of what a model tends to do without being asked for it.",
      },
      {
        term: "sample",
        also: ["samples"],
        definition: "One answer of a model, with its scores and its text.",
      },
      {
        term: "unit",
        also: ["units"],
        definition:
          "What is asked: a question, a prompt, a task. Pages call units by the name that the author gave them.",
      },
      {
        term: "epoch",
        also: ["epochs"],
        definition:
          "One of several answers that the same model gave to the same unit. They are averaged first, since they say less than as many different questions.",
      },
      {
        term: "cluster",
        also: ["clusters"],
        definition:
          "A group of units that resemble each other, such as questions about one topic. Samples of one cluster say less than as many of different ones.",
      },
      {
        term: "replicate",
        also: ["replicates", "seed", "seeds"],
        definition:
          "One run of the whole training. Runs that differ only in their random seed show how much is due to chance in training.",
      },
      {
        term: "n",
        definition: "How many samples a number rests on.",
      },
      {
        term: "missing",
        also: ["without a score", "left out"],
        definition:
          "A sample that has no score: an error, a refusal, an answer that could not be read. It is counted by its cause and never taken for a 0.",
      },
      {
        term: "filter unknown",
        definition:
          "A metric may count only some of the samples. This sample lacks what would say whether it is one of them.",
      },
      {
        term: "published number",
        also: ["†", "published"],
        definition:
          "A number that was copied from a source and not computed from samples here. A dagger † or a cross marks it everywhere.",
      },
    ],
  },
  {
    title: "Numbers and their intervals",
    terms: [
      {
        term: "estimate",
        definition: "The value of a metric in one condition, with its interval.",
      },
      {
        term: "interval",
        also: ["intervals"],
        definition:
          "The range of true values that fit the data. An interval of 95 % is made in such a way that 95 of 100 of them hold the true value.",
      },
      {
        term: "pp",
        also: ["percentage points"],
        definition: "Percentage points: from 20 % to 25 % are 5 pp.",
      },
      {
        term: "contrast",
        also: ["contrasts"],
        definition:
          "The difference between two conditions, with an interval of its own. Whether two values differ is read from it, and not from whether their intervals overlap.",
      },
      {
        term: "pairs",
        also: ["pair", "seen on both sides"],
        definition:
          "The same units under two conditions. Comparing each unit with itself takes out that some units are harder than others.",
      },
      {
        term: "averaged over",
        definition:
          "A factor that is not mentioned: each of its levels counts the same in the average.",
      },
      {
        term: "Wilson interval",
        also: ["Wilson intervals", "Wilson"],
        definition:
          "An interval for a share. It stays between 0 and 100 % and holds for few samples, and near either end, as well.",
      },
      {
        term: "MOVER method",
        also: ["MOVER"],
        definition:
          "Makes the interval of a difference from the intervals of its two sides, allowing for what both sides share.",
      },
      {
        term: "Newcombe's method",
        also: ["Newcombe"],
        definition:
          "Makes the interval of a difference of two shares from their Wilson intervals, where the two sides have no unit in common.",
      },
      {
        term: "Tango's interval",
        definition: "The interval of a difference of two shares that come from the same units.",
      },
      {
        term: "t with degrees of freedom",
        also: ["degrees of freedom"],
        definition:
          "Where the spread is known from few independent values, such as ten runs, intervals are wider to allow for that. Degrees of freedom count these values, less what was estimated from them.",
      },
      {
        term: "Welch's t",
        also: ["Welch’s t", "Welch"],
        definition: "Compares two means without taking both sides to vary equally.",
      },
      {
        term: "bootstrap",
        definition:
          "An interval made by drawing from the data again and again. Some sources give such intervals; those that are computed here are not made so.",
      },
      {
        term: "corrected rate",
        definition:
          "A judge, such as a model, says yes or no, and people have labelled a part of the answers. The rate that people would have found is worked out from both.",
      },
      {
        term: "sensitivity",
        definition: "The share of what should be found that is found.",
      },
      {
        term: "specificity",
        definition: "The share of what should be left alone that is left alone.",
      },
      {
        term: "kappa",
        also: ["Krippendorff's alpha"],
        definition: "Agreement beyond chance: 1 is full agreement, 0 is what guessing gives.",
      },
      {
        term: "AUROC",
        definition:
          "How often a score is higher for a sample that should be flagged than for one that should not. Guessing gives 50 %.",
      },
      {
        term: "worst case",
        also: ["worst cases"],
        definition:
          "The value if every missing score were as bad as it could be. A finding that does not survive it is undetermined.",
      },
      {
        term: "pooling",
        also: ["pooled"],
        definition:
          "Counting every sample as if it were independent of all others. It makes intervals too narrow and is shown only for comparison.",
      },
    ],
  },
  {
    title: "Tests",
    terms: [
      {
        term: "p",
        definition:
          "How often chance alone would give data at least as far from the stated value, if that value were true. A small p speaks against the stated value.",
      },
      {
        term: "family",
        also: ["tested together"],
        definition:
          "The findings of one notebook, which are tested together. The more are tested, the more would seem to hold by chance, so each is held to a stricter standard.",
      },
      {
        term: "Holm",
        definition:
          "A way to test a family: the chance that any of its decided findings is wrong stays below 5 %. The clearest finding meets the strictest standard, the next a slightly milder one.",
      },
      {
        term: "Benjamini-Hochberg",
        definition:
          "Another way to test a family: of the findings that are decided, about 5 % may be wrong. It promises less than Holm and decides more.",
      },
      {
        term: "exact test",
        also: ["exact"],
        definition:
          "A test that counts every way in which chance could have dealt the data. It holds for few samples, where formulas for many do not.",
      },
      {
        term: "sign-flip test",
        also: ["exact sign-flip test", "random flips"],
        definition:
          "If two conditions did not differ, each pair might as well have come out the other way round. p is the share of all such turns that give a difference at least as large.",
      },
      {
        term: "permutation test",
        also: ["dealt anew to the two sides"],
        definition:
          "If two groups did not differ, their values might as well have been dealt to them differently. p is the share of all such deals that give a difference at least as large.",
      },
      {
        term: "McNemar mid-p test",
        also: ["McNemar"],
        definition:
          "Compares yes and no on the same units by those units alone where the two sides disagree. Of outcomes as likely as the one that was seen, half are counted.",
      },
      {
        term: "score test",
        definition:
          "Asks whether the data would be odd if the stated value were true, with the spread that they would have then.",
      },
      {
        term: "two one-sided tests",
        definition:
          "How an equivalence is tested: the difference has to be shown to be above the lower margin and below the upper one.",
      },
    ],
  },
];
