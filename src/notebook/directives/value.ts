import { z } from "zod";
import type { Estimate, EstimatePart } from "../../model/index.ts";
import { conditionKey, partIds } from "../../model/index.ts";
import type { Bound, InOrder } from "../markdown/bound-node.ts";
import * as attributes from "../parse/attributes.ts";
import { boundEstimate, boundPartNumber, showDoc, shows } from "./shared/bound.ts";
import type { Call, InlineDirective } from "./shared/directive.ts";
import { lacksData, reportNoData } from "./shared/no-data.ts";
import type { Page } from "./shared/page.ts";
import type { Question } from "./shared/questions.ts";
import { askQuestion } from "./shared/questions.ts";

const schema = z.strictObject({
  metric: attributes.metric,
  of: attributes.of,
  experiment: attributes.experiment,
  show: z.enum(shows).default("auto").describe(showDoc),
  digits: attributes.digits,
  what: z
    .enum(partIds)
    .optional()
    .describe(
      "What a judged rate or a ranking is made of, in place of its value: raw (the judge's own rate), sensitivity, specificity, kappa, alpha, labels; positives, negatives, threshold, flagged.",
    ),
});

type Attributes = z.output<typeof schema>;

/** A part of the estimate; a metric that has none of that name is told which it has. */
function boundPart(
  estimate: Estimate,
  id: EstimatePart["id"],
  question: Question,
  call: Call<Attributes>,
  page: Page,
): Bound | InOrder | null {
  const { digits, show } = call.attributes;
  const part = estimate.parts?.find((one) => one.id === id);
  if (!part) {
    const parts = estimate.parts?.map((one) => one.id) ?? [];
    page.problems.error(
      "attribute-is-valid",
      call.place("what"),
      `${question.metric.label} has no part "${id}" here`,
      {
        expected: parts.join(", ") || "a judged metric or a ranking",
        found: id,
        fix: "Leave `what` out for the value itself.",
      },
    );
    return null;
  }
  const mention = `${question.experiment.id} ${question.metric.id} ${id} ${conditionKey(question.of)}`;
  return boundPartNumber(part, question, { digits, show, mention, page });
}

export const value: InlineDirective<Attributes> = {
  name: "value",
  kind: "inline",
  doc: "A metric in a condition, with its interval. A number transcribed from a source is italic, with a dagger.",
  example: ':value{metric=recall of="arm=doctag"}',
  label: null,
  attributes: schema,
  run(call, page) {
    const { show, digits, what } = call.attributes;
    const question = askQuestion(call.attributes, call, page);
    if (!question) return null;
    const { experiment, metric, of } = question;
    const estimate = page.context.evidence.estimate({
      experiment: experiment.id,
      metric: metric.id,
      of,
    });
    if (lacksData(estimate)) {
      reportNoData(estimate, call, page);
      return null;
    }
    if (what) return boundPart(estimate, what, question, call, page);
    const mention = `${experiment.id} ${metric.id} ${conditionKey(of)}`;
    return boundEstimate(estimate, question, { digits, show, mention, asking: call, page });
  },
};
