import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report, Table } from "../../src/model/index.ts";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import type { BuiltSite } from "./support/build-site.ts";
import { buildSite } from "./support/build-site.ts";
import { sampleReport } from "./support/sample-report.ts";
import { serveFolder } from "./support/serve-folder.ts";

/** Percentages of numbers that sort otherwise as text, a gap, an open interval, a repeated word, and two groups. */
const rows: Table["rows"] = [
  ["g1", "arm 10", "9 %", 0.09, "[−2, 12]", "-0.02 0.12"],
  ["g1", "arm 2", "10 %", 0.1, "[−∞, 12]", "-inf 0.12"],
  ["g2", "Arm 1", "−2 %", -0.02, "[1, 2]", "0.01 0.02"],
  ["g2", "arm 3", "", null, "", null],
].map(([group, name, value, raw, interval, ends]) => ({
  group: String(group),
  cells: [
    { text: String(name), kind: "text", raw: name },
    { text: "absent", kind: "text", raw: "absent" },
    ...(value === ""
      ? [
          { text: "not released", kind: "missing", raw: null } as const,
          { text: "", kind: "missing", raw: null } as const,
        ]
      : [
          { text: value, kind: "number", raw } as const,
          { text: interval, kind: "interval", raw: ends } as const,
        ]),
  ],
})) as Table["rows"];
const table: Table = {
  columns: [
    { id: "arm", label: "Arm", align: "left" },
    { id: "trigger", label: "Trigger", align: "left" },
    { id: "value", label: "%", align: "right" },
    { id: "interval", label: "95% interval", align: "right" },
  ],
  rows,
};
const long: Table = { ...table, rows: [rows, rows, rows, rows].flat() };

/** The sample report with a table of four rows for a figure, and one of sixteen for a cell. */
const report: Report = {
  ...sampleReport,
  figures: sampleReport.figures.map((f) => (f.id === "recomputed" ? { ...f, table } : f)),
  notebooks: sampleReport.notebooks.map((notebook) => ({
    ...notebook,
    blocks: notebook.blocks.map((block) =>
      block.kind === "cell" && block.id === "no-flag" ? { ...block, table: long } : block,
    ),
  })),
};

const executable = findBrowser();

describe.skipIf(!executable)("tables in a browser", () => {
  let site: BuiltSite;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;

  beforeAll(async () => {
    site = await buildSite(report);
    server = await serveFolder(site.folder, "/");
    browser = await launchBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    server?.stop();
    await site?.remove();
  });

  async function open(path: string, options = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 390, height: 900 }, ...options });
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  }
  const close = (page: Page) => page.context().close();
  const table1 = "figures/persona/recomputed/";
  const names = (page: Page) => page.locator("#data tbody th").allTextContents();
  const head = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
  const sorted = (page: Page) =>
    page
      .locator("#data thead th")
      .evaluateAll((heads) => heads.map((h) => h.getAttribute("aria-sort")));
  const asWritten = ["arm 10", "arm 2", "Arm 1", "arm 3"];

  it("are sorted by their numbers by a press, the other way by a second, and as they were by a third", async () => {
    const page = await open(table1);
    expect(await names(page)).toEqual(asWritten);
    await head(page, "%").click();
    expect(await names(page)).toEqual(["Arm 1", "arm 10", "arm 2", "arm 3"]);
    expect(await sorted(page)).toEqual([null, "ascending", null]);
    await head(page, "%").click();
    expect(await names(page)).toEqual(["arm 2", "arm 10", "Arm 1", "arm 3"]);
    await head(page, "95% interval").click();
    expect(await names(page)).toEqual(["arm 2", "arm 10", "Arm 1", "arm 3"]);
    expect(await sorted(page)).toEqual([null, null, "ascending"]);
    await head(page, "95% interval").click();
    await head(page, "95% interval").click();
    expect([await names(page), await sorted(page)]).toEqual([asWritten, [null, null, null]]);
    expect(
      await page
        .locator("#data tbody")
        .evaluateAll((all) => all.map((b) => (b as HTMLTableSectionElement).rows.length)),
    ).toEqual([2, 2]);
    await close(page);
  });

  it("are sorted by words with their numbers in order, by key and by touch as well", async () => {
    const page = await open(table1, { hasTouch: true });
    await head(page, "Arm").focus();
    await page.keyboard.press("Enter");
    expect(await names(page)).toEqual(["Arm 1", "arm 2", "arm 3", "arm 10"]);
    await head(page, "Arm").tap();
    expect(await names(page)).toEqual(["arm 10", "arm 3", "arm 2", "Arm 1"]);
    await close(page);
  });

  it("are whole without a script: no button, the order of the page, what is the same in the caption", async () => {
    const page = await open(table1, { javaScriptEnabled: false });
    expect(await names(page)).toEqual(asWritten);
    expect(await page.locator("#data thead button").count()).toBe(0);
    expect(await page.locator("#data caption").textContent()).toBe("Trigger: absent in all rows.");
    await close(page);
  });

  it("of more than twelve rows are folded with their size, and open on paper", async () => {
    const page = await open("persona/");
    const cell = page.locator("#no-flag details.rows");
    expect(await cell.locator("summary").textContent()).toBe("Show the data (16 rows)");
    expect(await cell.locator("table").isVisible()).toBe(false);
    await cell.locator("summary").click();
    expect(await cell.locator("table").isVisible()).toBe(true);
    await cell.locator("summary").click();
    await page.emulateMedia({ media: "print" });
    expect(await cell.locator("table").isVisible()).toBe(true);
    expect(await cell.locator("summary").isVisible()).toBe(false);
    await close(page);
  });

  it("bring the script only where one can be sorted", async () => {
    const has = async (path: string) => {
      const page = await open(path);
      const found = await page.locator('script[src$="scripts/sort.js"]').count();
      await close(page);
      return found;
    };
    expect([
      await has(table1),
      await has("findings/persona/wording-alone/"),
      await has("404.html"),
    ]).toEqual([1, 0, 0]);
  });
});
