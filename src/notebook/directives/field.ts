import { z } from "zod";
import { nearest } from "../../lib/nearest.ts";
import * as attributes from "../parse/attributes.ts";
import { follow, parsePath } from "./field/data-path.ts";
import { fieldForms, fieldText } from "./field/field-text.ts";
import { readData } from "./field/read-data.ts";
import { bound, h, sectionHref } from "./shared/bound.ts";
import type { Call, InlineDirective } from "./shared/directive.ts";
import type { Page } from "./shared/page.ts";
import { askExperiment } from "./shared/questions.ts";

const manifest = "experiment.yaml";

const schema = z.strictObject({
  path: z
    .string()
    .min(1)
    .describe(
      'Keys with dots between them, `design.factors.arm.label`. An entry of a list by its number, from 0, or by its `id` or `name`: `recipes[tagged].steps`. A key with dots stands in quotes, `levels."1.5".label`; `*` is every entry: `levels.*.value`.',
    ),
  file: z
    .string()
    .min(1)
    .default(manifest)
    .describe("A JSON or YAML file in the folder of the experiment; its manifest if left out."),
  experiment: attributes.experiment,
  what: z
    .enum(["value", "count"])
    .default("value")
    .describe("count: how many entries a list has, or how many keys."),
  as: z
    .enum(fieldForms)
    .optional()
    .describe("percent: 0.02 as 2%. words: 2 as two. As it stands if left out."),
  round: z
    .string()
    .regex(/^10*$/, "1, 10, 100, …")
    .transform(Number)
    .optional()
    .describe("To the next multiple of this power of ten: 135,041 with `round=1000` as 135,000."),
  join: z.enum(["and", "or"]).default("and").describe("Before the last entry of a list."),
});

export const field: InlineDirective<z.output<typeof schema>> = {
  name: "field",
  kind: "inline",
  doc: "A number or a word of the design: from the manifest, or from another JSON or YAML file in the folder of the experiment.",
  example: ":field{file=spec.json path=model.parameters round=1000}",
  label: null,
  attributes: schema,
  run(call, page) {
    const { file, path, what, as, round, join } = call.attributes;
    const experiment = askExperiment(call.attributes.experiment, call, page);
    if (!experiment) return null;
    const data = readData(experiment.id, file, call, page);
    const values = data && valuesAt(data.value, path, file, call, page);
    if (!values) return null;
    const shown = fieldText(values, { what, as, round, join });
    if ("expected" in shown) {
      page.problems.error(
        "attribute-is-valid",
        call.place("path"),
        `What ${file} has at "${path}" cannot be shown in a sentence`,
        shown,
      );
      return null;
    }
    const { text } = shown;
    const href = sectionHref(experiment.id, file === manifest ? "design" : "provenance");
    const link = h("a", { className: ["v"], href, title: `${file}: ${path}` }, text);
    // A word is no number that a reader would take for a result.
    return bound([link], text, /\d/.test(text) ? "bound" : "nothing");
  },
};

/** What stands at a path; null with the nearest keys where nothing does. */
function valuesAt(
  data: unknown,
  text: string,
  file: string,
  call: Call,
  { problems }: Page,
): readonly unknown[] | null {
  const path = parsePath(text);
  if (!path) {
    problems.error("attribute-is-valid", call.place("path"), `The path "${text}" cannot be read`, {
      expected: 'keys with dots between them, such as design.factors."1.5".label or seeds[0]',
      found: text,
    });
    return null;
  }
  const reached = follow(data, path);
  if ("values" in reached) return reached.values;
  const { missing, below, known } = reached;
  const near = nearest(missing, known);
  const start = below === "" ? "" : `${below}.`;
  problems.error(
    "field-is-found",
    call.place("path"),
    `${file} has no "${missing}"${below === "" ? "" : ` below "${below}"`}`,
    {
      expected: known.slice(0, keysShown).join(", ") || "a path that ends before it",
      found: missing,
      ...(near === null ? {} : { fix: `Did you mean "${start}${quotedKey(near)}"?` }),
    },
  );
  return null;
}

/** Keys that a message lists: enough to see what there is. */
const keysShown = 12;

const quotedKey = (key: string): string => (/[.[\]"']/.test(key) ? `"${key}"` : key);
