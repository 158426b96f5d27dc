import type { Table } from "../../src/model/index.ts";

/** A table as Markdown has it. */
export function tableText({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ label }) => label)),
    line(columns.map(({ align }) => (align === "right" ? "--:" : "---"))),
    ...rows.map(({ cells }) => line(cells.map(({ text }) => text.replaceAll("|", "\\|")))),
    "",
  ].join("\n");
}
