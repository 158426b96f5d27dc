import { z } from "zod";
import { didYouMean } from "../../lib/nearest.ts";
import { capital } from "../../lib/words.ts";
import { type Condition, type Estimate, matches } from "../../model/index.ts";
import * as attributes from "../parse/attributes.ts";
import { boundCount, sectionHref } from "./shared/bound.ts";
import type { Call, InlineDirective } from "./shared/directive.ts";
import type { Page } from "./shared/page.ts";
import { askQuestion, type Question } from "./shared/questions.ts";

const schema = z.strictObject({
  metric: attributes.metric,
  of: attributes.of,
  experiment: attributes.experiment,
  what: z
    .enum(["samples", "units", "clusters", "replicates", "missing", "planned", "conditions"])
    .default("samples")
    .describe(
      "samples: with a score. missing: without one. planned: both together. conditions: with data.",
    ),
  cause: z
    .string()
    .min(1)
    .optional()
    .describe("Count only samples that are missing for this cause."),
  per: z
    .enum(["replicate", "condition"])
    .optional()
    .describe("How many of them there are for each; a problem where it is not the same for all."),
});
type Attributes = z.output<typeof schema>;

export const n: InlineDirective<Attributes> = {
  name: "n",
  kind: "inline",
  doc: "A count: samples, units, clusters, replicates, conditions, or what is missing.",
  example: ':n{metric=recall of="arm=doctag" what=units}',
  label: null,
  attributes: schema,
  run(call, page) {
    const { what, cause } = call.attributes;
    const question = askQuestion(call.attributes, call, page);
    if (!question) return null;
    const { experiment, metric, of } = question;
    const href = sectionHref(experiment.id, "quality");
    const estimate = page.context.evidence.estimate({
      experiment: experiment.id,
      metric: metric.id,
      of,
    });
    if (cause !== undefined && (what !== "missing" || estimate.missing[cause] === undefined)) {
      const causes = Object.keys(estimate.missing);
      page.problems.error(
        "attribute-is-valid",
        call.place("cause"),
        `No sample is missing for the cause "${cause}"`,
        {
          expected:
            what === "missing"
              ? causes.join(", ") || "nothing is missing here"
              : "cause only with what=missing",
          found: cause,
          ...didYouMean(cause, causes),
        },
      );
      return null;
    }
    const conditions = page.context.evidence
      .conditions(experiment.id, metric.id)
      .filter((condition) => matches(condition, of));
    const all = { ...counts(estimate, cause), conditions: conditions.length }[what];
    if (all === null) {
      page.problems.error(
        "attribute-is-valid",
        call.place("what"),
        `The design of ${experiment.id} has no ${what}`,
        {
          expected: "units, samples or replicates",
          found: what,
        },
      );
      return null;
    }
    const shown = each(all, estimate, { question, conditions }, call, page);
    return shown === null ? null : boundCount(shown, href);
  },
};

type Counted = keyof ReturnType<typeof counts>;

/** What is known of each: of samples without a score nobody keeps which replicate they were of. */
const countedEach: Readonly<Record<"condition" | "replicate", readonly Attributes["what"][]>> = {
  condition: ["samples", "units", "clusters", "replicates", "missing", "planned"],
  replicate: ["samples", "units", "planned"],
};

/** What is counted, and of which conditions. */
interface Counting {
  readonly question: Question;
  readonly conditions: readonly Condition[];
}

/** A count of all, or of each replicate or condition; null with a problem where these differ. */
function each(
  all: number,
  estimate: Estimate,
  on: Counting,
  call: Call<Attributes>,
  page: Page,
): number | null {
  const { per, what, cause } = call.attributes;
  if (per === undefined) return all;
  const refuse = (message: string, expected: string, found: string): null => {
    page.problems.error("attribute-is-valid", call.place("per"), message, { expected, found });
    return null;
  };
  const countable = countedEach[per];
  if (!countable.includes(what))
    return refuse(`There are no ${what} to count for each ${per}`, countable.join(", "), what);
  const found =
    per === "condition"
      ? estimatesOf(on, page).map((one) => counts(one, cause)[what as Counted] ?? 0)
      : ofReplicates(
          all,
          estimate.replicates,
          call.attributes,
          unitsOfReplicates(on.question, page),
        );
  const different = [...new Set(found)].sort((a, b) => a - b);
  const [only = 0, ...others] = different;
  if (others.length === 0 && Number.isInteger(only)) return only;
  return refuse(
    `${capital(what)} are not as many for each ${per}`,
    "the same number for each",
    others.length > 0 ? different.join(", ") : `${all} of ${estimate.replicates} ${per}s`,
  );
}

/** Every replicate with as many units has as many samples, where these are as many for each unit. */
function ofReplicates(
  all: number,
  replicates: number,
  { what }: Attributes,
  units: readonly number[],
): readonly number[] {
  return what === "units" || new Set(units).size > 1 ? units : [all / replicates];
}

/** What was measured in each condition alone. */
function estimatesOf({ question, conditions }: Counting, page: Page): readonly Estimate[] {
  const { experiment, metric } = question;
  return conditions.map((condition) =>
    page.context.evidence.estimate({
      experiment: experiment.id,
      metric: metric.id,
      of: Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]])),
    }),
  );
}

/** How many units each replicate has. */
function unitsOfReplicates({ experiment, metric, of }: Question, page: Page): readonly number[] {
  const units = new Map<string, Set<string>>();
  const values = page.context.evidence.unitValues({
    experiment: experiment.id,
    metric: metric.id,
    of,
  });
  for (const { replicate, unit } of values)
    units.set(replicate, (units.get(replicate) ?? new Set()).add(unit));
  return [...units.values()].map((own) => own.size);
}

function counts(estimate: Estimate, cause?: string) {
  const missing =
    cause === undefined
      ? Object.values(estimate.missing).reduce((sum, one) => sum + one, 0)
      : (estimate.missing[cause] ?? 0);
  return {
    samples: estimate.n,
    units: estimate.units,
    clusters: estimate.clusters,
    replicates: estimate.replicates,
    missing,
    planned: estimate.n + missing,
  };
}
