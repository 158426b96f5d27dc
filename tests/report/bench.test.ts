import { rmSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { writeReport } from "../../bench/pages/report.ts";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { emptyFolder } from "../cli/small-report.ts";

const root = emptyFolder("bench-report");
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("the report that the bench of pages builds has no problem", async () => {
  writeReport(root, { notebooks: 2, figures: 6, rows: 2000, experiments: 2 });
  const { problems, report } = await buildReport(root, silent);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(report?.figures).toHaveLength(12);
});
