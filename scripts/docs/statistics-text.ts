/** What the page of the statistics says in words, section by section. */

interface Rule {
  readonly situation: string;
  readonly rule: string;
}

function rules(title: string, first: string, list: readonly Rule[]): readonly string[] {
  return [
    `## ${title}`,
    "",
    ...(first === "" ? [] : [first, ""]),
    "| situation | what is done |",
    "|---|---|",
    ...list.map(({ situation, rule }) => `| ${situation} | ${rule} |`),
    "",
  ];
}

/** Before the tables: what a number is a mean of, and when two sides pair. */
export function averagesSection(): readonly string[] {
  return [
    "## What is averaged",
    "",
    "- **A unit's samples are averaged first.** Epochs are never counted as independent samples. Copies of an answer narrow no interval.",
    "- **Units weigh equally, and so do clusters.** The mean of a clustered design is the mean of its cluster means, however many units a cluster has (AUROC and true-positive rates apart, below).",
    "- **A factor that is left out is averaged over its levels with equal weight.** A cell is one combination of levels; an estimate is the mean of its cell means. A contrast is taken inside each combination that has data on both sides, and then averaged; the page names the combinations that were left out. So an arm that answered more easy questions than the other gains nothing by it.",
    "- **Runs weigh equally** where units are drawn and several runs answered them.",
    "- **`weights: samples`** in the manifest weighs cells by their scored units instead; copies of an answer add no weight.",
    "- **A cell that is averaged and has one draw** has no known spread, so the average has no interval and no test. Choose one level of it, or leave it out. A cell of few draws adds the spread that it would have by itself.",
    "- **A sample whose filter has no value** (a metric's `only` or `where` over an empty field) is counted apart, as *filter unknown*. It has no score, so findings take it at both ends like every missing score.",
    "- Each unit stands for one value: the estimate plus the unit's influence on it. Where every unit is in every cell, this value is the unit's own mean.",
    "",
    "## When two sides pair",
    "",
    "Units are counted cell by cell. The *share* is the number of units with a score on both sides, divided by the number of planned units of the smaller side.",
    "",
    ...tableOf([
      {
        situation: "share of nine in ten or more",
        rule: "the sides pair on the shared units; the others are left out on both sides, which is said, and the two values beside the difference are of the shared units",
      },
      {
        situation: "less than that, but some",
        rule: "two groups that overlap: all units of both sides count, and the shared ones give the covariance",
      },
      { situation: "none", rule: "two groups" },
      {
        situation: "clusters whose units differ between the sides",
        rule: "the same, with clusters in place of units",
      },
      {
        situation: "training runs",
        rule: "pair where the same runs answer on both sides (a trigger, a context), or where the manifest says that seeds are matched; the name of a seed says nothing between arms",
      },
    ]),
    "",
  ];
}

function tableOf(list: readonly Rule[]): readonly string[] {
  return [
    "| situation | what is done |",
    "|---|---|",
    ...list.map(({ situation, rule }) => `| ${situation} | ${rule} |`),
  ];
}

/** After the tables of differences: ratios and interactions, whose rules are not rows of a table in the code. */
export function otherScalesSection(): readonly string[] {
  return [
    ...rules(
      "The interval of a ratio",
      "Read from the top. A ratio is tested as a difference: the first side minus the ratio times the second is zero.",
      [
        {
          situation:
            "rate or score with a range whose denominator may be within 5 % of the range above its end (or above zero, where that is higher), by its own 95 % interval",
          rule: "refused: read the difference",
        },
        { situation: "score without a range, denominator of zero", rule: "refused" },
        {
          situation: "rate or score with a range, over units or clusters",
          rule: "MOVER-R on the limits of each side, with the correlation of what both share",
        },
        { situation: "the same draws on both sides", rule: "Fieller" },
        {
          situation: "rates of several runs and of one",
          rule: "MOVER-R; the one has limits as wide as one of the several, or none where it was not trained",
        },
        {
          situation: "scores of several runs and of one",
          rule: "Fieller with the spread of the several for the one, or without where it was not trained; refused where nothing varies",
        },
        {
          situation: "two groups",
          rule: "MOVER-R on the limits of each side; refused where a side may be zero or below",
        },
      ],
    ),
    ...rules(
      "The interval of an interaction",
      "A claim that something happens *only* or *more* in one arm is a difference in differences: `across=` names the factor, and the finding is judged on the difference at its other levels minus the difference at its baseline. The two ends of a change must pair, by units or by runs.",
      [
        {
          situation: "all four groups pair",
          rule: "the change of each draw on both sides, and a paired t interval of their differences",
        },
        {
          situation: "each change pairs, the two changes do not",
          rule: "the changes as two groups, which may overlap (Welch)",
        },
        {
          situation:
            "either of these, for a rate or a score with a range, where a group has fewer than 20 draws or lies at an end of its range",
          rule: "the wider of that interval and MOVER of the four groups' limits",
        },
        {
          situation: "a change does not pair",
          rule: "MOVER of the four groups' limits as if they shared nothing; no test, so no verdict",
        },
      ],
    ),
  ];
}

