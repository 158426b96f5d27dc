import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import { serveFolder } from "./support/serve-folder.ts";

const dist = join(import.meta.dirname, "..", "..", "dist");
const built = existsSync(join(dist, "report.json"));
const executable = findBrowser();

/** Figures with a drawing and data: notebook and id. */
function figures(): readonly (readonly [notebook: string, id: string])[] {
  if (!built) return [];
  const folder = join(dist, "data");
  return readdirSync(folder).flatMap((notebook) =>
    readdirSync(join(folder, notebook))
      .filter((file) => file.endsWith(".csv"))
      .map((file) => [notebook, file.slice(0, -".csv".length)] as const)
      .filter(([, id]) => existsSync(join(folder, notebook, `${id}.svg`))),
  );
}

const unescaped = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const titlesIn = (svg: string) => [
  ...new Set([...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(([, text = ""]) => unescaped(text))),
];

/** Numbers of a row of CSV, those of an interval as well. */
const numbersIn = (text: string): readonly number[] =>
  text
    .replace(/"[^"]*"/g, "")
    .split(/[, ]/)
    .filter((field) => field !== "")
    .map(Number)
    .filter((number) => !Number.isNaN(number));

/** The numbers that a title says after the names, each with how far rounding may have moved it. */
function saidIn(title: string): readonly { readonly value: number; readonly slack: number }[] {
  // Names may hold numbers; of what follows them n is whole, and no difference has one of its own.
  const words = title
    .slice(title.lastIndexOf(": ") + 2)
    // Of a published number that has no interval of its source's the table has none, and our own beside it.
    .replace(/ \(published, .*?\)(?=,|$)/, "")
    .replaceAll("−", "-");
  return [...words.matchAll(/-?\d[\d,]*(?:\.\d+)?/g)].map(([text]) => ({
    value: Number(text.replaceAll(",", "")),
    slack: 0.5 * 10 ** -(text.split(".")[1]?.length ?? 0) + 1e-9,
  }));
}

describe.skipIf(!built)("the marks of every figure of this report (needs npm run build)", () => {
  it.each(figures())("%s#%s say numbers of their own row of the CSV", (notebook, id) => {
    const file = (ending: string) =>
      readFileSync(join(dist, "data", notebook, `${id}.${ending}`), "utf8");
    const rows = file("csv").trim().split("\r\n").slice(1).map(numbersIn);
    const titles = titlesIn(file("svg"));
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) {
      const [first, ...others] = saidIn(title);
      expect(first, title).toBeDefined();
      const isIn = (row: readonly number[], { value, slack }: { value: number; slack: number }) =>
        row.some((v) => Math.abs(v - value) <= slack || Math.abs(v * 100 - value) <= slack);
      const own = rows.filter((row) => first && isIn(row, first));
      expect(own.length, title).toBeGreaterThan(0);
      // Where the table has the interval in the row of the value, all of the title stands in one row; of contrasts the
      // table has no n of both sides.
      const [, kind] = /(?:^|,)(value,interval,n|difference,interval,p)/.exec(file("csv")) ?? [];
      const all = kind?.startsWith("difference") ? others.slice(0, 2) : kind ? others : [];
      expect(
        own.some((row) => all.every((n) => isIn(row, n))),
        title,
      ).toBe(true);
    }
  });

  it.each(figures())("%s#%s all have a title: as many as rows with a value", (notebook, id) => {
    const file = (ending: string) =>
      readFileSync(join(dist, "data", notebook, `${id}.${ending}`), "utf8");
    const [head = "", ...rows] = file("csv").trim().split("\r\n");
    const svg = file("svg");
    if (!/(^|,)value,interval,n,missing$/.test(head) || head.includes("replicate")) return;
    const valued = rows.filter((row) => /,-?[\d.]+(e-\d+)?,[^,]*,\d+,\d*$/.test(row));
    expect(titlesIn(svg)).toHaveLength(valued.length);
  });
});

