import { describe, expect, it } from "vitest";
import { standaloneSvg } from "../../src/export/figures/standalone-svg.ts";
import { tableCsv } from "../../src/export/figures/table-csv.ts";
import { sentences } from "../../src/lib/words.ts";
import type { Drawing, Experiment } from "../../src/model/index.ts";
import { metricOf } from "../../src/model/report/lookup.ts";
import { designGrid, designInWords } from "../../src/site/components/experiment/design-grid.ts";
import { shownDrawings } from "../../src/site/components/figure/drawings.ts";
import { sharedTurns, unitView } from "../../src/site/components/samples/turns.ts";
import { verdictGlyph } from "../../src/site/components/shared/verdict-glyph.ts";
import { fromRoot, rootOf } from "../../src/site/root.ts";
import { metricTables } from "../../src/site/tables/metric-table.ts";
import { viewTable, withoutEmptyColumns } from "../../src/site/tables/view-table.ts";
import { dateInWords, shortened } from "../../src/site/words.ts";
import { methodsInWords, unbroken } from "../../src/wording/index.ts";
import { sampleReport } from "./support/sample-report.ts";

const split = sampleReport.experiments[0] ?? expect.fail("no experiment");

describe("root", () => {
  it("is one step up for each folder of the address", () => {
    expect(["", "404.html", "a/", "figures/a/b/"].map(rootOf)).toEqual([
      "./",
      "./",
      "../",
      "../../../",
    ]);
  });

  it("replaces ~/ in attributes and nowhere else", () => {
    expect(fromRoot('<a href="~/a/">~/a/</a>', "../")).toBe('<a href="../a/">~/a/</a>');
  });
});

describe("verdictGlyph", () => {
  it("puts the bar inside the claim, outside it or across its edge, whichever side is claimed", () => {
    const regions = [
      { lower: 0, upper: null },
      { lower: null, upper: 0 },
      { lower: -1, upper: 1 },
    ];
    for (const region of regions) {
      const upheld = verdictGlyph("upheld", region);
      expect(upheld.bar[0] >= upheld.field[0] && upheld.bar[1] <= upheld.field[1]).toBe(true);
      const refuted = verdictGlyph("refuted", region);
      expect(refuted.bar[1] <= refuted.field[0] || refuted.bar[0] >= refuted.field[1]).toBe(true);
      const open = verdictGlyph("undetermined", region);
      expect(open.edges.some((edge) => open.bar[0] < edge && edge < open.bar[1])).toBe(true);
    }
  });
});

describe("a p value", () => {
  it("is not parted from its sign at the end of a line", () => {
    expect(unbroken("(p < 0.001, < 0.001 after Holm)")).toBe(
      "(p\u00a0<\u00a00.001, <\u00a00.001 after Holm)",
    );
  });
});

describe("shownDrawings", () => {
  const drawing = (width: number): Drawing => ({ width, height: 1, svg: String(width) });
  const classes = (...widths: number[]) => shownDrawings(widths.map(drawing)).map((d) => d.classes);

  it("hands over from one width to the next", () => {
    expect(classes(340, 640, 920)).toEqual([
      "drawing from-0 until-640 small",
      "drawing from-640 until-920 grows",
      "drawing from-920 printed grows",
    ]);
    expect(classes(340, 920)).toEqual([
      "drawing from-0 until-920 small",
      "drawing from-920 printed grows",
    ]);
  });

  it("always shows a drawing that has no other", () => {
    expect(classes(640)).toEqual(["drawing from-0 printed"]);
    expect(classes(240)).toEqual(["drawing from-0 printed tiny"]);
  });
});

