import type { Condition, Design } from "../../model/index.ts";
import type { LoggedSamples } from "./sample-log.ts";

/** Numbers in a text by their size: seed 9 before seed 10. Equal ones by their letters, so that the order is one. */
const { compare } = new Intl.Collator("en", { numeric: true });
const byText = (a: string, b: string): number => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

/** Places of conditions in the order of the design: by the levels of the first factor, then of the second, and so on. */
export function designOrder(
  conditions: readonly Condition[],
  { factors }: Pick<Design, "factors">,
): readonly number[] {
  const places = conditions.map((condition) =>
    factors.map(({ id, levels }) => levels.findIndex((level) => level.id === condition[id])),
  );
  const difference = (a: number, b: number): number => {
    const [of, versus] = [places[a] ?? [], places[b] ?? []];
    const at = of.findIndex((place, i) => place !== versus[i]);
    return at < 0 ? a - b : (of[at] ?? 0) - (versus[at] ?? 0);
  };
  return conditions.map((_, place) => place).sort(difference);
}

/** Numbers of samples by condition in the order of the design, then unit in order of arrival, replicate and epoch. */
export function publishedOrder(
  logged: LoggedSamples,
  conditionsInOrder: readonly number[],
): Uint32Array {
  const conditionRank = ranks(conditionsInOrder);
  const replicateRank = ranks(
    logged.replicates
      .map((_, place) => place)
      .sort((a, b) => byText(logged.replicates[a] ?? "", logged.replicates[b] ?? "")),
  );
  const rank = (of: Uint32Array, place: number): number => of[place] as number;
  return Uint32Array.from({ length: logged.samples }, (_, i) => i).sort(
    (a, b) =>
      rank(conditionRank, logged.conditionOf(a)) - rank(conditionRank, logged.conditionOf(b)) ||
      logged.unitOf(a) - logged.unitOf(b) ||
      rank(replicateRank, logged.replicateOf(a)) - rank(replicateRank, logged.replicateOf(b)) ||
      logged.epochOf(a) - logged.epochOf(b) ||
      a - b,
  );
}

function ranks(inOrder: readonly number[]): Uint32Array {
  const rank = new Uint32Array(inOrder.length);
  for (const [at, place] of inOrder.entries()) rank[place] = at;
  return rank;
}
