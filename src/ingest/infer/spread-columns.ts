import { isBaseline } from "./column-names.ts";
import type { Column } from "./columns.ts";
import { saysScore } from "./words.ts";

/** Scores of several arms side by side: `baseline_correct`, `sdf_correct`. */
export interface Spread {
  /** The first is the baseline. */
  readonly arms: readonly string[];
  /** Metric by name, with its column for each arm. */
  readonly metrics: ReadonlyMap<string, ReadonlyMap<string, Column>>;
  /** Answer of each arm, where the table has them. */
  readonly answers: ReadonlyMap<string, Column>;
}

const answerName = /^(response|output|answer|completion|generation|text|reply)$/i;
const separator = /[_\-. ]+/g;

/** The arms that the names of columns tell apart; null where no column is a baseline's. */
export function spreadColumns(
  columns: readonly Column[],
  isScore: (column: Column) => boolean,
): Spread | null {
  const scores = columns.filter(isScore);
  const options = [...cuts(scores, true), ...cuts(scores, false)];
  // The stem that most columns share, and of these the longest.
  const best = options.sort(
    (a, b) => b.arms.size - a.arms.size || b.stem.length - a.stem.length,
  )[0];
  if (!best) return null;
  const armOf = new Map([...best.arms]);
  const names = [...armOf.keys()].sort((a, b) => isBaseline(b) - isBaseline(a));
  const metrics = new Map<string, ReadonlyMap<string, Column>>([[best.stem, armOf]]);
  for (const option of options) {
    const same = option.arms.size === names.length && names.every((name) => option.arms.has(name));
    if (same && option.first === best.first) metrics.set(option.stem, option.arms);
  }
  const answers = new Map(
    names.flatMap((arm) => {
      const found = columns.find((c) => {
        const parts = c.leaf.split(separator);
        const rest = best.first
          ? parts.slice(arm.split(separator).length)
          : parts.slice(0, -arm.split(separator).length);
        const own = best.first ? c.leaf.startsWith(arm) : c.leaf.endsWith(arm);
        return own && answerName.test(rest.join("_"));
      });
      return found ? [[arm, found] as const] : [];
    }),
  );
  return { arms: names, metrics, answers };
}

interface Option {
  readonly stem: string;
  /** The arm's name comes before the stem. */
  readonly first: boolean;
  readonly arms: ReadonlyMap<string, Column>;
}

/** Ways to cut names into an arm and what it was scored for, where one of the arms is a baseline. */
function cuts(columns: readonly Column[], first: boolean): readonly Option[] {
  const stems = new Map<string, Map<string, Column>>();
  for (const column of columns) {
    for (const { index, 0: gap } of column.leaf.matchAll(separator)) {
      const [head, tail] = [column.leaf.slice(0, index), column.leaf.slice(index + gap.length)];
      const [arm, stem] = first ? [head, tail] : [tail, head];
      if (!arm || !stem || /^\d+$/.test(stem)) continue;
      let arms = stems.get(stem);
      if (!arms) stems.set(stem, (arms = new Map()));
      arms.set(arm, column);
    }
  }
  return [...stems].flatMap(([stem, arms]) =>
    arms.size > 1 &&
    saysScore(stem) &&
    [...arms.keys()].some((arm) => isBaseline(arm) > 0 && !/^(0|no|false|off|none)$/i.test(arm))
      ? [{ stem, first, arms }]
      : [],
  );
}
