import { count } from "../../lib/format-number.ts";
import type {
  Condition,
  Experiment,
  ExperimentSums,
  ProblemDetail,
  Problems,
} from "../../model/index.ts";
import { conditionKey, unitLabels } from "../../model/index.ts";
import type { Marks } from "../../store/index.ts";
import { alikeIds } from "./alike-ids.ts";
import type { ComparedPair } from "./compared-conditions.ts";
import { comparedPairs, sharedUnits, sideName } from "./compared-conditions.ts";
import type { Comparison } from "./same-questions.ts";
import { compareQuestions, namesOfMark } from "./same-questions.ts";
import { checkWritings } from "./two-writings.ts";

/** More shared units than this share that are different questions are no accident. */
const mostDiffering = 0.05;
/** Roles whose levels are meant to answer the same questions. */
const pairedRoles = new Set(["arm", "trigger", "persona"]);
const shown = 3;

/** One condition and the units that have samples of the metric in it, as a flag by place. */
interface Asked {
  readonly condition: Condition;
  readonly units: Uint8Array;
}

/**
 * Tells what pairing rests on. Units of equal ids whose hashes, right answers or prompts differ are different questions: an
 * error. Ids that an experiment writes in two ways double its draws: a warning. A unit that has samples under one level of an arm, trigger or persona and none under another, everything else
 * being equal, leaves a contrast with fewer pairs than either side has units: a warning, as are ids that only differ in
 * how they are written.
 */
export function checkPairing(
  experiment: Experiment,
  sums: ExperimentSums,
  marks: Marks,
  problems: Problems,
): void {
  const told = checkQuestions(experiment, sums, marks, problems);
  checkWritings(experiment, sums, told, problems);
  const factors = experiment.design.factors.filter((f) => pairedRoles.has(f.role));
  // A filter leaves different units in each condition by design.
  for (const metric of experiment.metrics.filter((m) => m.where === undefined)) {
    const asked = unitsAsked(sums, metric.id);
    for (const factor of factors) {
      const slices = Map.groupBy(asked, (one) =>
        conditionKey({ ...one.condition, [factor.id]: "" }),
      );
      for (const slice of slices.values())
        reportUnpaired(experiment.id, factor.id, metric.id, slice, sums, problems);
    }
  }
}

/**
 * Looks at each pair of conditions that differ in one factor; what two levels of a factor have in common is told once.
 * True where it was told that ids of two conditions are written differently.
 */
function checkQuestions(
  experiment: Experiment,
  sums: ExperimentSums,
  marks: Marks,
  problems: Problems,
): boolean {
  const told = new Set<string>();
  let alike = false;
  const label = unitLabels(sums.units);
  const nameOf = (place: number) => label(sums.units[place] ?? { unit: "" });
  for (const pair of comparedPairs(experiment, sums)) {
    if (told.has(pair.factor.id)) continue;
    const found = judgePair(pair, sums, marks, nameOf);
    if (!found) continue;
    told.add(pair.factor.id);
    const { severity, message, ofWriting, ...detail } = found;
    alike ||= ofWriting === true;
    const report = severity === "error" ? problems.error : problems.warn;
    const place = { file: `results/${experiment.id}/experiment.yaml`, field: "data" };
    report("units-match-for-pairing", place, message, detail);
  }
  return alike;
}

interface Judgement extends ProblemDetail {
  readonly severity: "error" | "warning";
  readonly message: string;
  /** That the same ids are written in two ways. */
  readonly ofWriting?: true;
}

function judgePair(
  pair: ComparedPair,
  sums: ExperimentSums,
  marks: Marks,
  nameOf: (place: number) => string,
): Judgement | null {
  const { both, onlyOne, onlyOther } = sharedUnits(pair);
  const sides = `${sideName(pair, pair.one)} and ${sideName(pair, pair.other)}`;
  if (both.length > 0) {
    const found = compareQuestions(
      pair,
      both.map((unit) => [unit, unit]),
      marks,
    );
    if (found && found.differing.length > 0) return differentQuestions(found, sides, nameOf);
  }
  if (onlyOne.length === 0 || onlyOther.length === 0) return null;
  const paired = pairedRoles.has(pair.factor.role);
  if (both.length === 0) {
    const scopes = differentScopes(pair, sums, { onlyOne, onlyOther }, marks, sides);
    if (scopes) return scopes;
  }
  const idsOf = (places: readonly number[]) => places.map((at) => sums.units[at]?.unit ?? "");
  const alike = paired ? alikeIds(idsOf(onlyOne), idsOf(onlyOther), both.length > 0) : null;
  if (!alike || alike.one === alike.other) return null;
  return {
    severity: "warning",
    ofWriting: true,
    message:
      both.length === 0
        ? `No unit is shared by ${sides}, and their ids differ only in how they are written`
        : `${count(onlyOne.length)} and ${count(onlyOther.length)} units of ${sides} differ only in how their ids are written`,
    expected: "the same id for the same question on both sides",
    found: `"${alike.one}" and "${alike.other}"`,
    fix: alike.fix,
  };
}