describe("tables", () => {
  it("join neighbouring cells that are missing for one reason", () => {
    const [, , , hole] = viewTable(
      sampleReport.figures[0]?.table ?? expect.fail("no table"),
      "t",
    ).rows;
    expect(hole?.cells.map((c) => [c.kind, c.span])).toEqual([
      ["text", undefined],
      ["text", undefined],
      ["missing", 4],
    ]);
  });

  it("show a planned condition without samples as a hole with its reason", () => {
    const [table] = metricTables(split, metricOf(split.experiment, "detection"));
    expect(table?.rows[3]?.cells.at(-2)).toMatchObject({ kind: "missing", text: "not released" });
    expect(designGrid(split).rows[1]?.cells.map((c) => c.absent)).toEqual([false, true]);
  });

  it("say once how many scores a condition lacks, where its metrics lack as many", () => {
    const lacking = (missing: Record<string, Record<string, number>>) => {
      const grid = split.grid.map((cell) => ({
        ...cell,
        absent: null,
        scored: { detection: 90, specificity: 90 },
        missing,
      }));
      return designGrid({ ...split, grid }).rows[0]?.cells[0]?.notes;
    };
    const ten = { "no flag": 10 };
    expect(lacking({ detection: ten, specificity: ten })).toEqual(["10 missing"]);
    expect(lacking({ detection: ten })).toEqual(["Detection: 10 missing"]);
  });

  it("replace a grid that is too long to read by how much is there", () => {
    const grid = designGrid(split);
    const rows = Array.from({ length: 60 }, () => grid.rows[0]) as unknown as typeof grid.rows;
    const counts = { ...split.counts, conditions: { planned: 300, present: 240 } };
    const [one] = split.grid;
    if (!one) expect.fail("no cell");
    const cells = [40, 1200].map((samples) => ({ ...one, samples }));
    expect(designInWords({ ...split, counts, grid: cells }, { ...grid, rows })).toBe(
      "240 of 300 combinations are there, 40 to 1,200 samples in each.",
    );
  });

  it("replace a long grid whose cells all say the same by what they say", () => {
    const grid = designGrid(split);
    const cell = { text: "published \u2020", notes: [], absent: false };
    const long = Array.from({ length: 12 }, () => ({ ...grid.rows[0], cells: [cell] }));
    const rows = long as unknown as typeof grid.rows;
    const counts = { ...split.counts, conditions: { planned: 12, present: 12 } };
    expect(designInWords({ ...split, counts }, { ...grid, rows })).toBe(
      "All 12 combinations are there, published \u2020.",
    );
    expect(designInWords({ ...split, counts }, { ...grid, rows: rows.slice(1) })).toBe(null);
    expect(designInWords(split, grid)).toBe(null);
  });

  it("are split by a factor where three would leave no room for numbers", () => {
    const seed = { id: "seed", label: "Seed", role: "other", baseline: "1" } as const;
    const levels = ["1", "2"].map((id) => ({ id, label: `seed ${id}` }));
    const factors = [...split.experiment.design.factors, { ...seed, levels }];
    const experiment = { ...split.experiment, design: { ...split.experiment.design, factors } };
    const estimates = levels.flatMap(({ id }) =>
      split.estimates.map((e) => ({ ...e, of: { ...e.of, seed: [id] } })),
    );
    const tables = metricTables(
      { ...split, experiment: experiment as Experiment, estimates, grid: [] },
      metricOf(split.experiment, "detection"),
    );
    expect(tables.map((t) => t.columns.slice(0, 2).map((c) => c.label))).toHaveLength(2);
    expect(new Set(tables.flatMap((t) => t.rows.map((r) => r.id))).size).toBe(
      tables.flatMap((t) => t.rows).length,
    );
  });

  it("leave out columns in which no row has anything to say", () => {
    const cells = (...texts: string[]) => texts.map((text) => ({ text, kind: "text" as const }));
    const hole = { text: "not released", kind: "missing" as const, span: 3 };
    const columns = ["A", "B", "C", "D"].map((label) => ({ label, align: "left" as const }));
    const rows = [{ cells: cells("a", "", "none", "d") }, { cells: [...cells("b"), hole] }];
    const table = withoutEmptyColumns({ label: "t", columns, rows });
    expect(table.columns.map((c) => c.label)).toEqual(["A", "D"]);
    expect(table.rows.map((r) => r.cells.map((c) => c.text))).toEqual([
      ["a", "d"],
      ["b", "not released"],
    ]);
    expect(table.rows[1]?.cells[1]?.span).toBe(1);
  });

  it("quote CSV fields that hold commas, quotes or line breaks", () => {
    const cell = (text: string) => ({ text, kind: "text" as const });
    const table = {
      columns: [{ id: "a", label: "A", align: "left" as const }],
      rows: [{ cells: [cell('1,"2"\n3')] }],
    };
    expect(tableCsv(table)).toBe('a\r\n"1,""2""\n3"\r\n');
  });
});

describe("turns", () => {
  it("are shared while every transcript agrees", () => {
    const turn = (text: string) => ({ name: "user", text });
    expect(
      sharedTurns([
        [turn("a"), turn("b")],
        [turn("a"), turn("c")],
      ]),
    ).toEqual([turn("a")]);
    expect(sharedTurns([[turn("a")]])).toEqual([]);
  });

  it("of a unit lose none and repeat none of what is shared", () => {
    const unit = split.drawn[0] ?? expect.fail("no unit");
    const view = unitView(unit, split.experiment);
    expect(view.shared.map((t) => t.name)).toEqual(["user"]);
    expect(view.groups.map((g) => [g.shared.length, g.samples.length])).toEqual([
      [1, 4],
      [1, 4],
    ]);
    for (const group of view.groups)
      for (const { sample, turns } of group.samples)
        expect([...view.shared, ...group.shared, ...turns]).toEqual(sample.turns);
  });
});

describe("words", () => {
  it("write a date as readers do", () => {
    expect(dateInWords("2026-11-24")).toBe("24 November 2026");
    expect(dateInWords("soon")).toBe("soon");
  });

  it("join methods that differ in their counts alone", () => {
    expect(
      methodsInWords([
        "Wilson interval (208 questions)",
        "Wilson interval (1,209 questions)",
        "t test",
      ]),
    ).toBe("Wilson interval (208 to 1,209 questions). T test.");
  });

  it("end each sentence once and cut at a word", () => {
    expect(sentences(["Is it?", null, "Yes"])).toBe("Is it? Yes.");
    expect(shortened("one two three", 9)).toBe("one two…");
  });
});

describe("standaloneSvg", () => {
  it("writes the light values in and one rule for each arm", () => {
    const svg = standaloneSvg('<svg class="chart"><g class="arm-1"/></svg>', {
      tokens: ":root{--paper:#fff;--ink:#111;--arm-1:#22f}",
      chart: ".chart .m { stroke: var(--c); fill: var(--paper) }",
    });
    expect(svg).toContain(".chart .arm-1 .m{stroke: #22f; fill: #fff}");
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).not.toContain("@font-face");
  });
  it("brings the face by whose widths its labels were placed", () => {
    const sans = "data:font/woff2;base64,d09GMgABAAAAAA==";
    const tokens = ':root{--paper:#fff;--sans:"Source Sans 3", Arial, sans-serif}';
    const svg = standaloneSvg('<svg class="chart"/>', { tokens, chart: "", sans });
    expect(svg).toContain(`@font-face{font-family:"Source Sans 3";src:url("${sans}")`);
    expect(svg).toContain('font-family:"Source Sans 3", Arial, sans-serif');
  });
});
