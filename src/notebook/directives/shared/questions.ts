import { didYouMean, didYouMeanNamed } from "../../../lib/nearest.ts";
import {
  conditionKey,
  type Experiment,
  type Metric,
  matches,
  parseSelector,
  type Selection,
} from "../../../model/index.ts";
import type { Asking } from "../../parse/asking.ts";
import type { Page } from "./page.ts";

/** A metric in a selection, known to exist and to match at least one condition with data. */
export interface Question {
  readonly experiment: Experiment;
  readonly metric: Metric;
  readonly of: Selection;
}

/** The experiment that a directive speaks about; null with a problem when there is none. */
export function askExperiment(
  id: string | undefined,
  asking: Asking,
  page: Page,
): Experiment | null {
  const wanted = id ?? page.experiments[0];
  if (wanted === undefined) {
    page.problems.error(
      "experiment-is-found",
      asking.place(),
      `${asking.shown} does not say which experiment it speaks about`,
      {
        expected:
          page.notebook === null
            ? "experiment=… (the home page has no experiment of its own)"
            : "`experiment:` in the front matter, or experiment=…",
        found: "none",
      },
    );
    return null;
  }
  const found = page.context.evidence.experiment(wanted);
  const ids = page.context.evidence.experiments.map((e) => e.id);
  // An unknown experiment of the front matter is reported there, once.
  if (!found && id !== undefined)
    page.problems.error(
      "experiment-is-found",
      asking.place("experiment"),
      `There is no experiment "${wanted}"`,
      {
        expected: ids.join(", "),
        found: wanted,
        ...didYouMean(wanted, ids),
      },
    );
  return found ?? null;
}

export function askMetric(
  id: string,
  experiment: Experiment,
  asking: Asking,
  page: Page,
): Metric | null {
  const found = experiment.metrics.find((m) => m.id === id);
  if (found) return found;
  const ids = experiment.metrics.map((m) => m.id);
  page.problems.error(
    "metric-is-declared",
    asking.place("metric"),
    `"${id}" is not a metric of ${experiment.id}`,
    {
      expected: ids.join(", "),
      found: id,
      ...didYouMeanNamed(id, experiment.metrics),
    },
  );
  return null;
}

/** A selector of one attribute as a selection; null with a problem. */
export function askSelection(
  text: string,
  attribute: string,
  experiment: Experiment,
  asking: Asking,
  page: Page,
): Selection | null {
  const result = parseSelector(text, experiment);
  if ("selection" in result) return result.selection;
  for (const { message, ...more } of result.errors)
    page.problems.error("selector-is-valid", asking.place(attribute), message, more);
  return null;
}

/** Whether some condition with data for the metric is selected; a problem when none is. */
export function selectsData(
  of: Selection,
  attribute: string,
  metric: Metric,
  experiment: Experiment,
  asking: Asking,
  page: Page,
): boolean {
  const conditions = page.context.evidence.conditions(experiment.id, metric.id);
  if (conditions.some((condition) => matches(condition, of))) return true;
  page.problems.error(
    "selector-matches",
    asking.place(attribute),
    `No condition of ${experiment.id} with data for "${metric.id}" is selected`,
    {
      expected: conditions.slice(0, 6).map(conditionKey).join("; ") || "a metric with data",
      found: conditionKey(of) || "every condition",
    },
  );
  return false;
}

export function askQuestion(
  asked: { readonly experiment?: string | undefined; readonly metric: string; readonly of: string },
  asking: Asking,
  page: Page,
): Question | null {
  const experiment = askExperiment(asked.experiment, asking, page);
  if (!experiment) return null;
  const metric = askMetric(asked.metric, experiment, asking, page);
  const of = askSelection(asked.of, "of", experiment, asking, page);
  if (!metric || !of || !selectsData(of, "of", metric, experiment, asking, page)) return null;
  return { experiment, metric, of };
}

/** What `of` is compared with: factors that `versus` does not name are as in `of`. */
export function askVersus(
  text: string,
  question: Question,
  asking: Asking,
  page: Page,
): Selection | null {
  const named = askSelection(text, "versus", question.experiment, asking, page);
  if (!named) return null;
  const versus = { ...question.of, ...named };
  if (conditionKey(versus) === conditionKey(question.of)) {
    page.problems.error(
      "selector-is-valid",
      asking.place("versus"),
      `${asking.shown} compares a condition with itself`,
      {
        expected: "a level that differs from `of`",
        found: text,
      },
    );
    return null;
  }
  return selectsData(versus, "versus", question.metric, question.experiment, asking, page)
    ? versus
    : null;
}

/** A factor by its id; null with a problem. */
export function askFactor(
  id: string,
  attribute: string,
  experiment: Experiment,
  asking: Asking,
  page: Page,
): string | null {
  const ids = experiment.design.factors.map((f) => f.id);
  if (ids.includes(id)) return id;
  page.problems.error(
    "factor-is-declared",
    asking.place(attribute),
    `"${id}" is not a factor of ${experiment.id}`,
    {
      expected: ids.join(", "),
      found: id,
      ...didYouMeanNamed(id, experiment.design.factors),
    },
  );
  return null;
}

/** Whether the factor of an interaction is left open by both sides; false with a problem. */
export function looksAcross(
  across: string,
  { experiment, of }: Question,
  versus: Selection,
  asking: Asking,
  page: Page,
): boolean {
  const baseline = experiment.design.factors.find((f) => f.id === across)?.baseline ?? "";
  const compares = `${of[across]}` !== `${versus[across]}`;
  const levels = of[across];
  const open = levels === undefined || (levels.includes(baseline) && levels.length > 1);
  if (!compares && open) return true;
  page.problems.error(
    "attribute-is-valid",
    asking.place("across"),
    compares
      ? `"${across}" is what is compared; an interaction looks across another factor`
      : `An interaction looks across the levels of "${across}", and \`of\` or \`versus\` fixes it`,
    {
      expected: compares
        ? "a factor with the same levels in `of` and `versus`"
        : `${baseline} and another level of ${across}`,
      found: compares ? across : `${across}=${levels?.join("|")}`,
      ...(compares ? {} : { fix: `Leave ${across} out of \`of\` and \`versus\`.` }),
    },
  );
  return false;
}

/** Whether a difference, a ratio or an interaction is asked for; null with a problem. */
export function askScale(
  asked: { readonly as: "difference" | "ratio"; readonly across?: string | undefined },
  experiment: Experiment,
  asking: Asking,
  page: Page,
): { readonly scale: "difference" | "ratio" | "interaction"; readonly across?: string } | null {
  if (asked.across === undefined) return { scale: asked.as };
  const across = askFactor(asked.across, "across", experiment, asking, page);
  if (across === null) return null;
  if (asked.as === "difference") return { scale: "interaction", across };
  page.problems.error("attribute-is-valid", asking.place("as"), "A ratio has no interaction", {
    expected: "as=ratio or across=…, not both",
    found: "both",
  });
  return null;
}
