import { z } from "zod";
import {
  experimentFileSchema,
  inputsFileSchema,
  manifestSchema,
  metricFileSchema,
  notebookFileSchema,
  reportIndexSchema,
  reviewRecordSchema,
  samplesFileSchema,
  settingsSchema,
  sumsFileSchema,
} from "../../src/model/index.ts";
import { frontMatterSchema } from "../../src/notebook/index.ts";

/** The files of a report for machines: an index, and what it names. */
const parts: readonly (readonly [string, string, z.ZodType])[] = [
  ["report", "report.json of Upheld", reportIndexSchema],
  ["report-notebook", "report/notebooks/*.json of Upheld", notebookFileSchema],
  ["report-experiment", "report/experiments/*.json of Upheld", experimentFileSchema],
  ["report-metric", "report/experiments/*/*.json of Upheld", metricFileSchema],
  ["report-samples", "report/samples/*.json of Upheld", samplesFileSchema],
  ["report-sums", "report/sums/*.json of Upheld", sumsFileSchema],
  ["report-inputs", "report/inputs.json of Upheld", inputsFileSchema],
];

/** JSON Schemas of what authors write and of what machines read, derived from the schemas that check them. */
export function schemaFiles(): readonly (readonly [string, string])[] {
  return [
    [
      "docs/schema/experiment.schema.json",
      text("experiment.yaml of Upheld", manifestSchema, "input"),
    ],
    [
      "docs/schema/notebook.schema.json",
      text("Front matter of a notebook of Upheld", frontMatterSchema, "input"),
    ],
    ["docs/schema/upheld.schema.json", text("upheld.yaml of a report", settingsSchema, "input")],
    [
      "docs/schema/review.schema.json",
      text("A record of reviews/ of a report", reviewRecordSchema, "input"),
    ],
    ...parts.map(([name, title, schema]): readonly [string, string] => [
      `docs/schema/${name}.schema.json`,
      text(title, schema, "output"),
    ]),
  ];
}

function text(title: string, schema: z.ZodType, io: "input" | "output"): string {
  // A date in YAML front matter is a date to the YAML parser and a text to an editor.
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date")
        Object.assign(jsonSchema, { type: "string", format: "date" });
    },
  });
  return `${JSON.stringify({ ...json, title }, null, 2)}\n`;
}
