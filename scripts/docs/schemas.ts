import { z } from "zod";
import { manifestSchema, reportSchema } from "../../src/model/index.ts";
import { frontMatterSchema } from "../../src/notebook/index.ts";

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
    ["docs/schema/report.schema.json", text("report.json of Upheld", reportSchema, "output")],
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