/** What a verdict says, and what keeps one from being given. */
export function verdictSection(): readonly string[] {
  return [
    "## Verdicts",
    "",
    "All findings of a notebook are adjusted together, in the order of their exact p: by Holm unless its front matter names another correction (`family:`).",
    "",
    "- *Upheld*: the interval at the finding's step lies wholly inside what was claimed, the adjusted exact p is below 0.05, and nothing below stands in the way.",
    "- Under Holm, once a finding fails at its step, the ones after it are read at that same step. That keeps the chance of one false verdict in a notebook at the level that is named.",
    "- Under `family: benjamini-hochberg` the promise is another one: of the findings that the page decides, at most 5 % are expected to be wrong. All are read at one step, 5 % times the decided over all tested. The decided are counted after everything below has been asked, and all are read again at a stricter step until the count is right, so that an interval never contradicts its verdict. It is for pages that screen many; sure findings on the same page make it easier for the others, which is why it is never the default.",
    "- *Refuted*: the interval lies wholly outside, on one side, and the test agrees.",
    "- *Undetermined*: everything else, with what stood in the way.",
    "",
    "**Error rates.** A claim of a direction or of a size has a two-sided test at 5 %, so 2.5 % on the side that is claimed, and is read from the 95 % interval. *Equivalent* and *not worse* need a margin. They have one-sided tests at 5 %, the larger p of two for *equivalent*, and are read from the 90 % interval. To *refute* them the 95 % interval must lie beyond the margin. The correction makes each of these stricter: its step. The smallest effect that the design could have shown, with 80 % power, is given at the finding's own step.",
    "",
    "**At the edge** means: the verdict would turn if its interval were a tenth wider or narrower about its middle.",
    "",
    "## What a verdict is about",
    "",
    "The words stand beside every verdict.",
    "",
    ...tableOf([
      {
        situation: "one to three runs an arm, or asked for with `about=checkpoints`",
        rule: "*these checkpoints*: units or clusters are drawn; nothing is said of training again",
      },
      {
        situation: "four runs an arm or more",
        rule: "*trainings like these*: runs are drawn. The interval over runs and units at once must agree, and there must be ten units or more",
      },
      {
        situation: "`about=trainings` with fewer than four runs",
        rule: "undetermined, whatever the data say",
      },
      {
        situation: "`prompts=fixed`",
        rule: "*trainings like these, on these prompts*: only the interval over runs must agree",
      },
      {
        situation: "one run against several",
        rule: "the single run is taken to vary as the several do, unless its level says `trained: false`: a model that was not trained here is taken as it is",
      },
      {
        situation: "a side of one trained run, or of models that were not trained only",
        rule: "decides nothing about trainings by itself",
      },
      {
        situation: "runs that answer exactly alike, where their answers are rich enough to tell",
        rule: "count once: the same run read twice is no further training",
      },
    ]),
    "",
    "## What keeps a claim undetermined",
    "",
    ...tableOf([
      {
        situation: "fewer than ten units or clusters",
        rule: "nothing is claimed of others like them",
      },
      {
        situation: "so few runs that no exact test could pass in its family",
        rule: "*few replicates*; at least six pairs of matched seeds are needed",
      },
      {
        situation: "the interval over runs alone agrees, the one over runs and units does not",
        rule: "*on these prompts only*",
      },
      {
        situation: "the estimate lies outside its own interval",
        rule: "the method does not fit the data",
      },
      {
        situation: "rate or score with a range, scores missing",
        rule: "all are taken at one end, then at the other; both must stay on the side of the claim. The estimate that leaves them out counts as a bound as well; a cell whose scores are all missing is part of it",
      },
      {
        situation:
          "score without a range, more than 5 % missing on a side, or 3 points more on one",
        rule: "nothing says how far they could have moved it; a missing score counts by the weight that it would have had",
      },
    ]),
    "",
    "A unit outside a metric's `where` is not missing.",
    "",
  ];
}
