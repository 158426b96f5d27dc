import type { Column } from "../look/index.ts";
import { isMissingWord, kindOfName } from "../look/index.ts";

/** Columns of one published estimate: a value and what the table says of how sure it is. */
export interface PublishedColumns {
  /** Name of the metric. */
  readonly name: string;
  readonly value: Column;
  readonly lower?: Column;
  readonly upper?: Column;
  readonly stderr?: Column;
  /** Both ends in one text: `[0.4, 0.6]`. */
  readonly ends?: Column;
  /** A spread that is no interval. */
  readonly deviation?: Column;
}

export interface EstimateTable {
  readonly estimates: readonly PublishedColumns[];
  readonly n?: Column;
  /** Where the metric's name stands, of a table with a row for each. */
  readonly metric?: Column;
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
const endsName =
  /(^|[_\-. ])((95|99|90)?_?(ci|conf(idence)?_?int(erval)?|interval|bounds)_?(95|99|90)?)$/i;
const bothEnds =
  /^[[(]?\s*(-?[\d.]+(?:e-?\d+)?)%?\s*(?:,|;|–|—|to|\.\.)\s*(-?[\d.]+(?:e-?\d+)?)%?\s*[\])]?$/i;
const longName =
  /^(metrics?|metric_?(name|id)|measure|measurement|score_?(name|type)|eval_?metric)$/i;
const longValue =
  /^(value|score|result|rate|mean|avg|average|estimate|point_?estimate|metric_?value|share|proportion|percent|pct)$/i;
const countName =
  /^(n|n_?(samples?|obs|questions?|items?|total|eval)|num_?(samples?|questions?|items?)|sample_?size|count|total|samples)$/i;
const anyCount = /^(n|num|count|total)([_ ]|$)/i;

const shareName =
  /auroc|auc|\bf1|acc|rate|share|prop|percent|pct|pass|recall|precision|success|win|asr/i;

function isShare({ values }: Column): boolean {
  const numbers = values.map(Number).filter(Number.isFinite);
  return numbers.some((v) => !Number.isInteger(v)) && numbers.every((v) => v >= 0 && v <= 100);
}

/**
 * The estimates in a table of means, standard errors or intervals; null where rows are samples: no column says how sure
 * another is. `hasUnits`: some column says what was asked.
 */
export function estimateTable(
  columns: readonly Column[],
  hasUnits: boolean,
  rows: number,
): EstimateTable | null {
  const numeric = columns.filter((c) => c.numbers > 0 && c.numbers + c.missing === c.seen);
  const stemOf = (c: Column, name: RegExp) =>
    name.test(c.path) ? c.path.replace(name, "").toLowerCase() : null;
  const texts = columns.filter(
    (c) => endsName.test(c.path) && c.values.every((v) => endsIn(v) !== null || isMissingWord(v)),
  );
  const spread = [
    ...numeric.filter((c) =>
      [lowerName, upperName, errorName, deviationName].some((name) => name.test(c.path)),
    ),
    ...texts,
  ];
  const values = numeric.filter(
    (c) =>
      !spread.includes(c) &&
      !["dose", "progress"].includes(kindOfName(c.path, c.leaf) ?? "") &&
      !anyCount.test(c.leaf) &&
      !/^(seed|step|epoch|rank)$/i.test(c.leaf),
  );
  const stems = new Set(
    spread.map(
      (c) =>
        [lowerName, upperName, errorName, deviationName, endsName]
          .map((n) => stemOf(c, n))
          .find((s) => s !== null) ?? "",
    ),
  );
  const shortNames = lastKeys([...stems]);
  const estimates = [...stems].flatMap((stem): PublishedColumns[] => {
    const of = (name: RegExp) => spread.find((c) => stemOf(c, name) === stem);
    const ends = texts.find((c) => stemOf(c, endsName) === stem);
    const [lower, upper, stderr, deviation] = [
      of(lowerName),
      of(upperName),
      of(errorName),
      of(deviationName),
    ];
    const value = columnOf(stem, values);
    if (!value || !((lower && upper) || ends || stderr || deviation)) return [];
    return [
      {
        name: shortNames.get(stem) || stem || value.leaf,
        value,
        ...(ends ? { ends } : {}),
        ...(lower && upper ? { lower, upper } : {}),
        ...(stderr ? { stderr } : {}),
        ...(deviation ? { deviation } : {}),
      },
    ];
  });
  const n = numeric.find((c) => countName.test(c.leaf));
  const long = longTable(columns, numeric, estimates, n);
  if (long) return long;
  if (estimates.length === 0) {
    // Shares that are neither 0 nor 1 and stand once for each condition are counted from samples that are not here.
    const board = isLeaderboard(columns, values, rows);
    const shares = values.filter(
      (c) => c !== n && (board || (shareName.test(c.leaf) && isShare(c))),
    );
    if (hasUnits || shares.length === 0) return null;
    const bare = shares.map((value) => ({ name: value.leaf, value }));
    return { estimates: bare, ...(n ? { n } : {}) };
  }
  return { estimates: oncePerValue(estimates), ...(n ? { n } : {}) };
}

/** A row for each model and a column for each benchmark. */
function isLeaderboard(
  columns: readonly Column[],
  values: readonly Column[],
  rows: number,
): boolean {
  const kinds = ["model", "arm", "method"];
  const named = columns.some(
    (c) =>
      !c.numeric && c.values.length === rows && kinds.includes(kindOfName(c.path, c.leaf) ?? ""),
  );
  const grades = values.filter((c) => c.values.some((v) => !/^[01](\.0+)?$/.test(v.trim())));
  return rows > 1 && named && values.length > 1 && grades.length === values.length;
}

/** Both ends of an interval in one text. */
export function endsIn(text: string): readonly [number, number] | null {
  const found = bothEnds.exec(text.trim());
  return found ? [Number(found[1]), Number(found[2])] : null;
}

/** `metrics.acc` as `acc`, where no other ends in it. */
function lastKeys(stems: readonly string[]): ReadonlyMap<string, string> {
  const last = (stem: string) => stem.split(".").at(-1) ?? stem;
  const unique = stems.filter((s) => stems.filter((other) => last(other) === last(s)).length === 1);
  return new Map(unique.map((stem) => [stem, last(stem)]));
}

/** A row for each condition and metric: a value with how sure it is, or from how many samples. */
function longTable(
  columns: readonly Column[],
  numeric: readonly Column[],
  estimates: readonly PublishedColumns[],
  n: Column | undefined,
): EstimateTable | null {
  const metric = columns.find((c) => longName.test(c.leaf) && !c.numeric && c.values.length > 0);
  const value = numeric.find((c) => longValue.test(c.leaf));
  if (!metric || !value) return null;
  const sure = estimates.find((e) => e.value === value);
  const counted = n?.values.every((v) => Number.isInteger(Number(v)) && Number(v) > 1);
  if (!sure && !counted) return null;
  return { estimates: [sure ?? { name: value.leaf, value }], ...(n ? { n } : {}), metric };
}

/** The column that an interval belongs to: its own name, its name as a mean, or the only one that could be meant. */
function columnOf(stem: string, values: readonly Column[]): Column | undefined {
  const named = values.find((c) => {
    const leaf = c.path.toLowerCase();
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
