import { z } from "zod";
import { conditionKey } from "../../model/index.ts";
import * as attributes from "../attributes.ts";
import { boundEstimate, chooseShow, showDoc, shows } from "../bound.ts";
import type { InlineDirective } from "../directive.ts";
import { lacksData, reportNoData } from "../no-data.ts";
import { askQuestion } from "../questions.ts";

const schema = z.strictObject({
  metric: attributes.metric,
  of: attributes.of,
  experiment: attributes.experiment,
  show: z.enum(shows).default("auto").describe(showDoc),
  digits: attributes.digits,
});

export const value: InlineDirective<z.output<typeof schema>> = {
  name: "value",
  kind: "inline",
  doc: "A metric in a condition, with its interval. A number transcribed from a source is italic, with a dagger.",
  example: ':value{metric=recall of="arm=doctag"}',
  label: null,
  attributes: schema,
  run(call, page) {
    const { show, digits } = call.attributes;
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
    const shown = chooseShow(show, `${experiment.id} ${metric.id} ${conditionKey(of)}`, page);
    return boundEstimate(estimate, question, { digits, shown, asking: call, page });
  },
};
