import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import type { BuiltSite } from "./support/build-site.ts";
import { buildSite } from "./support/build-site.ts";
import { sampleReport } from "./support/sample-report.ts";
import { serveFolder } from "./support/serve-folder.ts";

const executable = findBrowser();
const light = "rgb(253, 252, 249)";
const dark = "rgb(21, 22, 24)";

describe.skipIf(!executable)("what stands around every page", () => {
  let site: BuiltSite;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;
  beforeAll(async () => {
    site = await buildSite(sampleReport);
    server = await serveFolder(site.folder, "/");
    browser = await launchBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    server?.stop();
    await site?.remove();
  });

  const within = async (
    options: BrowserContextOptions,
    run: (context: BrowserContext) => Promise<void>,
  ) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    await run(context);
    await context.close();
  };
  const open = async (context: BrowserContext, path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  };
  const paper = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  it("lets a reader choose light or dark by keyboard, and remembers it", () =>
    within({ colorScheme: "light" }, async (context) => {
      const page = await open(context, "persona/");
      expect(await paper(page)).toBe(light);
      await page.getByRole("radio", { name: "Auto" }).focus();
      await page.keyboard.press("ArrowRight");
      expect(await paper(page)).toBe(light);
      await page.keyboard.press("ArrowRight");
      expect(await paper(page)).toBe(dark);
      expect(await page.getByRole("radio", { name: "Dark" }).isChecked()).toBe(true);

      await page.reload();
      expect(await paper(page)).toBe(dark);
      expect(await page.getByRole("radio", { name: "Dark" }).isChecked()).toBe(true);
      // What is drawn, another page and an embed follow; a system that is dark does as well.
      const other = await open(context, "embed/persona/by-arm/");
      expect(await paper(other)).toBe(dark);
      const grid = (one: Page) =>
        one.evaluate(
          () => getComputedStyle(document.querySelector(".chart .grid") as Element).stroke,
        );
      expect(await grid(page)).toBe("rgb(42, 45, 49)");
      expect(await grid(other)).toBe("rgb(42, 45, 49)");

      // A choice in one tab is one in all, and its switch shows it.
      const third = await open(context, "");
      await third.getByText("Light", { exact: true }).click();
      await page.waitForFunction(() => document.documentElement.dataset.scheme === "light");
      expect(await page.getByRole("radio", { name: "Light" }).isChecked()).toBe(true);
    }));

  it("lets a reader have it light where the system is dark, and goes back to the system", () =>
    within({ colorScheme: "dark" }, async (context) => {
      const page = await open(context, "");
      expect(await paper(page)).toBe(dark);
      await page.getByText("Light", { exact: true }).click();
      expect(await paper(page)).toBe(light);
      await page.getByText("Auto", { exact: true }).click();
      expect(await paper(page)).toBe(dark);
      expect(await page.evaluate(() => localStorage.getItem("upheld-scheme"))).toBe("auto");
    }));

  it("is dark before the stylesheet is there where that was chosen", () =>
    within({ colorScheme: "light" }, async (context) => {
      await context.addInitScript(() => localStorage.setItem("upheld-scheme", "dark"));
      await context.route("**/style.css", (route) => route.abort());
      const page = await open(context, "persona/");
      const scheme = await page.evaluate(() =>
        document.querySelector('meta[name="color-scheme"]')?.getAttribute("content"),
      );
      expect(scheme).toBe("dark");
    }));

  it("has no switch and follows the system without scripts", () =>
    within({ colorScheme: "dark", javaScriptEnabled: false }, async (context) => {
      const page = await open(context, "persona/");
      expect(await page.locator(".scheme").isVisible()).toBe(false);
      expect(await page.getByRole("radio").count()).toBe(0);
    }));

  it.each([
    [320, "dark"],
    [390, "light"],
    [820, "dark"],
    [1920, "light"],
  ] as const)(
    "has a switch that axe finds no fault with, chosen against the system, %i wide, system %s",
    (width, colorScheme) =>
      within({ colorScheme, viewport: { width, height: 900 } }, async (context) => {
        const page = await open(context, "persona/");
        await page.getByText(colorScheme === "dark" ? "Light" : "Dark", { exact: true }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      }),
  );

  it("draws links and computed numbers differently from each other and from text", () =>
    within({}, async (context) => {
      const page = await open(context, "persona/");
      const lines = await page.evaluate(() => {
        const of = (selector: string) => {
          const { textDecorationLine, textDecorationStyle, textDecorationThickness } =
            getComputedStyle(document.querySelector(selector) as Element);
          return `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness}`;
        };
        return [of(".sheet a.v"), of(".links a"), of(".sheet > p")];
      });
      expect(lines[0]).toBe("underline dotted 2px");
      expect(lines[1]).toBe("underline solid 1px");
      expect(lines[2]).toMatch(/^none/);
    }));

  it("uses a wide window: drawings grow up to five quarters, text does not", () =>
    within({ viewport: { width: 1920, height: 900 } }, async (context) => {
      const page = await open(context, "persona/");
      const { text, scales, used } = await page.evaluate(() => {
        const shown = [...document.querySelectorAll<SVGSVGElement>(".grows > .chart")].filter(
          (svg) => svg.getBoundingClientRect().width > 0,
        );
        const box = document.querySelector(".page")?.getBoundingClientRect();
        return {
          text: document.querySelector(".sheet > p")?.getBoundingClientRect().width,
          scales: shown.map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width),
          used: box?.width ?? 0,
        };
      });
      expect(text).toBe(640);
      expect(scales.length).toBeGreaterThan(0);
      expect(Math.min(...scales)).toBeGreaterThan(1.15);
      expect(Math.max(...scales)).toBeLessThanOrEqual(1.26);
      expect(used).toBeGreaterThan(1500);
    }));
});

describe.skipIf(!executable)("the page for what is not there", () => {
  it.each([
    ["/", undefined],
    ["/some/where/", "https://example.org/some/where/"],
  ])("has its styles and links at any depth below %s", async (under, url) => {
    const site = await buildSite({ ...sampleReport, site: { ...sampleReport.site, url } });
    const server = await serveFolder(site.folder, under);
    const browser = await launchBrowser(executable ?? "");
    for (const address of ["gone", "gone/", "figures/persona/gone/", "a/b/c/d/e"]) {
      const page = await browser.newPage();
      const response = await page.goto(server.url + address);
      expect(response?.status(), address).toBe(404);
      const { font, links } = await page.evaluate(() => ({
        font: getComputedStyle(document.body).fontFamily,
        links: [...document.querySelectorAll("a[href]")].map((a) => (a as HTMLAnchorElement).href),
      }));
      expect(font, address).toContain("Source Serif 4");
      const inside = links.filter(
        (link) => link.startsWith(server.url) && !link.includes(`${address}#`),
      );
      expect(inside.length, address).toBeGreaterThan(2);
      for (const link of new Set(inside.map((one) => one.replace(/#.*/, ""))))
        expect((await fetch(link)).status, `${link} at ${address}`).toBe(200);
      await page.close();
    }
    await browser.close();
    server.stop();
    await site.remove();
  });
});
