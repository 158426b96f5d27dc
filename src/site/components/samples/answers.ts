import type { DrawnSample, Experiment, Mark } from "../../../model/index.ts";
import { markOf, quantityInWords } from "../../../model/index.ts";
import type { ShownScore } from "./scores.ts";
import { scoresInWords } from "./scores.ts";
import { type SampleGroup, sharedTurns, type UnitView } from "./turns.ts";

type Turn = DrawnSample["turns"][number];

/** Characters up to which a turn is a cell of a table, and turns and samples that make one worth its head. */
const most = { characters: 160, turns: 3 };
const fewest = 3;

export interface AnswerRow {
  readonly mark: Mark;
  /** The level that is compared side by side, or whatever names the sample. */
  readonly name: string;
  /** Page of its unit, where the row stands on another one that leads there. */
  readonly to?: string | undefined;
  readonly run: string;
  /** One text for each of the table's turns; empty where the sample has no such turn. */
  readonly texts: readonly string[];
  readonly target: string;
  /** One for each of the table's metrics; null where the metric has no meaning there. */
  readonly scores: readonly (ShownScore | null)[];
  readonly place: string;
}

/** Short answers of one unit as one table, grouped by what all rows of a group were asked. */
export interface AnswerTable {
  readonly shared: readonly Turn[];
  /** What is the same in every condition, in words. */
  readonly fixed: readonly string[];
  readonly beside: string;
  readonly turns: readonly string[];
  readonly metrics: readonly string[];
  /** Where the right answer is one for all rows; the rows have theirs otherwise. */
  readonly target: string | null;
  readonly hasTargets: boolean;
  readonly hasRuns: boolean;
  /** Folder of all places, which the rows leave out; null where places are not shown. */
  readonly folder: string | null;
  readonly groups: readonly {
    readonly name: string;
    readonly shared: readonly Turn[];
    readonly rows: readonly AnswerRow[];
  }[];
}

/** Whether a row can hold all that is published of a sample. */
const fitsRow = ({ turns, fields }: DrawnSample): boolean =>
  turns.length > 0 && Object.keys(fields ?? {}).length === 0;

/** The table of a unit's answers; null where one is too long for a cell, or there are too few. */
export function answerTable(
  view: UnitView,
  experiment: Experiment,
  replicated: boolean,
): AnswerTable | null {
  const samples = view.groups.flatMap((group) => group.samples.map(({ sample }) => sample));
  if (samples.length < fewest || !samples.every(fitsRow)) return null;
  // The last turn is the answer, and stands in its row even where all answers are the same.
  const shared = view.shared.slice(0, Math.min(...samples.map(({ turns }) => turns.length - 1)));
  const groups = view.groups.map((group) => ({ group, ...ownTurns(group, shared.length) }));
  const turns = namesIn(groups.flatMap(({ own }) => own));
  if (turns.length > most.turns || groups.some(({ own }) => !own.every(fitCells))) return null;

  const { factors } = experiment.design;
  const beside = factors.find((factor) => factor.role === "arm") ?? factors[0];
  const contexts = factors.filter((factor) => factor.id !== beside?.id);
  const varying = contexts.filter(
    ({ id }) => new Set(samples.map(({ condition }) => condition[id])).size > 1,
  );
  const named = (list: typeof contexts, { condition }: DrawnSample): string[] =>
    list.flatMap((f) => {
      const level = condition[f.id];
      return level === undefined ? [] : [quantityInWords(f, level)];
    });
  const placed = samples.some(({ place }) => place !== "");
  const folder = placed ? commonFolder(samples.map(({ place }) => place)) : null;
  const [first] = samples;
  // The head of the column says what a run is called.
  const run = ({ replicate, epoch }: DrawnSample) =>
    [replicated && replicate, epoch > 1 && `epoch ${epoch}`].filter(Boolean).join(", ");
  const columns = columnsFor(samples, turns, experiment);
  const levelOf = ({ condition }: DrawnSample) => {
    const level = condition[beside?.id ?? ""] ?? "";
    return beside?.levels.find(({ id }) => id === level)?.label ?? level;
  };
  return {
    shared,
    fixed: first
      ? named(
          contexts.filter((factor) => !varying.includes(factor)),
          first,
        )
      : [],
    beside: beside?.label ?? "",
    turns,
    ...columns.heads,
    hasRuns: new Set(samples.map(run)).size > 1,
    folder,
    groups: groups.map(({ group, shared: common, own }) => ({
      name: group.samples[0] ? named(varying, group.samples[0].sample).join(", ") : "",
      shared: common,
      rows: group.samples.map(({ sample }, i) => ({
        ...columns.cells(sample, own[i] ?? []),
        name: levelOf(sample),
        run: run(sample),
        place: sample.place.slice(folder?.length ?? 0),
      })),
    })),
  };
}

