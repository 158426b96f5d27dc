import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import type { BuiltSite } from "./support/build-site.ts";
import { buildSite } from "./support/build-site.ts";
import { sampleReport } from "./support/sample-report.ts";
import { serveFolder } from "./support/serve-folder.ts";

/** One page of each type. */
const paths = {
  home: "",
  notebook: "persona/",
  figure: "figures/persona/plane/",
  table: "figures/persona/recomputed/",
  finding: "findings/persona/wording-alone/",
  experiment: "experiments/split/",
  published: "experiments/published/",
  "list of samples": "samples/split/",
  sample: "samples/split/train-215/",
  embed: "embed/persona/by-arm/",
  glossary: "glossary/",
  missing: "404.html",
} as const;
/** Path of the host below which the report stands. */
const under = "/some/where/";
const widths = [320, 360, 390, 600, 768, 1023, 1024, 1280, 1440, 1920];

const executable = findBrowser();
if (!executable)
  process.stderr.write("Browser tests are skipped: set CHROME_PATH or install chromium.\n");

describe.skipIf(!executable)("pages in a browser", () => {
  let site: BuiltSite;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;

  beforeAll(async () => {
    // The page for what is not there has its styles and links under any path only where the report knows its address.
    const url = `https://example.org${under}`;
    site = await buildSite({ ...sampleReport, site: { ...sampleReport.site, url } });
    server = await serveFolder(site.folder, under);
    browser = await launchBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    server?.stop();
    await site?.remove();
  });

  async function open(
    path: string,
    width: number,
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  }

  const close = (page: Page) => page.context().close();

  for (const [name, path] of Object.entries(paths))
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [1440, 390])
        it(`${name} has no fault that axe can find, ${colorScheme}, ${width} wide`, async () => {
          const page = await open(path, width, { colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(
            violations.map(
              (v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")}`,
            ),
          ).toEqual([]);
          await close(page);
        });

  it("never scrolls sideways, from 320 to 1920", async () => {
    for (const path of Object.values(paths)) {
      const page = await open(path, 320);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width);
      }
      await close(page);
    }
  });

  it("asks no other host for anything and breaks no rule of its own policy", async () => {
    for (const path of Object.values(paths)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const foreign: string[] = [];
      const faults: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(server.url) && !request.url().startsWith("data:"))
          foreign.push(request.url());
      });
      page.on("response", (response) => {
        if (response.status() >= 400) faults.push(response.url());
      });
      page.on("console", (message) => faults.push(message.text()));
      await page.goto(server.url + path, { waitUntil: "networkidle" });
      expect(foreign, path).toEqual([]);
      expect(faults, path).toEqual([]);
      await close(page);
    }
  });

  it("shows exactly one drawing of each figure at each width, the same with and without a script engine", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await open(paths.notebook, 320, { javaScriptEnabled });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const figure of sampleReport.figures.filter((f) => f.kind === "figure")) {
          const drawings = page.locator(`#${figure.id} .drawing`);
          const shown = await Promise.all((await drawings.all()).map((d) => d.isVisible()));
          expect(shown.filter(Boolean), `${figure.id} at ${width}`).toHaveLength(1);
        }
      }
      await close(page);
    }
  });

  it("draws no chart text smaller than 10 px on the smallest screen", async () => {
    const page = await open(paths.notebook, 320);
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll<SVGSVGElement>(".drawing > svg")]
        .filter((svg) => svg.getBoundingClientRect().width > 0)
        .map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width),
    );
    expect(Math.min(...sizes) * 12).toBeGreaterThan(10);
    await close(page);
  });

  it("shows where the keyboard is", async () => {
    const page = await open(paths.notebook, 1440);
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Tab");
      const ring = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(
          document.activeElement ?? document.body,
        );
        return `${outlineStyle} ${outlineWidth}`;
      });
      expect(ring).toBe("solid 2px");
    }
    await close(page);
  });

  it("lets a reader skip to the text", async () => {
    const page = await open(paths.home, 1440);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the text");
    await close(page);
  });

  it("leaves margin notes clear of each other and of captions", async () => {
    for (const width of [1024, 1280, 1440, 1920]) {
      const page = await open(paths.notebook, width);
      const met = await page.evaluate(() => {
        const boxes = [
          ...document.querySelectorAll<HTMLElement>(
            ".sheet > .note, .sheet > .fig > figcaption, .sheet > .broad",
          ),
        ].map((element) => {
          const { left, right, top } = element.getBoundingClientRect();
          return { element, left, right, top, bottom: top + element.scrollHeight };
        });
        return boxes.flatMap((a, i) =>
          boxes
            .slice(i + 1)
            .filter((b) => !a.element.contains(b.element) && !b.element.contains(a.element))
            .filter(
              (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
            )
            .map(
              (b) =>
                `${a.element.textContent?.slice(0, 40)} / ${b.element.textContent?.slice(0, 40)}`,
            ),
        );
      });
      expect(met, String(width)).toEqual([]);
      await close(page);
    }
  });

  it("prints one drawing of each figure and no navigation", async () => {
    const page = await open(paths.notebook, 1440);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".rail").isVisible()).toBe(false);
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll(".plot")].map(
        (plot) =>
          [...plot.querySelectorAll<HTMLElement>(".drawing")].filter((d) => d.offsetHeight > 0)
            .length,
      ),
    );
    expect(shown.every((n) => n <= 1)).toBe(true);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await close(page);
  });

  it("keeps marks visible where colours are forced", async () => {
    const page = await open(paths.notebook, 1440, { forcedColors: "active" });
    const strokes = await page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll(".chart .m")].map((m) => getComputedStyle(m).stroke),
      ),
    ]);
    expect(strokes).toHaveLength(1);
    expect(strokes[0]).not.toBe("none");
    await close(page);
  });
});
