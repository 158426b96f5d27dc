import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { emptyFolder, write, writeSmallReport } from "../cli/small-report.ts";

describe("where a report is published", () => {
  it("is what the command says, before what the file says", async () => {
    const root = emptyFolder("site-url");
    writeSmallReport(root);
    write(root, "upheld.yaml", "site:\n  url: https://name.example/file\n");
    const own = await buildReport(root, silent);
    expect(own.report?.site.url).toBe("https://name.example/file/");
    const said = await buildReport(root, silent, { siteUrl: "https://name.example/command/" });
    expect(said.report?.site.url).toBe("https://name.example/command/");
  });
});
