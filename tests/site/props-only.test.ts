import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { handOver, reportInHand } from "../../src/site/render/report-in-hand.ts";

const site = join(import.meta.dirname, "../../src/site");
const files = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));

/** Lines of a file that ask for the report, but for imports. */
const asking = (file: string) =>
  readFileSync(join(site, file), "utf8")
    .split("\n")
    .filter((line) => /\b(?:reportInHand|handOver)\(/.test(line) && !line.startsWith("import "));

describe("what a page reads", () => {
  it("is its props: a page with parameters asks for the report in its list of pages alone", () => {
    const pages = files.filter((file) => file.startsWith("pages/") && file.includes("["));
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) {
      const [only, ...more] = asking(page);
      // Scripts are the same in every report.
      if (page === "pages/scripts/[name].js.ts") expect(only, page).toBeUndefined();
      else expect(only, page).toContain("export const getStaticPaths = ");
      expect(more, page).toEqual([]);
    }
  });

  it("comes to components, layouts and tables as props too", () => {
    const servers = [
      "render/render.ts",
      "render/render-work.ts",
      "render/report-in-hand.ts",
      "serve/serve.ts",
      "serve/serve-templates.ts",
      "whole/rendered-site.ts",
    ];
    const others = files.filter((file) => !file.startsWith("pages/") && !servers.includes(file));
    expect(others.filter((file) => asking(file).length > 0)).toEqual([]);
  });

  it("cannot be the report once it is taken back", () => {
    handOver(null);
    expect(reportInHand).toThrow("reads its props and nothing else");
  });
});
