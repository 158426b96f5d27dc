import { existsSync, readFileSync } from "node:fs";

/** One line of what `node bench/kinds-coverage.ts <repetitions> "" --write` keeps. */
interface Line {
  readonly name: string;
  readonly designs: number;
  readonly mean: number;
  readonly worst: number;
  readonly width: number;
}

interface Coverage {
  readonly repetitions: number;
  readonly kinds: readonly Line[];
}

const labels: Readonly<Record<string, readonly [what: string, how: string]>> = {
  "judge ppi": ["corrected rate, prediction-powered", "ours"],
  "judge ppi wald": ["corrected rate, prediction-powered", "value ± 1.96 se"],
  "judge rg": ["corrected rate, Rogan-Gladen", "ours"],
  "judge rg wald": ["corrected rate, Rogan-Gladen", "value ± 1.96 se"],
  "judge kappa": ["Cohen's kappa", "ours"],
  "judge alpha": ["Krippendorff's alpha", "ours"],
  "auroc ours": ["AUROC", "ours"],
  "auroc logit": ["AUROC", "on the logit, ± 1.96 se"],
  "auroc wald": ["AUROC", "value ± 1.96 se (DeLong)"],
  "tpr ours": ["true-positive rate at a fixed false-positive rate", "ours"],
  "tpr wald": ["true-positive rate at a fixed false-positive rate", "value ± 1.96 se"],
};

/** What judged rates and rankings are, and how often their intervals hold the truth. */
export function kindsSection(): readonly string[] {
  return [
    "## Judged rates and rankings",
    "",
    "Their value is no mean of scores. In each cell it is computed from single samples, together with the influence of each draw on it; value plus influence then takes the place of the draw's mean in everything above. Over units and clusters the kind brings its own interval, the mean of several cells by square-and-add of theirs, and p inverts the interval. Over runs, a run's value is the value within it, and the rows for rates hold, with as many samples a run as it has units.",
    "",
    "- **A judged rate** is the judge's mean plus the mean difference of people from the judge where people looked (`prediction-powered`), or the rate that follows from the judge's sensitivity and specificity (`rogan-gladen`; refused where their sum less one may be as small as 0.05). The labelled samples must be a random part. Labels are not pooled over cells: a cell in which people labelled fewer than ten units, or gave one answer throughout, has no value. Clusters weigh equally, as in a rate.",
    "- **AUROC** is the share of pairs of a positive and a negative sample in which the positive one scores higher, ties counting half. Samples weigh equally, the epochs of a unit together as one; clusters count in the spread alone. DeLong's variance by draw, limits by Newcombe's model, so that classes that separate give no interval without width.",
    "- **The true-positive rate at a fixed false-positive rate** is read at the lowest threshold that keeps it; samples that tie with the threshold are not flagged. Its interval holds the doubt about the threshold. It needs at least one negative sample for each unit of 1 / rate, and some four times as many before the lower limit leaves 0.",
    "- **Worst cases** of missing scores: a judge's answers all no, then all yes; of a ranking positives below and negatives above all others, and reversed. A sample whose class is unknown is on whichever side is worse.",
    "- **Copies** of epochs change no value and narrow no interval, for each sample weighs one part of its unit's epochs.",
    "",
    ...coverageTable(),
  ];
}

function coverageTable(): readonly string[] {
  const file = new URL("../../bench/kinds-coverage.json", import.meta.url);
  if (!existsSync(file)) return [];
  const { repetitions, kinds } = JSON.parse(readFileSync(file, "utf8")) as Coverage;
  const known = Object.entries(labels).flatMap(([name, words]) => {
    const line = kinds.find((one) => one.name === name);
    return line ? [{ ...line, words }] : [];
  });
  return [
    `How often 95 % intervals hold the truth, over designs that differ in size, labels, rates, classes and clusters (from none to fifty, correlation up to 0.3), ${repetitions} repetitions each (\`bench/kinds-coverage.ts\`):`,
    "",
    "| what | interval | designs | mean | worst | mean width |",
    "|---|---|---|---|---|---|",
    ...known.map(
      ({ words: [what, how], designs, mean, worst, width }) =>
        `| ${what} | ${how} | ${designs} | ${mean.toFixed(3)} | ${worst.toFixed(3)} | ${width.toFixed(3)} |`,
    ),
    "",
  ];
}
