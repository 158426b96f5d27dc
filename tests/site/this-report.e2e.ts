import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReportIndex } from "../../src/model/index.ts";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import { serveFolder } from "./support/serve-folder.ts";

const dist = join(import.meta.dirname, "..", "..", "dist");
const built = existsSync(join(dist, "report.json"));
const executable = findBrowser();

/** The page with the findings of all, and every notebook: what people are sent. */
function pages(): readonly string[] {
  const { notebooks } = JSON.parse(readFileSync(join(dist, "report.json"), "utf8")) as ReportIndex;
  return ["", ...notebooks.map(({ id }) => `${id}/`)];
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
      "/%s has no fault that axe or the browser can find, and no sideways scroll on a phone",
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
        await page.setViewportSize({ width: 360, height: 800 });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0);
        await context.close();
      },
      60_000,
    );
  },
);