/** The same for samples that a notebook shows, each by its name; null where a turn is too long for a cell. */
export function shownAnswers(
  samples: readonly (DrawnSample & { readonly label: string; readonly to?: string | undefined })[],
  experiment: Experiment,
): AnswerTable | null {
  if (!fitTable(samples)) return null;
  const { shared, own } = ownOf(samples);
  const turns = namesIn(own);
  const { heads, cells } = columnsFor(samples, turns, experiment);
  const rows = samples.map((sample, i) => ({
    ...cells(sample, own[i] ?? []),
    name: sample.label,
    ...(sample.to === undefined ? {} : { to: sample.to }),
    run: "",
    place: "",
  }));
  return {
    ...heads,
    shared,
    fixed: [],
    beside: "Sample",
    turns,
    hasRuns: false,
    folder: null,
    groups: [{ name: "", shared: [], rows }],
  };
}

/** Whether what a notebook shows of samples is a table of short answers. */
export function fitTable(samples: readonly Pick<DrawnSample, "turns">[]): boolean {
  if (samples.length < 2 || samples.some(({ turns }) => turns.length === 0)) return false;
  const { shared, own } = ownOf(samples);
  return namesIn(own).length <= most.turns && [shared, ...own].every(fitCells);
}

/** What all share at their beginning, and what each has of its own: its last turn at least. */
function ownOf(samples: readonly Pick<DrawnSample, "turns">[]) {
  const least = Math.min(...samples.map(({ turns }) => turns.length));
  const shared = sharedTurns(samples.map(({ turns }) => turns)).slice(0, least - 1);
  return { shared, own: samples.map(({ turns }) => turns.slice(shared.length)) };
}

const namesIn = (own: readonly (readonly Turn[])[]): string[] => [
  ...new Set(own.flat().map(({ name }) => name)),
];

/** Columns of texts, right answers and scores: those that some row has, and what stands in them. */
function columnsFor(
  samples: readonly DrawnSample[],
  turns: readonly string[],
  experiment: Experiment,
) {
  const scored = new Map(samples.map((sample) => [sample, scoresInWords(sample, experiment)]));
  const metrics = experiment.metrics
    .map(({ label }) => label)
    .filter((label) => [...scored.values()].some((all) => all.some((one) => one.label === label)));
  const targets = new Set(samples.map(({ target }) => target ?? ""));
  const [only = ""] = targets;
  const heads = {
    metrics,
    target: targets.size === 1 && only !== "" ? only : null,
    hasTargets: targets.size > 1,
  };
  const cells = (sample: DrawnSample, own: readonly Turn[]) => ({
    mark: markOf(levelsOf(sample), experiment),
    texts: turns.map((name) => own.find((turn) => turn.name === name)?.text ?? ""),
    target: sample.target ?? "",
    scores: metrics.map((label) => scored.get(sample)?.find((one) => one.label === label) ?? null),
  });
  return { heads, cells };
}

const levelsOf = ({ condition }: DrawnSample) =>
  Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]]));

/** What the samples of a group share after what all share, and what each has of its own: its answer at least. */
function ownTurns({ samples, shared }: SampleGroup, before: number) {
  const least = Math.min(...samples.map(({ sample }) => sample.turns.length));
  const common = samples[0]?.sample.turns ?? [];
  const whole = samples.length > 1 ? shared.length + before : least - 1;
  const until = Math.max(before, Math.min(whole, least - 1));
  return {
    shared: common.slice(before, until),
    own: samples.map(({ sample }) => sample.turns.slice(until)),
  };
}

/** Whether a sample's own turns fit into cells: short, on one line, and one for each name. */
function fitCells(turns: readonly Turn[]): boolean {
  return (
    new Set(turns.map(({ name }) => name)).size === turns.length &&
    turns.every(({ text }) => text.length <= most.characters && !/[\r\n]/.test(text.trimEnd()))
  );
}

/** The path up to the last slash that all places share. */
function commonFolder(places: readonly string[]): string {
  const [first = "", ...others] = places;
  const parts = first.split("/").slice(0, -1);
  while (parts.length > 0) {
    const folder = `${parts.join("/")}/`;
    if (others.every((place) => place.startsWith(folder))) return folder;
    parts.pop();
  }
  return "";
}
