import { rowStrip } from "../../charts/index.ts";
import { seedOf } from "../../lib/random.ts";
import type {
  Condition,
  Contrast,
  Estimate,
  Experiment,
  ExperimentReport,
  Factor,
  Metric,
  Selection,
} from "../../model/index.ts";
import { conditionKey, hashedSlug } from "../../model/index.ts";
import type { Evidence } from "../../stats/index.ts";
import { adjustContrasts } from "../../stats/index.ts";
import type { StoredSample } from "../../store/index.ts";
import { contrastParts, estimateParts } from "../../wording/index.ts";
import { hashOf } from "../inputs/index.ts";
import type { ExperimentData } from "./experiment-data.ts";
import { gridOf } from "./grid.ts";
import { qualityOf } from "./quality.ts";
import { unitSlugs } from "./unit-slugs.ts";

/**
 * Every factor's levels are compared with its baseline without anybody asking. Levels of a context (tasks, steps) beyond
 * these are a list, not a manipulation.
 */
const mostContexts = 4;

/** Rows of a page up to which each has its small drawing: more of them weigh more than they show. */
const mostStrips = 150;

const only = (condition: Condition): Selection =>
  Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]]));

/** The experiment page, made from data alone: no prose needed. */
export function describeExperiment(data: ExperimentData, evidence: Evidence): ExperimentReport {
  const { experiment } = data;
  const { grid, absences } = gridOf(data);
  const { estimates, contrasts } = numbersOf(experiment, evidence);
  return {
    experiment,
    counts: {
      samples: data.counts.samples,
      units: data.counts.units,
      replicates: data.counts.replicates,
      epochs: data.counts.epochs,
      clusters: experiment.design.cluster ? data.counts.clusters : null,
      conditions: {
        planned: grid.length + absences.reduce((sum, { conditions }) => sum + conditions, 0),
        present: grid.filter((c) => c.absent === null).length,
      },
      missing: data.counts.incomplete,
      duplicates: data.counts.duplicates,
      published: data.published.length,
    },
    grid: [...grid],
    absences: [...absences],
    estimates: [...estimates],
    contrasts: [...contrasts],
    quality: [...qualityOf(data, [...grid], absences)],
    strips: stripsOf(
      experiment.id,
      estimates.length > mostStrips ? [] : estimates,
      contrasts,
      evidence,
    ),
    samples: null,
    drawn: [...unitsOf(data, data.drawn)],
    draw: data.drawn.length ? { seed: seedOf(experiment.id), of: data.counts.units } : null,
    files: data.files.map((f) => ({ ...f, notes: [...f.notes] })),
    hash: hashOf(data.files),
  };
}

/**
 * Every number of an experiment's page: of each metric in each condition, and of each level against its baseline. From
 * statistics alone, so that they can be computed again where nothing else is at hand.
 */
export function numbersOf(
  experiment: Experiment,
  evidence: Evidence,
): Pick<ExperimentReport, "estimates" | "contrasts"> {
  const metricOf = ({ metric }: { readonly metric: string }) =>
    experiment.metrics.find(({ id }) => id === metric) as Metric;
  const estimates = experiment.metrics.flatMap((metric) =>
    evidence
      .conditions(experiment.id, metric.id)
      .map((condition) =>
        evidence.estimate({ experiment: experiment.id, metric: metric.id, of: only(condition) }),
      ),
  );
  const contrasts = experiment.design.factors
    .filter((f) => f.role !== "context" || f.levels.length <= mostContexts)
    .flatMap((factor) =>
      adjustContrasts(
        contrastsWithBaseline(
          experiment.id,
          factor,
          experiment.metrics.map((m) => m.id),
          evidence,
        ),
        evidence,
      ),
    );
  return {
    estimates: estimates.map((estimate) => ({
      ...estimate,
      words: estimateParts(estimate, metricOf(estimate)),
    })),
    contrasts: contrasts.map((contrast) => ({
      ...contrast,
      words: contrastParts(contrast, metricOf(contrast), experiment),
    })),
  };
}

/** Each other level against the baseline, averaged over the other factors, where both sides have data. */
function contrastsWithBaseline(
  experiment: string,
  factor: Factor,
  metrics: readonly string[],
  evidence: Evidence,
): readonly Contrast[] {
  return metrics.flatMap((metric) => {
    const conditions = evidence.conditions(experiment, metric);
    const has = (level: string) => conditions.some((c) => c[factor.id] === level);
    if (!has(factor.baseline)) return [];
    return (
      factor.levels
        .filter((l) => l.id !== factor.baseline && has(l.id))
        .map((l) =>
          evidence.contrast({
            experiment,
            metric,
            of: { [factor.id]: [l.id] },
            versus: { [factor.id]: [factor.baseline] },
          }),
        )
        // Transcribed numbers are compared only where an author asks for it.
        .filter((contrast) => !contrast.published && contrast.value !== null)
    );
  });
}

function stripsOf(
  id: string,
  estimates: readonly Estimate[],
  contrasts: readonly Contrast[],
  evidence: Evidence,
): ExperimentReport["strips"] {
  const experiment = evidence.experiment(id);
  if (!experiment) return [];
  return [
    ...estimates.map((estimate, i) => ({
      key: `e:${i}`,
      drawing: rowStrip({ estimate }, experiment, { estimates, contrasts }),
    })),
    ...contrasts.map((contrast, i) => ({
      key: `c:${i}`,
      drawing: rowStrip({ contrast }, experiment, { estimates, contrasts }),
    })),
  ].flatMap(({ key, drawing }) => (drawing ? [{ key, drawing }] : []));
}

/** Samples that were drawn, by unit. */
function unitsOf(
  data: ExperimentData,
  samples: readonly StoredSample[],
): ExperimentReport["drawn"] {
  const units = new Map<string, ExperimentReport["drawn"][number]>();
  const slugs = unitSlugs(data);
  const order = new Map(data.perCondition.map((c, i) => [conditionKey(c.condition), i]));
  for (const sample of samples) {
    let unit = units.get(sample.unit);
    if (!unit) {
      unit = {
        unit: sample.unit,
        slug: slugs.get(sample.unit) ?? hashedSlug(sample.unit),
        cluster: sample.cluster,
        linked: false,
        samples: [],
      };
      units.set(sample.unit, unit);
    }
    unit.samples.push({
      condition: sample.condition,
      replicate: sample.replicate,
      epoch: sample.epoch,
      scores: { ...sample.scores },
      turns: sample.turns.map((t) => ({ ...t })),
      ...(sample.target === undefined ? {} : { target: sample.target }),
      place: sample.place,
      ...(sample.fields === undefined ? {} : { fields: sample.fields }),
      ...(sample.withheld === undefined ? {} : { withheld: sample.withheld }),
    });
  }
  for (const unit of units.values()) {
    unit.samples.sort(
      (a, b) =>
        (order.get(conditionKey(a.condition)) ?? 0) - (order.get(conditionKey(b.condition)) ?? 0),
    );
  }
  return [...units.values()];
}
