import { hasTable } from "../../model/report/notebook.ts";
import type { BesideKind } from "../beside-kind.ts";
import { tableCsv } from "../figures/table-csv.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureCsv: BesideKind = {
  name: "figure-csv",
  doc: "The table of a figure, at full precision. A cell may draw what no table holds.",
  files: ({ report }) =>
    ofFigures(report, "csv", (figure) =>
      hasTable(figure) ? { of: [figure.table], make: () => tableCsv(figure.table) } : null,
    ),
};
