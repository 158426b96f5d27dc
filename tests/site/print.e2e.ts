import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReportIndex } from "../../src/model/index.ts";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import { printedPages } from "./support/pdf-ink.ts";
import { serveFolder } from "./support/serve-folder.ts";

const dist = join(import.meta.dirname, "..", "..", "dist");
const built = existsSync(join(dist, "report.json"));
const executable = findBrowser();

/** More than this of a page's text area below its last mark is a page that is wasted. */
const mostEmpty = 1 / 3;

function pages(): readonly string[] {
  const { notebooks, experiments } = JSON.parse(
    readFileSync(join(dist, "report.json"), "utf8"),
  ) as ReportIndex;
  return [
    "",
    ...notebooks.map(({ id }) => `${id}/`),
    ...experiments.map(({ id }) => `experiments/${id}/`),
  ];
}

describe.skipIf(!executable)("paper", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(executable ?? "");
  });
  afterAll(() => browser?.close());

  const printed = async (
    open: (page: Awaited<ReturnType<Browser["newPage"]>>) => Promise<unknown>,
  ) => {
    const page = await browser.newPage();
    await open(page);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await page.close();
    return printedPages(pdf);
  };

  it("would see a page that is mostly empty, and one without a number", async () => {
    const found = await printed((page) =>
      page.setContent(
        `<style>@page { size: A4; margin: 20mm } div { height: 200mm; break-inside: avoid; border: 1px solid }</style>
        <p>One line, and then what has no room.</p><div></div><div></div>`,
      ),
    );
    expect(found.map(({ numbered }) => numbered)).toEqual([false, false]);
    const [first, second] = found;
    expect(first?.empty).toBeLessThan(mostEmpty);
    expect(second?.empty).toBeLessThan(mostEmpty);
    const wasted = await printed((page) =>
      page.setContent(
        `<style>@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) } }
        div { height: 250mm; break-inside: avoid; border: 1px solid }</style>
        <p>One line, and then what has no room.</p><div></div>`,
      ),
    );
    expect(wasted[0]?.empty).toBeGreaterThan(0.9);
    expect(wasted[1]?.empty).toBeLessThan(mostEmpty);
    expect(wasted.map(({ numbered }) => numbered)).toEqual([true, true]);
  });

  describe.skipIf(!built)("of the report of this repository (needs npm run build)", () => {
    let server: Awaited<ReturnType<typeof serveFolder>>;
    beforeAll(async () => {
      server = await serveFolder(dist, "/");
    });
    afterAll(() => server?.stop());

    it.each(built ? pages() : [])(
      "/%s has numbers on its pages, and none but the last is a third empty",
      async (path) => {
        const found = await printed((page) => page.goto(server.url + path));
        const wasted = found
          .slice(0, -1)
          .flatMap(({ empty }, i) =>
            empty > mostEmpty ? [`page ${i + 1}: ${empty.toFixed(2)}`] : [],
          );
        expect(wasted).toEqual([]);
        expect(found.every(({ numbered }) => numbered)).toBe(true);
      },
    );
  });
});
