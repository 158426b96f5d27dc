import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReportIndex } from "../../src/model/index.ts";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import { chartTexts } from "./support/chart-text.ts";
import { serveFolder } from "./support/serve-folder.ts";

const dist = join(import.meta.dirname, "..", "..", "dist");
const built = existsSync(join(dist, "report.json"));
const executable = findBrowser();

const widths = [320, 390, 820, 1440, 1920];

/** The page with the findings of all, and every notebook: what people are sent. */
function pages(): readonly string[] {
  const { notebooks } = JSON.parse(readFileSync(join(dist, "report.json"), "utf8")) as ReportIndex;
  return ["", ...notebooks.map(({ id }) => `${id}/`)];
}

/** Pages with charts of their own: findings and experiments. */
function pagesOfOne(): readonly string[] {
  const { notebooks, experiments } = JSON.parse(
    readFileSync(join(dist, "report.json"), "utf8"),
  ) as ReportIndex;
  return [
    ...notebooks.flatMap(({ id, findings }) => findings.map((f) => `findings/${id}/${f.id}/`)),
    ...experiments.map(({ id }) => `experiments/${id}/`),
  ];
}

describe.skipIf(!built || !executable)(
  "the report of this repository (needs npm run build)",
  () => {
    let server: Awaited<ReturnType<typeof serveFolder>>;
    let browser: Browser;
    beforeAll(async () => {
      server = await serveFolder(dist, "/");
      browser = await launchBrowser(executable ?? "");
    });
    afterAll(async () => {
      await browser?.close();
      server?.stop();
    });

    it.each(built ? pages() : [])(
      "/%s has no fault that axe or the browser can find, and no sideways scroll at any width",
      async (path) => {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        const page = await context.newPage();
        const errors: string[] = [];
        page.on("console", (message) => {
          if (message.type() === "error") errors.push(message.text());
        });
        await page.goto(server.url + path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
        expect(errors).toEqual([]);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          const beyond = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(beyond, `at ${width}`).toBeLessThanOrEqual(0);
        }
        await context.close();
      },
      60_000,
    );

    it("would see a text that meets another, leaves its drawing or is too small", async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.setContent(
        `<svg class="chart" viewBox="0 0 100 40" width="100" height="40" font-size="12">
          <text x="10" y="20">one</text><text x="14" y="22">two</text>
          <text x="90" y="36">out of it</text><text x="60" y="12" font-size="8">tiny</text>
        </svg>`,
      );
      const { texts, faults } = await chartTexts(page);
      expect(texts).toBe(4);
      expect(faults.map((fault) => fault.replace(/^#\w+: /, ""))).toEqual([
        '"one" meets "two"',
        '"out of it" leaves its drawing',
        '"tiny" is 8.0 px',
      ]);
      await context.close();
    });

    it.each([
      [320, "light"],
      [390, "dark"],
      [820, "light"],
      [1440, "dark"],
      [1920, "light"],
    ] as const)(
      "has no text of a chart that meets another, leaves its drawing or is too small, %i wide, %s",
      async (width, colorScheme) => {
        const context = await browser.newContext({
          viewport: { width, height: 900 },
          colorScheme,
        });
        const page = await context.newPage();
        const faults: string[] = [];
        let texts = 0;
        for (const path of [...pages(), ...pagesOfOne()]) {
          await page.goto(server.url + path);
          const found = await chartTexts(page);
          texts += found.texts;
          faults.push(...found.faults.map((fault) => `/${path} ${fault}`));
        }
        expect(faults).toEqual([]);
        // As many as the report has, so that an empty page is no proof.
        expect(texts).toBeGreaterThan(2_000);
        await context.close();
      },
      120_000,
    );
  },
);
