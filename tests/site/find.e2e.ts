import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import type { BuiltSite } from "./support/build-site.ts";
import { buildSite } from "./support/build-site.ts";
import { hostile, sampleReport } from "./support/sample-report.ts";
import { serveFolder } from "./support/serve-folder.ts";

/** Path of the host below which the report stands. */
const under = "/some/where/";
const executable = findBrowser();
/** Turned in direction, and an end of everything: it must be found and shown as text. */
const evil = `zebra \u202e${hostile}`;

/** The report with a finding, an arm and a view for these tests; the arm's name is hostile. */
function reportToExplore(): typeof sampleReport {
  const [first, ...others] = sampleReport.findings;
  const [split, ...rest] = sampleReport.experiments;
  const [byArm, plane, ...figures] = sampleReport.figures;
  if (!first || !split || !byArm || !plane) throw new Error("the sample report has changed");
  const { design } = split.experiment;
  const factors = design.factors.map((factor) => ({
    ...factor,
    levels: factor.levels.map((l) => (l.id === "persona" ? { ...l, label: evil } : l)),
  }));
  const named = (text: string) => ({ cells: [{ text, kind: "text" as const }] });
  const rows = factors[0]?.levels.map(({ label }) => named(label)) ?? [];
  const dot = `<g class="arm-2"><circle cx="9" cy="9" r="3" class="m seed h"><title>one</title></circle></g></svg>`;
  return {
    ...sampleReport,
    findings: [{ ...first, text: evil }, ...others],
    experiments: [
      {
        ...split,
        experiment: { ...split.experiment, design: { ...design, replicate: "seed", factors } },
      },
      ...rest,
    ],
    figures: [
      {
        ...byArm,
        table: { columns: byArm.table.columns.slice(0, 1), rows },
        drawings: byArm.drawings.map((d) => ({ ...d, svg: d.svg.replace("</svg>", dot) })),
        views: [{ id: "sides", method: "How they were made.", drawings: plane.drawings }],
      },
      plane,
      ...figures,
    ],
  };
}

