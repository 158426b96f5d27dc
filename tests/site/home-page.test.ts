import { describe, expect, it } from "vitest";
import { featuredFindings } from "../../src/site/components/home/featured-findings.ts";
import { sampleReport } from "./support/sample-report.ts";

const ids = (report: typeof sampleReport, most: number) =>
  featuredFindings(report, most).map(({ id }) => id);

describe("findings that stand open on the home page", () => {
  const all = sampleReport.findings.map(({ id }) => id);

  it("are the first of each notebook, no more than there is room for, in the order of the report", () => {
    expect(all.length).toBeGreaterThan(2);
    expect(ids(sampleReport, 2)).toEqual(all.slice(0, 2));
    expect(ids(sampleReport, 99)).toEqual(all);
  });

  it("are those that the author names, in that order", () => {
    const [first = "", second = ""] = all;
    const featured = [second, first].map((id) => ({ notebook: "persona", id }));
    const report = { ...sampleReport, site: { ...sampleReport.site, featured } };
    expect(ids(report, 8)).toEqual([second, first]);
  });
});
