import type { Spread } from "../design/index.ts";
import type { Column } from "../look/index.ts";
import { isBaseline, namesArm, namesModel, saysScore } from "../look/index.ts";

const runName = /^(.+?)[_\-. ]*(seed|replicate|run)[_\-. ]?(\d+)$/i;
const answerName = /^(response|output|answer|completion|generation|text|reply)$/i;
const separator = /[_\-. ]+/g;
/** Name of a score whose columns are called like their arms alone. */
const bareScore = "score";

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
  if (!best) return bareColumns(columns, isScore);
  const metrics = new Map([[best.stem, best.arms]]);
  const numbers = columns.filter((c) => isScore(c) || c.numbers + c.missing === c.seen);
  for (const option of stems(numbers, best.first)) {
    const same =
      option.arms.size === best.arms.size && [...best.arms.keys()].every((a) => option.arms.has(a));
    const inUse = [...metrics.values()].some((arms) =>
      [...option.arms.values()].some((c) => [...arms.values()].includes(c)),
    );
    if (same && !inUse) metrics.set(option.stem, option.arms);
  }
  const answers = new Map(
    stems(columns, best.first)
      .filter(({ stem }) => answerName.test(stem.split(separator).join("_")))
      .flatMap(({ arms }) => [...arms])
      .filter(([arm]) => best.arms.has(arm)),
  );
  return inOrder({ arms: [...best.arms.keys()], metrics, answers });
}

/** Columns called like their arms and nothing else: `control` and `treatment`, or models by name. */
function bareColumns(
  columns: readonly Column[],
  isScore: (column: Column) => boolean,
): Spread | null {
  const scores = columns.filter(isScore);
  const models = scores.filter(({ path }) => namesModel(path));
  const named = scores.filter(({ path }) => isBaseline(path) === 2 || namesArm(path));
  const bases = named.filter(({ path }) => isBaseline(path) === 2 && !isSwitch(path));
  const arms = bases.length === 1 && named.length > 1 ? named : models.length > 1 ? models : [];
  if (arms.length === 0 || !sameScale(arms)) return null;
  const of = new Map(arms.map((c) => [c.path, c] as const));
  return inOrder({
    arms: [...of.keys()],
    metrics: new Map([[bareScore, of]]),
    answers: new Map(),
  });
}

const isSwitch = (arm: string): boolean => /^(0|no|false|off|none)$/i.test(arm);

/** Shares beside grades are two scores, not one of two arms. */
function sameScale(columns: readonly Column[]): boolean {
  const isBinary = ({ values }: Column) => values.every((v) => !/[2-9]/.test(v));
  return new Set(columns.map(isBinary)).size === 1;
}

/** The baseline first, and names without what all begin with. */
function inOrder({ arms, metrics, answers }: Spread): Spread {
  const cut = commonStart(arms);
  const short = (arm: string) => arm.slice(cut);
  const renamed = (of: ReadonlyMap<string, Column>) =>
    new Map([...of].map(([arm, column]) => [short(arm), column] as const));
  const names = arms.map(short).sort((a, b) => isBaseline(b) - isBaseline(a));
  return {
    arms: names,
    ...runsOf(names),
    metrics: new Map([...metrics].map(([stem, of]) => [stem, renamed(of)])),
    answers: renamed(answers),
  };
}

/** Runs in the names of all arms, where some arm has several. */
function runsOf(names: readonly string[]): Pick<Spread, "runs"> {
  const found = names.map((name) => runName.exec(name));
  const arms = new Set(found.map((match) => match?.[1]));
  const words = new Set(found.map((match) => match?.[2]?.toLowerCase()));
  const [word] = words;
  if (!word || words.size > 1 || found.includes(null) || arms.size === names.length) return {};
  return {
    runs: {
      name: word,
      of: new Map(found.map((m, i) => [names[i] ?? "", { arm: m?.[1] ?? "", run: m?.[3] ?? "" }])),
    },
  };
}

/** The same with a level for each run. */
export function withoutRuns({ arms, metrics, answers }: Spread): Spread {
  return { arms, metrics, answers };
}

/** What an arm is called that has these columns. */
export function armName({ runs }: Spread, columns: string): string {
  return runs?.of.get(columns)?.arm ?? columns;
}

/** How much the paths of arms share: `eval.` of `eval.base` and `eval.ft`. */
function commonStart(arms: readonly string[]): number {
  const [first = ""] = arms;
  const heads = [...first.matchAll(/\./g)].map(({ index }) => index + 1).reverse();
  return heads.find((end) => arms.every((arm) => arm.startsWith(first.slice(0, end)))) ?? 0;
}

interface Option {
  readonly stem: string;
  /** The arm's name comes before the stem. */
  readonly first: boolean;
  readonly arms: ReadonlyMap<string, Column>;
}

/** Ways to cut names into an arm and what it was scored for, where one of the arms is a baseline. */
function cuts(columns: readonly Column[], first: boolean): readonly Option[] {
  return stems(columns, first).filter(({ stem, arms }) => {
    const names = [...arms.keys()];
    return (
      saysScore(stem) &&
      (names.some((arm) => isBaseline(arm) > 0 && !isSwitch(arm)) || names.every(namesModel))
    );
  });
}

/** Ways to cut names into an arm and the rest of the name, which several columns share. */
function stems(columns: readonly Column[], first: boolean): readonly Option[] {
  const found = new Map<string, Map<string, Column>>();
  for (const column of columns) {
    for (const { index, 0: gap } of column.path.matchAll(separator)) {
      const [head, tail] = [column.path.slice(0, index), column.path.slice(index + gap.length)];
      const [arm, stem] = first ? [head, tail] : [tail, head];
      if (!arm || !stem || /^\d+$/.test(stem)) continue;
      const arms = found.get(stem) ?? new Map<string, Column>();
      found.set(stem, arms);
      arms.set(arm, column);
    }
  }
  return [...found].flatMap(([stem, arms]) => (arms.size > 1 ? [{ stem, first, arms }] : []));
}
