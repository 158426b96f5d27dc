import { capital } from "../../lib/words.ts";
import type {
  Condition,
  Experiment,
  Factor,
  SampleList,
  SampleRow,
  UnitEntry,
} from "../../model/index.ts";
import { markOf } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { count } from "../../wording/index.ts";
import { scoresInWords } from "../components/samples/scores.ts";
import type { ViewCell, ViewColumn, ViewTable } from "./view-table.ts";
import { number, rightColumns, text } from "./view-table.ts";

const left = (label: string): ViewColumn => ({ label, align: "left" });

/** Factors that tell some conditions apart; the first where there is a single condition. */
export function tellingFactors(
  { design: { factors } }: Pick<Experiment, "design">,
  conditions: readonly Condition[],
): readonly Factor[] {
  const varying = factors.filter(
    ({ id }) => new Set(conditions.map((condition) => condition[id])).size > 1,
  );
  return varying.length > 0 ? varying : factors.slice(0, 1);
}

const levelLabel = (factor: Factor, id: string | undefined): string =>
  factor.levels.find((level) => level.id === id)?.label ?? id ?? "";

/** Every condition with its samples, and those that count against it. A script picks rows by their condition. */
export function conditionsTable(experiment: Experiment, lists: readonly SampleList[]): ViewTable {
  const factors = tellingFactors(
    experiment,
    lists.map(({ condition }) => condition),
  );
  const marked = factors.find(({ role }) => role === "arm") ?? factors[0];
  const levelCell = (factor: Factor, list: SampleList): ViewCell => {
    const label = levelLabel(factor, list.condition[factor.id]);
    return text(
      label,
      factor === marked ? { mark: markOfCondition(list.condition, experiment) } : {},
    );
  };
  return {
    label: "Samples by condition",
    columns: [
      ...(factors.length > 0 ? factors.map(({ label }) => left(label)) : [left("Condition")]),
      ...rightColumns("Samples", "Failed"),
    ],
    rows: lists.map((list) => ({
      condition: JSON.stringify(list.condition),
      cells: [
        ...(factors.length > 0
          ? factors.map((factor) => levelCell(factor, list))
          : [text("all samples")]),
        linkedCount(list.samples, address.sampleList(experiment.id, list.slug)),
        list.failed > 0
          ? linkedCount(list.failed, address.failedSamples(experiment.id, list.slug))
          : number("0", { value: 0 }),
      ],
    })),
  };
}

const linkedCount = (n: number, to: string): ViewCell => number(count(n), { value: n, to });

/** The mark of one condition. */
export const markOfCondition = (condition: Condition, experiment: Experiment) =>
  markOf(
    Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]])),
    experiment,
  );

/** Units that have a page, with why where that is not because all have one. */
export function unitsTable(experiment: Experiment, units: readonly UnitEntry[]): ViewTable {
  const { design } = experiment;
  const clustered = units.some(({ cluster }) => cluster !== null);
  const chosen = units.some(({ why }) => why !== "all");
  return {
    label: "Units with a page",
    columns: [
      left(capital(design.unit)),
      ...(clustered ? [left(capital(design.cluster ?? "cluster"))] : []),
      ...rightColumns("Samples"),
      ...(chosen ? [left("Why it is here")] : []),
    ],
    rows: units.map(({ unit, slug, cluster, samples, why }) => ({
      cells: [
        text(unit, { to: address.unit(experiment.id, slug), said: true }),
        ...(clustered ? [text(design.clusterLabels[cluster ?? ""] ?? cluster ?? "")] : []),
        number(count(samples), { value: samples }),
        ...(chosen ? [text(reasons[why])] : []),
      ],
    })),
  };
}

const reasons = {
  all: "all have one",
  drawn: "drawn by chance",
  linked: "a page refers to it",
} as const satisfies Record<UnitEntry["why"], string>;

/** Samples of one condition, a row each: unit, run, scores, beginning of the answer. */
export function samplesTable(
  experiment: Experiment,
  rows: readonly SampleRow[],
  replicated: boolean,
): ViewTable {
  const { design, metrics } = experiment;
  const repeated = rows.some(({ epoch }) => epoch > 1);
  const scored = metrics.filter(({ id }) => rows.some(({ scores }) => scores[id] !== undefined));
  return {
    label: "Samples",
    columns: [
      left(capital(design.unit)),
      ...(replicated ? [{ ...left(capital(design.replicate ?? "run")), run: true }] : []),
      ...(repeated ? rightColumns("Epoch") : []),
      ...scored.map(({ label }) => left(label)),
      left("Beginning of the last turn"),
    ],
    rows: rows.map((row) => ({
      cells: [
        text(row.unit, {
          said: true,
          wrap: true,
          ...(row.slug === null ? {} : { to: address.unit(experiment.id, row.slug) }),
        }),
        ...(replicated ? [text(row.replicate)] : []),
        ...(repeated ? [number(String(row.epoch), { value: row.epoch })] : []),
        ...scored.map((metric): ViewCell => {
          const [score] = scoresInWords(row, { metrics: [metric] });
          if (!score) return text("");
          return score.why ? text("no score", { note: score.why }) : scoreCell(score.text);
        }),
        row.excerpt === null
          ? text("", { dim: "not published" })
          : text(row.excerpt, { said: true, wrap: true }),
      ],
    })),
  };
}

const scoreCell = (written: string): ViewCell =>
  written === "yes" ? text(written, { strong: true }) : text(written);
