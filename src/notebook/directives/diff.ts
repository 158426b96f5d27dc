import { z } from "zod";
import { conditionKey } from "../../model/index.ts";
import { comparedText } from "../../wording/index.ts";
import * as attributes from "../parse/attributes.ts";
import { boundContrast, showDoc, shows } from "./shared/bound.ts";
import type { InlineDirective } from "./shared/directive.ts";
import { lacksData, reportNoData } from "./shared/no-data.ts";
import { askQuestion, askScale, askVersus, looksAcross } from "./shared/questions.ts";

const schema = z.strictObject({
  metric: attributes.metric,
  of: attributes.of,
  versus: attributes.versus,
  experiment: attributes.experiment,
  as: attributes.as,
  across: attributes.across,
  show: z.enum(shows).default("auto").describe(showDoc),
  digits: attributes.digits,
});

export const diff: InlineDirective<z.output<typeof schema>> = {
  name: "diff",
  kind: "inline",
  doc: "The difference between two conditions, with its own interval; paired where units are shared.",
  example: ':diff{metric=recall of="arm=doctag" versus="arm=sdf"}',
  label: null,
  attributes: schema,
  run(call, page) {
    const { show, digits } = call.attributes;
    const question = askQuestion(call.attributes, call, page);
    if (!question) return null;
    const { experiment, metric, of } = question;
    const versus = askVersus(call.attributes.versus, question, call, page);
    const scale = askScale(call.attributes, experiment, call, page);
    if (!versus || !scale) return null;
    if (scale.across !== undefined && !looksAcross(scale.across, question, versus, call, page))
      return null;
    const contrast = page.context.evidence.contrast({
      experiment: experiment.id,
      metric: metric.id,
      of,
      versus,
      ...scale,
    });
    if (lacksData(contrast)) {
      reportNoData(contrast, call, page);
      return null;
    }
    const mention = [
      experiment.id,
      metric.id,
      conditionKey(of),
      conditionKey(versus),
      scale.scale,
      scale.across,
    ].join(" ");
    const [a, b] = [of, versus].map((side) =>
      page.context.evidence.estimate({ experiment: experiment.id, metric: metric.id, of: side }),
    );
    const unit = experiment.design.unit;
    const compared = a && b ? comparedText(contrast, a, b, metric, unit) : null;
    return boundContrast(contrast, metric, { digits, show, mention, compared });
  },
};
