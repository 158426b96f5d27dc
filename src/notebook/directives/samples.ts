import { z } from "zod";
import { conditionKey, mostShown, type Selection } from "../../model/index.ts";
import { drawText, pickText, sampleName } from "../../wording/index.ts";
import * as attributes from "../parse/attributes.ts";
import { askRule, picks } from "./samples/picking.ts";
import { ruleText } from "./samples/rule-text.ts";
import { samplesMarkdown } from "./samples/sample-words.ts";
import type { BlockDirective, Call } from "./shared/directive.ts";
import type { Page, ShownDraw, ShownPick } from "./shared/page.ts";
import { askExperiment, askSelection } from "./shared/questions.ts";

const flag = z.enum(["", "true", "false"]).optional();

const schema = z.strictObject({
  of: attributes.of,
  experiment: attributes.experiment,
  n: z
    .string()
    .regex(new RegExp(`^[1-${mostShown}]$`), `a whole number from 1 to ${mostShown}`)
    .default("4")
    .transform(Number)
    .describe(`How many are shown, 1 to ${mostShown}.`),
  where: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Picks, in place of a draw from all, from samples of which this holds: `score=0`, `score<0.5, length>=200`, with = != < <= > >= and commas between.",
    ),
  worst: flag.describe(
    "Picks the lowest scores of `metric`, or the highest where lower is better.",
  ),
  disagree: flag.describe(
    "Picks questions whose two samples differ most in `metric`: one of `of` and one of `versus`, or any two of `of`.",
  ),
  metric: attributes.metric.optional().describe("Metric of `worst` and `disagree`."),
  versus: attributes.versus
    .optional()
    .describe("Selector of the other side of `disagree`; factors it does not name are as in `of`."),
});
type Attributes = z.output<typeof schema>;

export const samples: BlockDirective<Attributes> = {
  name: "samples",
  kind: "block",
  doc: "Transcripts drawn at random from all samples of a selection, or picked by a rule, and labelled so: nobody can choose them.",
  example:
    ':::samples[What the tagged model writes without its tag]{of="arm=doctag, trigger=absent" n=2}\nOne sampled answer each.\n:::',
  label: "The title, in Markdown; may hold values. “Samples” if left out.",
  body: "The caption, in Markdown; may hold values. Can be empty.",
  attributes: schema,
  pick(call, page) {
    if (!picks(call.raw)) return null;
    const { attributes } = call;
    const experiment = askExperiment(attributes.experiment, call, page);
    const of = experiment && askSelection(attributes.of, "of", experiment, call, page);
    const rule = of && askRule(attributes, experiment, of, call, page);
    return rule && page.context.pickSamples(experiment.id, of, attributes.n, rule);
  },
  run(call, page) {
    const byRule = picks(call.raw);
    // What is wrong with a rule was said when it was asked.
    if (byRule && !page.picked.has(call)) return null;
    if (!byRule && !drawsOnly(call, page)) return null;
    const experiment = askExperiment(call.attributes.experiment, call, page);
    const of = experiment && askSelection(call.attributes.of, "of", experiment, call, page);
    if (!experiment || !of) return null;
    const rule = byRule ? ruleText(call.attributes, experiment) : null;
    const draw = byRule
      ? (page.picked.get(call) ?? null)
      : page.context.drawSamples(experiment.id, of, call.attributes.n);
    if (draw && byRule && draw.samples.length === 0) {
      reportNothingPicked(draw, rule ?? "", call, page);
      return null;
    }
    if (!draw) {
      reportNone(experiment.id, of, call, page);
      return null;
    }
    const label = call.label.length ? page.render(call.label, "inline") : untitled;
    const caption = call.body.length ? page.render(call.body, "blocks") : null;
    const shown = draw.samples.map((sample) => ({
      ...sample,
      label: sampleName(sample, draw, experiment),
    }));
    const how = { ...howDrawn(draw), ...(rule === null ? {} : { rule }) };
    const shownText = { ...how, shown: draw.samples.length };
    const drawn = rule === null ? drawText(shownText) : pickText({ ...shownText, rule });
    return {
      block: {
        kind: "samples",
        title: label.text,
        titleHtml: label.html,
        captionHtml: caption?.html ?? null,
        experiment: experiment.id,
        draw: how,
        drawn,
        samples: shown,
        markdown: samplesMarkdown(label.text, shown, [caption?.markdown, drawn]),
      },
    };
  },
};

const untitled = { text: "Samples", html: "Samples" };

const howDrawn = ({ seed, of, withoutTranscript, ...more }: ShownDraw | ShownPick) => ({
  seed,
  of,
  withoutTranscript,
  ...("matching" in more ? { matching: more.matching } : {}),
});

/** Whether a block without a rule has no attributes of one. */
function drawsOnly(call: Call<Attributes>, page: Page): boolean {
  const [stray] = (["metric", "versus"] as const).filter(
    (name) => call.attributes[name] !== undefined,
  );
  if (stray === undefined) return true;
  page.problems.error(
    "attribute-is-valid",
    call.place(stray),
    `Samples that are drawn have no "${stray}"`,
    { expected: "`worst` or `disagree` beside it", found: stray },
  );
  return false;
}

function reportNothingPicked(draw: ShownDraw, rule: string, call: Call, page: Page): void {
  const attribute = ["where", "worst", "disagree"].find((name) => call.raw[name] !== undefined);
  page.problems.error("selector-matches", call.place(attribute), "The rule picks no sample", {
    expected: `some of the ${draw.of} samples with a transcript`,
    found: `none for: ${rule}`,
  });
}

function reportNone(id: string, of: Selection, call: Call, page: Page): void {
  const elsewhere = page.context.drawSamples(id, {}, mostShown)?.samples;
  const examples = new Set(elsewhere?.map(({ condition }) => conditionKey(condition)));
  page.problems.error(
    "selector-matches",
    call.place("of"),
    elsewhere
      ? `No sample of ${id} with a transcript is selected`
      : `No sample of ${id} has a transcript`,
    elsewhere
      ? {
          expected: `conditions with transcripts, such as ${[...examples].join("; ")}`,
          found: conditionKey(of),
        }
      : { expected: "`transcript:` in the `data` of its manifest", found: "no transcript" },
  );
}
