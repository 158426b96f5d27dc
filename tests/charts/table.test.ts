import { describe, expect, it } from "vitest";
import { table } from "../../src/charts/types/table.ts";
import { reviewEvidence } from "./support/experiments.ts";
import { expectFile, request } from "./support/snapshot.ts";

describe("table", () => {
  it("draws nothing and tabulates every condition", () => {
    const options = table.options.parse({});
    const data = table.gather(request({ color: "wording" }), options, reviewEvidence());
    if ("message" in data) throw new Error(data.message);
    expect(table.render(data, options, { id: "figure", width: 640 })).toBeNull();
    const { columns, rows } = table.tabulate(data, options);
    expect(rows).toHaveLength(20);
    expect(rows.every((r) => r.cells.length === columns.length)).toBe(true);
    expectFile(
      "tableOfConditions",
      "txt",
      rows.map((r) => r.cells.map((c) => c.text).join(" | ")).join("\n"),
    );
  });
});
