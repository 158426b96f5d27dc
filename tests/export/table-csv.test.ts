import { expect, it } from "vitest";
import { tableCsv } from "../../src/export/figures/table-csv.ts";
import type { TableCell } from "../../src/model/index.ts";

const cell = (kind: TableCell["kind"], text: string, raw?: TableCell["raw"]): TableCell => ({
  kind,
  text,
  ...(raw === undefined ? {} : { raw }),
});
const right = (id: string) => ({ id, label: id, align: "right" as const });

it("gives an interval three columns, as the files of findings do", () => {
  const table = {
    columns: [right("value"), right("interval"), right("detection-interval"), right("n")],
    rows: [
      {
        cells: [
          cell("number", "40%", 0.4),
          cell("interval", "[25, 55]", "0.25 0.55 0.95"),
          cell("interval", "[−∞, 2]", "-inf 0.02 0.9"),
          cell("number", "1,000", 1000),
        ],
      },
      {
        cells: [
          cell("number", "41%", 0.41),
          cell("number", "", null),
          cell("missing", "none", null),
          cell("number", "200", 200),
        ],
      },
    ],
  };
  expect(tableCsv(table).split("\r\n")).toEqual([
    "value,lower,upper,level,detection-lower,detection-upper,detection-level,n",
    "0.4,0.25,0.55,0.95,,0.02,0.9,1000",
    "0.41,,,,,,,200",
    "",
  ]);
});