function differentQuestions(
  { kind, compared, differing, doubtful }: Comparison,
  sides: string,
  nameOf: (place: number) => string,
): Judgement {
  const quoted = (text: string) =>
    JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
  const examples = differing
    .slice(0, 2)
    .map(({ unit, one, other }) => `${nameOf(unit)}: ${quoted(one)} and ${quoted(other)}`);
  return {
    severity: differing.length > mostDiffering * compared && !doubtful ? "error" : "warning",
    message: `Equal ids of ${sides} ${doubtful ? "may be" : "are"} different questions: the ${namesOfMark[kind][1]} of ${count(differing.length)} of ${count(compared)} shared units differ`,
    expected: `the same ${namesOfMark[kind][0]} for the same id`,
    found: examples.join("; "),
    fix: `Say in \`data\` within what ids are unique, e.g. \`scope: task\`, or of which fields an id is made: \`unit: [task, id]\`.${kind === "prompt" ? " If the factor changes the wording of the same questions, give it `role: trigger` in `design`." : ""}`,
  };
}

/** Equal ids whose tasks differ. Where all else says that they are the same questions, an author may say so. */
function differentScopes(
  pair: ComparedPair,
  sums: ExperimentSums,
  { onlyOne, onlyOther }: { onlyOne: readonly number[]; onlyOther: readonly number[] },
  marks: Marks,
  sides: string,
): Judgement | null {
  const byId = new Map(onlyOther.map((at) => [sums.units[at]?.unit, at]));
  const pairs = onlyOne.flatMap((at): readonly (readonly [number, number])[] => {
    const same = byId.get(sums.units[at]?.unit);
    return same === undefined || sums.units[at]?.scope === sums.units[same]?.scope
      ? []
      : [[at, same]];
  });
  const [first] = pairs;
  if (!first || pairs.length < Math.min(onlyOne.length, onlyOther.length) / 2) return null;
  const found = compareQuestions(pair, pairs, marks);
  const agree = found?.telling === true && found.equal >= (1 - mostDiffering) * found.compared;
  if (!agree && (found || !pairedRoles.has(pair.factor.role))) return null;
  const scopes = first.map((at) => `"${sums.units[at]?.scope ?? ""}"`).join(" and ");
  return {
    severity: "warning",
    message: `Nothing is paired between ${sides}: their ids are equal, but not the tasks that they belong to${agree ? `, and the ${namesOfMark[found.kind][1]} agree` : ""}`,
    expected: "one task, for questions that are the same",
    found: `tasks ${scopes}`,
    fix: "If equal ids are the same questions, say so in `data`: `scope: none`.",
  };
}

function unitsAsked(sums: ExperimentSums, metric: string): readonly Asked[] {
  const found = new Map<number, Asked>();
  const own = sums.metrics[metric];
  if (!own) return [];
  const lost = new Set(own.missing.map((m) => m.row));
  for (let row = 0; row < sums.rows; row += 1) {
    if (own.n[row] === 0 && !lost.has(row)) continue;
    const place = sums.condition[row] as number;
    let entry = found.get(place);
    if (!entry) {
      const condition = sums.conditions[place] as Condition;
      entry = { condition, units: new Uint8Array(sums.units.length) };
      found.set(place, entry);
    }
    entry.units[sums.unit[row] as number] = 1;
  }
  return [...found.values()];
}

function reportUnpaired(
  experiment: string,
  factor: string,
  metric: string,
  slice: readonly Asked[],
  sums: ExperimentSums,
  problems: Problems,
): void {
  const places = sums.units.map((_unit, place) => place);
  const all = places.filter((at) => slice.some((one) => one.units[at] === 1));
  const partial = all.filter((at) => slice.some((one) => one.units[at] === 0));
  // Nothing shared at all is a design with different units on each side, not a slip.
  if (partial.length === 0 || partial.length === all.length) return;
  const label = unitLabels(sums.units);
  const examples = partial.slice(0, shown).map(
    (at) =>
      `${label(sums.units[at] ?? { unit: "" })} only under ${slice
        .filter((one) => one.units[at] === 1)
        .map((one) => `${factor}=${one.condition[factor] ?? ""}`)
        .join(", ")}`,
  );
  problems.warn(
    "units-match-for-pairing",
    { file: `results/${experiment}/experiment.yaml`, field: `metrics.${metric}` },
    `${count(partial.length)} of ${count(all.length)} units of ${metric} are not in every level of ${factor}.`,
    {
      expected: `the same units under ${slice.map((one) => one.condition[factor] ?? "").join(", ")}`,
      found: `${examples.join("; ")}${partial.length > shown ? "; …" : ""}`,
      fix: "Pairs use the shared units only. If ids should be equal, map `unit` with `without` or `match`.",
    },
  );
}
