import { NotDeterministic } from "../../lib/not-deterministic.ts";
import type { CellLanguage } from "./cell.ts";
import { tableOf } from "./rows.ts";

export const sql: CellLanguage = {
  languages: ["sql"],
  doc: "A query over `observations`, one row per sample of the page's experiment; shows a table, with the labels of levels. Named cells before it are tables.",
  async run(cell, context) {
    try {
      const data = await context.runSql(context.experiment, cell.code, context.tables);
      const table = tableOf(data, context.evidence.experiment(context.experiment));
      return { table, drawings: [], data, description: null, told: null };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const line = Number(/LINE (\d+)/.exec(message)?.[1] ?? 1);
      const fix = /Did you mean[^\n]*/i.exec(message)?.[0];
      if (error instanceof NotDeterministic) {
        context.problems.error(
          "cell-is-deterministic",
          cell.place(line - 1),
          `The cell would change with each build: ${message.split("\n")[0]}`,
        );
        return null;
      }
      context.problems.error(
        "cell-runs",
        cell.place(line - 1),
        `The query fails: ${message.split("\n")[0]}`,
        fix ? { fix } : {},
      );
      return null;
    }
  },
};