describe.skipIf(!built || !executable)("the script of marks", () => {
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

  async function open(options: BrowserContextOptions): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(`${server.url}lab-tag/`);
    return page;
  }
  const words = (page: Page) => page.locator(".mark-words.on");
  /** The drawing that is shown first, with the middle of one of its marks, in the window. */
  async function first(page: Page, nth: number) {
    const svg = page.locator("svg.chart:visible:has(.m.seed)").first();
    const mark = svg.locator(".m").nth(nth);
    await mark.scrollIntoViewIfNeeded();
    const box = await mark.boundingBox();
    if (!box) throw new Error("The mark is not drawn.");
    return { svg, mark, at: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
  }
  const size = (page: Page) =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, scrollHeight };
    });

  it.each([1440, 320])("shows the nearest mark's words inside a window of %i px", async (width) => {
    const page = await open({ viewport: { width, height: 800 } });
    const before = await size(page);
    const { mark, at } = await first(page, 2);
    const said = await mark.locator("title").textContent();
    await page.mouse.move(at.x + 7, at.y);
    expect(await words(page).textContent()).toBe(said);
    const box = await words(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await size(page)).toEqual(before);
    await page.mouse.move(1, 1);
    expect(await words(page).count()).toBe(0);
    await page.context().close();
  });

  it("is one stop of the keyboard, whose arrows go from mark to mark until Escape", async () => {
    const page = await open({ viewport: { width: 1440, height: 800 } });
    const { svg } = await first(page, 0);
    await svg.evaluate((element) => {
      const stops = [...document.querySelectorAll<HTMLElement>("a, summary, svg[tabindex]")];
      const before = stops
        .filter((stop) => stop.getClientRects().length > 0)
        .filter((stop) => stop.compareDocumentPosition(element) & 4)
        .at(-1);
      before?.focus();
    });
    await page.keyboard.press("Tab");
    expect(await svg.evaluate((element) => element === document.activeElement)).toBe(true);
    const said = [await words(page).textContent()];
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("ArrowRight");
      said.push(await words(page).textContent());
    }
    expect(new Set(said).size).toBe(5);
    await page.keyboard.press("ArrowLeft");
    expect(await words(page).textContent()).toBe(said[3]);
    expect(await page.locator(".mark-ring").isVisible()).toBe(true);
    expect(await page.locator(".mark-words").getAttribute("role")).toBe("status");
    await page.keyboard.press("Escape");
    expect(await words(page).count()).toBe(0);
    await page.context().close();
  });

  it("answers a tap, and a tap beside it", async () => {
    const page = await open({ viewport: { width: 390, height: 800 }, hasTouch: true });
    const { at, mark } = await first(page, 2);
    const said = await mark.locator("title").textContent();
    await page.touchscreen.tap(at.x, at.y);
    expect(await words(page).textContent()).toBe(said);
    await page.touchscreen.tap(at.x, 2);
    expect(await words(page).count()).toBe(0);
    await page.context().close();
  });

  it("is not needed: without it the browser has the same titles, and a drawing is one picture", async () => {
    const page = await open({ viewport: { width: 1440, height: 800 }, javaScriptEnabled: false });
    const svg = page.locator("svg.chart:visible:has(.m.seed)").first();
    expect(await svg.getAttribute("role")).toBe("img");
    expect(await svg.getAttribute("tabindex")).toBeNull();
    expect(await svg.locator(".m > title").count()).toBe(await svg.locator(".m").count());
    await page.context().close();
  });

  it("stands only where a drawing has something to say", async () => {
    const page = await open({ viewport: { width: 1440, height: 800 } });
    expect(await page.locator('script[src$="marks.js"]').count()).toBe(1);
    await page.goto(`${server.url}experiments/lab-tag/`);
    expect(await page.locator('script[src$="marks.js"]').count()).toBe(0);
    await page.context().close();
  });
});