describe.skipIf(!executable)("search and explore", () => {
  let site: BuiltSite;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;

  beforeAll(async () => {
    site = await buildSite(reportToExplore());
    server = await serveFolder(site.folder, under);
    browser = await launchBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    server?.stop();
    await site?.remove();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(server.url + path);
    return page;
  }
  const close = (page: Page) => page.context().close();
  const faults = async (page: Page, part = "body") =>
    (await new AxeBuilder({ page }).include(part).analyze()).violations.map(({ id }) => id);

  it("finds words, says how many, and keeps the search in the address", async () => {
    const page = await open("search/");
    await page.keyboard.type("persona");
    await page.getByText(/^\d+ entries for “persona”/).waitFor();
    expect(await page.locator(".results mark").first().textContent()).toMatch(/persona/i);
    await page.getByLabel("Verdict").selectOption("upheld");
    await page.getByText("(Verdict: Upheld)").waitFor();
    expect(new URL(page.url()).search).toBe("?q=persona&verdict=upheld");
    for (const text of await page.locator(".results .outcome").allTextContents())
      expect(text).toMatch(/^Upheld.*, .*\d/);
    const again = await open(`search/${new URL(page.url()).search}`);
    await again.locator(".results li").first().waitFor();
    expect(await again.locator(".results").innerHTML()).toBe(
      await page.locator(".results").innerHTML(),
    );
    await close(page);
    await close(again);
  });

  it("is gone through by keys alone, and leads below the base path", async () => {
    const page = await open("search/?kind=figure&q=persona");
    await page.locator(".results li").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    const first = page.locator(".results a").first();
    expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("search-q");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${under}figures/persona/**`);
    await close(page);
  });

  it("shows hostile text as text, and has no fault that axe can find", async () => {
    for (const options of [
      { viewport: { width: 320, height: 700 }, colorScheme: "dark" },
      { forcedColors: "active" },
    ] as const) {
      const page = await open("search/?q=zebra", options);
      const link = page.locator(".results a").first();
      await link.waitFor();
      expect(await link.textContent()).toBe(evil);
      expect(await page.locator(".results :is(script, img, style)").count()).toBe(0);
      expect(await faults(page)).toEqual([]);
      const { width } = page.viewportSize() ?? { width: 0 };
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      await close(page);
    }
  });

  it("says what it looked through where nothing is found, and names a near word", async () => {
    const page = await open("search/?q=persna");
    await page.getByText(/^Nothing found for “persna”\. Looked through \d+ entries\./).waitFor();
    await page.getByRole("button", { name: "persona" }).click();
    await page.getByText(/entries for “persona”/).waitFor();
    await close(page);
  });

  it("says why there is no index, and leaves the list of all", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.route("**/search/*.json*", (route) => route.fulfill({ status: 503, body: "" }));
    await page.goto(`${server.url}search/?q=persona`);
    await page.getByText("could not be read: the host answered 503").waitFor();
    expect(await page.locator("#search-index").isVisible()).toBe(true);
    await page.unroute("**/search/*.json*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".results li").first().waitFor();
    expect(await page.locator(".trouble").isVisible()).toBe(false);
    await close(page);
  });

  it("is a list of all of the report without a script, and on paper", async () => {
    const page = await open("search/", { javaScriptEnabled: false });
    expect(await page.locator(".finder").isVisible()).toBe(false);
    for (const { id, number } of sampleReport.findings)
      expect(
        await page.locator(`.all a[href$="/${id}/"]`, { hasText: `Finding ${number}` }).count(),
      ).toBe(1);
    const printed = await open("search/?q=persona");
    await printed.locator(".results li").first().waitFor();
    expect(await printed.locator(".all").isVisible()).toBe(false);
    await printed.emulateMedia({ media: "print" });
    expect(await printed.locator(".all").isVisible()).toBe(true);
    expect(await printed.locator(".finder").isVisible()).toBe(false);
    await close(page);
    await close(printed);
  });

  const figure = "figures/persona/by-arm/";
  const marks = (page: Page, arm: number) =>
    page.locator(`.plot > .drawing .arm-${arm} > :is(circle, line, path):visible`);

  it("hides levels and seeds by keys alone, keeps the choice in the address, and takes it back", async () => {
    const page = await open(figure);
    await page.locator(".explore summary").focus();
    await page.keyboard.press("Enter");
    expect(await marks(page, 2).count()).toBeGreaterThan(1);
    await page.getByLabel(evil).focus();
    await page.keyboard.press("Space");
    await page.getByLabel("Each seed").focus();
    await page.keyboard.press("Space");
    expect(await marks(page, 2).count()).toBe(0);
    expect(await marks(page, 3).count()).toBeGreaterThan(1);
    expect(new URL(page.url()).hash).toBe("#x1:by-arm;levels=masked,organism,plain;seeds=off");
    expect(await page.locator(".explore .state").textContent()).toContain(`Hidden: ${evil}.`);
    // A drawing is one stop of the keyboard, and what is hidden is not among its marks.
    await page.locator("svg.chart:visible").first().focus();
    await page.keyboard.press("Home");
    expect(await page.locator(".mark-words").textContent()).not.toBe("one");
    const again = await open(`${figure}${new URL(page.url()).hash}`);
    expect(await marks(again, 2).count()).toBe(0);
    await page.getByRole("button", { name: "Back to the author’s view" }).click();
    expect(await marks(page, 2).count()).toBeGreaterThan(1);
    expect(new URL(page.url()).hash).toBe("");
    await close(page);
    await close(again);
  });

  it("shows another view, on paper the author's, and says what of an address it ignored", async () => {
    for (const options of [
      { viewport: { width: 320, height: 700 }, colorScheme: "dark" },
      { forcedColors: "active" },
    ] as const) {
      const page = await open(
        `persona/#x1:by-arm;levels=plain,%3Cimg%3E;view=sides;zoom=2&nowhere;seeds=off`,
        options,
      );
      const shown = page.locator("#by-arm .plot > .drawing:visible");
      expect(await page.locator("#by-arm .view").isVisible()).toBe(true);
      expect(await shown.count()).toBe(0);
      const notes = await page.locator(".explore .unknown:visible").allTextContents();
      expect(notes.join(" ")).toMatch(/nowhere/);
      expect(await page.locator(".explore :is(img, script, style)").count()).toBe(0);
      expect(await faults(page, "#by-arm")).toEqual([]);
      const { width } = page.viewportSize() ?? { width: 0 };
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      await page.emulateMedia({ media: "print" });
      expect(await shown.count()).toBe(1);
      expect(await page.locator(".view:visible, .explore:visible").count()).toBe(0);
      await close(page);
    }
    const page = await open(`${figure}#x1:by-arm;levels=plain,%3Cimg%3E;zoom=2`);
    expect(await page.locator(".explore .unknown").textContent()).toBe(
      "Ignored, as this figure has no such thing: levels=<img>; zoom=2.",
    );
    expect(await marks(page, 1).count()).toBeGreaterThan(1);
    expect(await marks(page, 3).count()).toBe(0);
    await page.goto(`${server.url}${figure}#x9:by-arm;seeds=off`);
    await page.getByText("a spelling (x9) that this page does not know").waitFor();
    expect(await marks(page, 3).count()).toBeGreaterThan(1);
    await close(page);
  });

  it("leaves a figure as its author drew it where no script runs or nothing can change", async () => {
    const page = await open(`persona/#x1:by-arm;seeds=off`, { javaScriptEnabled: false });
    expect(await page.locator(".explore:visible, .view:visible").count()).toBe(0);
    expect(await page.locator("#by-arm .seed:visible").count()).toBe(1);
    await page.goto(`${server.url}figures/persona/pooled/`);
    expect(await page.locator(`script[src*="explore"]`).count()).toBe(0);
    await close(page);
  });
});
