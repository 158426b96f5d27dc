import type { Column } from "./columns.ts";

/** Columns of one published estimate: a value and what the table says of how sure it is. */
export interface PublishedColumns {
  /** Name of the metric. */
  readonly name: string;
  readonly value: Column;
  readonly lower?: Column;
  readonly upper?: Column;
  readonly stderr?: Column;
  /** A spread that is no interval. */
  readonly deviation?: Column;
}

export interface EstimateTable {
  readonly estimates: readonly PublishedColumns[];
  readonly n?: Column;
}

const sep = "(^|[_\\-. ])";
const confidence =
  "((95|90|99)?_?(ci|conf(idence)?|interval|pct|percent|hdi|ci_?(95|90|99))(_?(95|90|99))?[_\\-. ]*)?";
const lowerName = new RegExp(
  `${sep}${confidence}(lo|low|lower|lb|lcl|min|2\\.?5%?)([_ ]?(bound|limit|ci|95))?$`,
  "i",
);
const upperName = new RegExp(
  `${sep}${confidence}(hi|high|upper|ub|ucl|max|97\\.?5%?)([_ ]?(bound|limit|ci|95))?$`,
  "i",
);
const errorName = /(^|[_\-. ])(std_?err(or)?|stderr|s\.?e\.?m?|standard_?error)$/i;
const deviationName = /(^|[_\-. ])(std|stdev|std_?dev|sd|variance|var)$/i;
const meanName = /(^|[_\-. ])(mean|avg|average|estimate|est|value|point)$/i;
const countName =
  /^(n|n_?(samples?|obs|questions?|items?|total|eval)|num_?(samples?|questions?|items?)|sample_?size|count|total|samples)$/i;
const anyCount = /^(n|num|count|total)([_ ]|$)/i;

const shareName = /acc|rate|share|prop|percent|pct|pass|recall|precision|success|win|asr/i;

function isShare({ values }: Column): boolean {
  const numbers = values.map(Number).filter(Number.isFinite);
  return numbers.some((v) => !Number.isInteger(v)) && numbers.every((v) => v >= 0 && v <= 100);
}

/**
 * The estimates in a table of means, standard errors or intervals; null where rows are samples: no column says how sure
 * another is. `hasUnits`: some column says what was asked.
 */
export function estimateTable(columns: readonly Column[], hasUnits: boolean): EstimateTable | null {
  const numeric = columns.filter((c) => c.numbers > 0 && c.numbers + c.missing === c.seen);
  const stemOf = (c: Column, name: RegExp) =>
    name.test(c.leaf) ? c.leaf.replace(name, "").toLowerCase() : null;
  const spread = numeric.filter((c) =>
    [lowerName, upperName, errorName, deviationName].some((name) => name.test(c.leaf)),
  );
  const values = numeric.filter(
    (c) =>
      !spread.includes(c) && !anyCount.test(c.leaf) && !/^(seed|step|epoch|rank)$/i.test(c.leaf),
  );
  const stems = new Set(
    spread.map(
      (c) =>
        [lowerName, upperName, errorName, deviationName]
          .map((n) => stemOf(c, n))
          .find((s) => s !== null) ?? "",
    ),
  );
  const estimates = [...stems].flatMap((stem): PublishedColumns[] => {
    const of = (name: RegExp) => spread.find((c) => stemOf(c, name) === stem);
    const [lower, upper, stderr, deviation] = [
      of(lowerName),
      of(upperName),
      of(errorName),
      of(deviationName),
    ];
    const value = columnOf(stem, values);
    if (!value || !((lower && upper) || stderr || deviation)) return [];
    return [
      {
        name: stem || value.leaf,
        value,
        ...(lower && upper ? { lower, upper } : {}),
        ...(stderr ? { stderr } : {}),
        ...(deviation ? { deviation } : {}),
      },
    ];
  });
  const n = numeric.find((c) => countName.test(c.leaf));
  if (estimates.length === 0) {
    // Shares that are neither 0 nor 1 and stand once for each condition are counted from samples that are not here.
    const shares = values.filter((c) => shareName.test(c.leaf) && c !== n && isShare(c));
    if (hasUnits || shares.length === 0) return null;
    const bare = shares.map((value) => ({ name: value.leaf, value }));
    return { estimates: bare, ...(n ? { n } : {}) };
  }
  return { estimates: oncePerValue(estimates), ...(n ? { n } : {}) };
}

/** The column that an interval belongs to: its own name, its name as a mean, or the only one that could be meant. */
function columnOf(stem: string, values: readonly Column[]): Column | undefined {
  const named = values.find((c) => {
    const leaf = c.leaf.toLowerCase();
    return stem !== "" && (leaf === stem || leaf.replace(meanName, "") === stem);
  });
  if (named || stem !== "") return named;
  return (
    values.find((c) => /^(mean|avg|average|estimate|est|value|point_?estimate)$/i.test(c.leaf)) ??
    values.find((c) => /acc|rate|score|delta|diff|mean|effect|pass|auroc|auc/i.test(c.leaf)) ??
    (values.length === 1 ? values[0] : undefined)
  );
}

/** `acc`, `acc_stderr` and a bare `ci_low` may name one value twice: what they say of it belongs together. */
function oncePerValue(estimates: readonly PublishedColumns[]): readonly PublishedColumns[] {
  return [...Map.groupBy(estimates, ({ value }) => value).values()].map((same) =>
    Object.assign({}, ...[...same].reverse()),
  );
}
