import { collectProblems, formatPlace, type Problem } from "../../src/model/index.ts";
import {
  type BindContext,
  type BoundNotebook,
  bindNotebook,
  parseNotebook,
  readBibliography,
} from "../../src/notebook/index.ts";
import { madeUpCharts } from "./made-up-charts.ts";
import { madeUpEvidence } from "./made-up-evidence.ts";
import { madeUpFiles } from "./made-up-files.ts";
import { madeUpDraw, madeUpPick } from "./made-up-samples.ts";

const references = JSON.stringify([
  {
    id: "holm1979",
    type: "article-journal",
    title: "A simple sequentially rejective multiple test procedure",
    author: [{ family: "Holm", given: "Sture" }],
    issued: { "date-parts": [[1979]] },
    "container-title": "Scandinavian Journal of Statistics",
    volume: "6",
  },
  {
    id: "miller2024",
    type: "article",
    title: "Adding error bars to evals <script>",
    author: [{ family: "Miller", given: "Evan" }],
    issued: { "date-parts": [[2024]] },
    URL: "https://example.org/a?b=1&c=2",
  },
]);

const other =
  "---\ntitle: Another page\nexperiment: doctag\ndate: 2026-11-20\n---\n\n## Over there {#there}\n";

/** Binds one page as a report would, with made-up evidence, charts and database. */
export async function bindText(
  text: string,
  file = "content/page.md",
  history: BindContext["history"] = () => ({ found: "nothing", why: "no-history" }),
): Promise<{ bound: BoundNotebook | null; problems: readonly Problem[] }> {
  const problems = collectProblems();
  const bibliography = await readBibliography(
    [{ file: "content/references.json", text: references }],
    problems,
  );
  const parsed = parseNotebook(file, text, problems);
  const another = parseNotebook("content/another.md", other, problems);
  const context: BindContext = {
    evidence: madeUpEvidence,
    chartTypes: madeUpCharts,
    bibliography,
    notebooks: [parsed, another].filter((page) => page !== null),
    beside: new Map(),
    history,
    runSql: async (experiment, sql, tables) => {
      if (sql.includes("wrong"))
        throw new Error('Parser Error: syntax error at or near "wrong"\n\nLINE 2: wrong');
      if (sql.includes("levels"))
        return {
          columns: [
            { name: "arm", type: "text", factor: "arm" },
            { name: "training", type: "text", factor: "arm" },
            { name: "trigger", type: "text", factor: "trigger" },
          ],
          rows: [
            ["sdf", "doctag", "without"],
            ["none", null, "present"],
          ],
        };
      return {
        columns: [
          { name: "experiment", type: "text" },
          { name: "n_flags", type: "number" },
          { name: "share", type: "number" },
          { name: "tables", type: "text" },
        ],
        rows: [
          [experiment, 18, 0.123456, null],
          ["b", 1200, null, Object.keys(tables).join(" ")],
        ],
      };
    },
    unitSlug: (_experiment, unit) => (unit === "q1" ? "q1" : null),
    experimentFiles: madeUpFiles,
    pickSamples: madeUpPick,
    drawSamples: madeUpDraw,
  };
  const bound = parsed && (await bindNotebook(parsed, context, problems));
  return { bound, problems: problems.list };
}

/** Problems as the command line prints them: place, rule, message, expected, found, fix. */
export function printProblems(problems: readonly Problem[]): string {
  return problems
    .map((p) =>
      [
        `${formatPlace(p.place)} ${p.severity} ${p.rule}`,
        `  ${p.message}`,
        ...(p.expected ? [`  expected: ${p.expected}`] : []),
        ...(p.found ? [`  found: ${p.found}`] : []),
        ...(p.fix ? [`  fix: ${p.fix}`] : []),
      ].join("\n"),
    )
    .join("\n")
    .concat("\n");
}
