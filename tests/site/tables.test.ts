import { describe, expect, it } from "vitest";
import { tableCsv } from "../../src/export/figures/table-csv.ts";
import type { Table } from "../../src/model/index.ts";
import { foldColumns } from "../../src/site/tables/fold-columns.ts";
import { isSortable, numberIn, sortValues } from "../../src/site/tables/sort-values.ts";
import { sorting } from "../../src/site/tables/sorted-pages.ts";
import {
  countColumns,
  intervalCell,
  missing,
  number,
  rightColumns,
  text,
  type ViewCell,
  type ViewTable,
  viewTable,
} from "../../src/site/tables/view-table.ts";

const left = (label: string) => ({ label, align: "left" as const });
const made = (
  columns: ViewTable["columns"],
  ...rows: readonly (readonly ViewCell[])[]
): ViewTable => ({ label: "t", columns, rows: rows.map((cells) => ({ cells })) });
const shown = ({ columns, rows }: ViewTable) => [
  columns.map(({ label }) => label),
  ...rows.map(({ cells }) => cells.map((cell) => cell.text)),
];

describe("columns that are the same in all rows", () => {
  const columns = [
    left("Trigger"),
    left("Arm"),
    left("Replay"),
    ...rightColumns("%"),
    ...countColumns("n"),
  ];
  const row = (arm: string, value: string, n = "896") => [
    text("absent"),
    text(arm),
    text("50 %"),
    number(value),
    number(n),
  ];

  it("are said in the caption, words and counts, and the rest keeps its order", () => {
    const table = foldColumns(made(columns, row("a", "1"), row("b", "2"), row("c", "1")));
    expect(table.same).toBe("Trigger: absent, Replay: 50 %, n: 896 in all rows.");
    expect(shown(table)).toEqual([
      ["Arm", "%"],
      ["a", "1"],
      ["b", "2"],
      ["c", "1"],
    ]);
  });

  it("stay where they are results, or where one row differs in what a reader sees", () => {
    const table = foldColumns(made(columns, row("a", "5"), row("b", "5"), row("c", "5", "895")));
    expect(table.columns.map(({ label }) => label)).toEqual(["Arm", "%", "n"]);
    const noted = [
      row("a", "1"),
      row("b", "2"),
      [text("absent", { note: "x" }), ...row("c", "3").slice(1)],
    ];
    expect(foldColumns(made(columns, ...noted)).columns[0]?.label).toBe("Trigger");
  });

  it("stay in tables of two rows, in tables that are read as they stand, and where nothing would be left", () => {
    const two = made(columns, row("a", "1"), row("b", "2"));
    expect(foldColumns(two)).toBe(two);
    const three = made(columns, row("a", "1"), row("b", "2"), row("c", "3"));
    expect(foldColumns({ ...three, asItStands: true }).columns).toHaveLength(5);
    const alike = made([left("A")], [text("x")], [text("x")], [text("x")]);
    expect(foldColumns(alike)).toBe(alike);
  });

  it("are folded together or not at all where two have one name", () => {
    const twice = [left("Arm"), ...countColumns("n", "n")];
    const rows = (...ns: readonly string[]) =>
      ns.map((n, i) => [text(`arm ${i}`), number("100"), number(n)]);
    expect(foldColumns(made(twice, ...rows("100", "100", "100"))).same).toBe("n: 100 in all rows.");
    expect(foldColumns(made(twice, ...rows("99", "99", "99"))).columns).toHaveLength(3);
    expect(foldColumns(made(twice, ...rows("99", "100", "100"))).columns).toHaveLength(3);
  });

  it("are told by one reason for nothing, are left out without a word, and are kept beside a gap over several", () => {
    const three = [left("Arm"), ...rightColumns("95% interval"), ...countColumns("n", "Missing")];
    const holes = ["a", "b", "c"].map((arm) => [
      text(arm),
      missing("none reported"),
      number(""),
      number("0"),
    ]);
    const table = foldColumns(made(three, ...holes));
    expect(table.same).toBe("95% interval: none reported, Missing: 0 in all rows.");
    expect(table.columns.map(({ label }) => label)).toEqual(["Arm"]);
    const absent = [text("d"), missing("not released", 3)];
    expect(foldColumns(made(three, ...holes, absent)).columns).toHaveLength(4);
  });

  it("stand in the file as before, with the label beside a code", () => {
    const data: Table = {
      columns: [
        { id: "arm", label: "arm", align: "left" },
        { id: "n", label: "n", align: "right" },
      ],
      rows: ["a", "b", null].map((raw) => ({
        cells: [
          raw === null
            ? { text: "–", kind: "missing", raw }
            : { text: raw === "a" ? "Arm A" : "b", kind: "text", raw },
          { text: "1,000", kind: "number", raw: 1000 },
        ],
      })),
    };
    expect(foldColumns(viewTable(data, "t")).columns.map(({ label }) => label)).toEqual(["arm"]);
    expect(tableCsv(data)).toBe("arm,arm_label,n\r\na,Arm A,1000\r\nb,,1000\r\n,,1000\r\n");
  });
});

describe("rows are sorted", () => {
  it("by the number behind what is shown, an interval by its lower end, an open one as endless", () => {
    const columns = [left("Arm"), ...rightColumns("%", "95% interval", "n")];
    const table = made(
      columns,
      [
        text("a"),
        number("12.3", { value: 0.12345678901 }),
        intervalCell("[−2.0, 1]", { lower: -0.0213 }),
        number("1,760"),
      ],
      [
        text("b"),
        number("7", { value: 0.07 }),
        intervalCell("[−∞, 1]", { lower: null }),
        number("12"),
      ],
      [text("c"), missing("not released", 3)],
    );
    expect(sortValues(table)).toEqual([
      [undefined, "0.1234568", "-0.0213", "1760"],
      [undefined, "0.07", "-Infinity", undefined],
      [undefined, undefined],
    ]);
  });

  it("by what is written where one row of a column has no number of its own: never by two units", () => {
    const table = made(
      [left("Arm"), ...rightColumns("95% interval")],
      [text("a"), intervalCell("[10, 20]", { lower: 0.1 })],
      [text("b"), intervalCell("ours [8, 21]")],
      [text("c"), intervalCell("")],
    );
    expect(sortValues(table).map(([, value]) => value)).toEqual(["10", "8", undefined]);
  });

  it.each([
    ["−2.8", -2.8],
    ["+96.7 pp", 96.7],
    ["1,234,567", 1234567],
    ["< 0.001", 0.001],
    ["8 of 10", 8],
    ["40/1,000", 40],
    ["[−1.0, 35.5]", -1],
    ["none", undefined],
  ])("by the first number of %s", (written, value) => {
    expect(numberIn(written)).toBe(value);
  });

  it("where there are three of them and their order says nothing; only then a page has the script", () => {
    const rows = ["a", "b", "c"].map((label) => [text(label)]);
    const table = made([left("A")], ...rows);
    expect(
      [table, made([left("A")], ...rows.slice(1)), { ...table, asItStands: true }].map(isSortable),
    ).toEqual([true, false, false]);
    expect(sorting([table])).toEqual(["sort"]);
    expect(sorting([{ ...table, asItStands: true }])).toEqual([]);
  });
});
