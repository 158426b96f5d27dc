import type { z } from "zod";
import { contrastSchema, estimateSchema } from "../../src/model/index.ts";
import { cellAttributes, cellFunctions } from "../../src/notebook/index.ts";
import { cellExamples } from "./cell-examples.ts";
import { fieldRows, schemaRows } from "./describe-schema.ts";

/** Cells: what they are, examples, and what their code may ask. */
export function cellsSection(): readonly string[] {
  return [
    "# Cells",
    "",
    "A fenced `sql` block queries the view `observations`: one row per sample, a column per factor, metric, turn and field, `unit`, `cluster`, `replicate`, `epoch`, and `<metric>_missing` for the cause of a missing score. A fenced `js plot` or `ts plot` block is the body of a function that runs at build time and returns a plot or a list of rows. Both show what they find, and their code folded below. A block marked `static` (```` ```sql static ````) is only shown, as is any code without `plot`. Cells neither read the clock nor draw random numbers: a query that does (`now()`, `random()`, a sample of rows without a seed) is an error. A cell gives at most 100,000 rows; a query is ended after 60 seconds, other code after 30.",
    "",
    "A query reads the samples of its experiment and no files. A `js plot` cell is code, and the program does not lock it in: it can do what you can do on your machine, in `check` too. Build the report of somebody whom you do not know in a container.",
    "",
    "A column that holds levels of a factor shows their labels, under the factor's own name or one that the query gives it (`arm as training`); a cell in JavaScript calls the column by the factor. Rows for later cells and CSV files keep the codes, with the labels beside them in the file. In an expression `label(arm)` is the label: `label(arm) || ', ' || label(\"trigger\")`. `order by level_order(arm)` is the order of the manifest. Columns of words and counts that are the same in all rows are said in the caption; more than twelve rows are folded.",
    "",
    "Attributes stand in braces after the language:",
    "",
    "| attribute | values | default | what |",
    "|---|---|---|---|",
    ...schemaRows(cellAttributes),
    "",
    ...cellExamples.flatMap(([what, text]) => [what, "", "````md", text, "````", ""]),
    "## What a cell in JavaScript has",
    "",
    "`Plot` is [Observable Plot](https://observablehq.com/plot/); `upheld` has [marks of the report](marks.md); `data` has the rows of the named cells before, as objects; `evidence` answers questions, each asked with one object. `of` and `versus` are selectors, as in a directive.",
    "",
    "| function | what |",
    "|---|---|",
    ...cellFunctions.map(({ call, doc }) => `| \`${call}\` | ${doc} |`),
    "",
    "Rates are between 0 and 1. What cannot be computed is `null`, and `reason` says why. An estimate has, among others:",
    "",
    ...fields(
      estimateSchema.pick({
        value: true,
        reason: true,
        interval: true,
        n: true,
        units: true,
        replicates: true,
        missing: true,
        method: true,
      }),
    ),
    "A contrast has, among others:",
    "",
    ...fields(
      contrastSchema.pick({
        value: true,
        reason: true,
        interval: true,
        p: true,
        estimates: true,
        n: true,
        paired: true,
        units: true,
        smallestDetectable: true,
        method: true,
      }),
    ),
    "Every field is in [report-metric.schema.json](schema/report-metric.schema.json).",
    "",
  ];
}

function fields(schema: z.ZodType): readonly string[] {
  return ["| field | type | what |", "|---|---|---|", ...fieldRows(schema), ""];
}
