import { z } from "zod";
import { didYouMean } from "../../lib/nearest.ts";
import { type Estimate, matches } from "../../model/index.ts";
import * as attributes from "../parse/attributes.ts";
import { boundCount, sectionHref } from "./shared/bound.ts";
import type { InlineDirective } from "./shared/directive.ts";
import { askQuestion } from "./shared/questions.ts";

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
});

export const n: InlineDirective<z.output<typeof schema>> = {
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
    if (what === "conditions")
      return boundCount(
        page.context.evidence.conditions(experiment.id, metric.id).filter((c) => matches(c, of))
          .length,
        href,
      );
    const counted = cause === undefined ? counts(estimate)[what] : (estimate.missing[cause] ?? 0);
    if (counted !== null) return boundCount(counted, href);
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
  },
};

function counts(estimate: Estimate) {
  const missing = Object.values(estimate.missing).reduce((sum, each) => sum + each, 0);
  return {
    samples: estimate.n,
    units: estimate.units,
    clusters: estimate.clusters,
    replicates: estimate.replicates,
    missing,
    planned: estimate.n + missing,
  };
}
