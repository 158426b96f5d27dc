import { z } from "zod";
import { conditionKey, mostShown, type Selection } from "../../model/index.ts";
import { drawText, sampleName } from "../../wording/index.ts";
import * as attributes from "../parse/attributes.ts";
import { samplesMarkdown } from "./samples/sample-words.ts";
import type { BlockDirective, Call } from "./shared/directive.ts";
import type { Page, ShownDraw } from "./shared/page.ts";
import { askExperiment, askSelection } from "./shared/questions.ts";

const schema = z.strictObject({
  of: attributes.of,
  experiment: attributes.experiment,
  n: z
    .string()
    .regex(new RegExp(`^[1-${mostShown}]$`), `a whole number from 1 to ${mostShown}`)
    .default("4")
    .transform(Number)
    .describe(`How many are drawn, 1 to ${mostShown}.`),
});

export const samples: BlockDirective<z.output<typeof schema>> = {
  name: "samples",
  kind: "block",
  doc: "Transcripts drawn at random from all samples of a selection, and labelled so: nobody can choose them.",
  example:
    ':::samples[What the tagged model writes without its tag]{of="arm=doctag, trigger=absent" n=2}\nOne sampled answer each.\n:::',
  label: "The title, in Markdown; may hold values. “Samples” if left out.",
  body: "The caption, in Markdown; may hold values. Can be empty.",
  attributes: schema,
  run(call, page) {
    const experiment = askExperiment(call.attributes.experiment, call, page);
    const of = experiment && askSelection(call.attributes.of, "of", experiment, call, page);
    if (!experiment || !of) return null;
    const draw = page.context.drawSamples(experiment.id, of, call.attributes.n);
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
    const drawn = drawText({ ...howDrawn(draw), shown: draw.samples.length });
    return {
      block: {
        kind: "samples",
        title: label.text,
        titleHtml: label.html,
        captionHtml: caption?.html ?? null,
        experiment: experiment.id,
        draw: howDrawn(draw),
        drawn,
        samples: shown,
        markdown: samplesMarkdown(label.text, shown, [caption?.markdown, drawn]),
      },
    };
  },
};

const untitled = { text: "Samples", html: "Samples" };

const howDrawn = ({ seed, of, withoutTranscript }: ShownDraw) => ({ seed, of, withoutTranscript });

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
