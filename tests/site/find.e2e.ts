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

describe.skipIf(!executable)("search", () => {
  let site: BuiltSite;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;

  beforeAll(async () => {
    const [first, ...others] = sampleReport.findings;
    if (!first) throw new Error("no finding");
    site = await buildSite({ ...sampleReport, findings: [{ ...first, text: evil }, ...others] });
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
  const faults = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

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
});
