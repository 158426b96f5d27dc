import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublishedSamples } from "../../src/model/index.ts";
import { emptyFolder } from "../cli/small-report.ts";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import { writeHostileReport } from "./support/hostile-samples.ts";
import { serveFolder } from "./support/serve-folder.ts";

const executable = findBrowser();

/** Pages to read, find and explore samples and figures: `ready` stands when a script has done its work. */
const places = [
  { name: "a unit", path: "samples/made/<unit>/", ready: "main" },
  { name: "a list", path: "samples/made/b-odd-b/failed/", ready: ".filter" },
  { name: "all samples", path: "samples/made/?arm=taught", ready: ".selected p" },
  { name: "rows of a file", path: "samples/made/plain/failed/#page=1", ready: ".read tbody" },
  {
    name: "a unit of files",
    path: "samples/made/#unit=question%200",
    ready: ".read tbody, .read .cols",
  },
  { name: "what was found", path: "search/?q=taught", ready: ".results li" },
  { name: "explore", path: "figures/one/rates/#x1:rates;levels=taught", ready: ".explore[open]" },
  { name: "a version", path: "v/<version>/figures/one/rates/", ready: "main" },
] as const;

describe.skipIf(!executable)("every page to find, read and explore with", () => {
  const root = emptyFolder("everywhere");
  const into = join(root, "published");
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;
  let version = "";
  let unit = "";

  beforeAll(async () => {
    writeHostileReport(join(root, "report"));
    const script = join(import.meta.dirname, "support/publish-once.ts");
    const run = await promisify(execFile)(process.execPath, [script, join(root, "report"), into]);
    version = run.stdout;
    const samples = JSON.parse(readFileSync(join(into, "report/samples/made.json"), "utf8"));
    unit = (samples.published as PublishedSamples).units[0]?.slug ?? "";
    server = await serveFolder(into, "/some/where/");
    browser = await launchBrowser(executable ?? "");
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  async function open({ path, ready }: { readonly path: string; readonly ready: string }) {
    const context = await browser.newContext({ viewport: { width: 390, height: 900 } });
    const page = await context.newPage();
    await page.goto(server.url + path.replace("<unit>", unit).replace("<version>", version));
    await page.waitForSelector(ready);
    return page;
  }

  it.each(places)(
    "$name: nothing that axe can find, in light, dark and forced colours",
    async (place) => {
      const page = await open(place);
      for (const media of [
        { colorScheme: "light", forcedColors: "none" },
        { colorScheme: "dark", forcedColors: "none" },
        { colorScheme: "light", forcedColors: "active" },
      ] as const) {
        await page.emulateMedia(media);
        // The rule of WCAG 2.2 AA that axe leaves out unless it is asked for.
        const rules = { "target-size": { enabled: true } };
        const { violations } = await new AxeBuilder({ page }).options({ rules }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`),
          JSON.stringify(media),
        ).toEqual([]);
      }
      await page.context().close();
    },
  );

  it.each(places)(
    "$name: no wider than 320 px, and on paper whole, without what is for the screen",
    async (place) => {
      const page = await open(place);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        320,
      );
      // The width of a page of A4 between its margins.
      await page.setViewportSize({ width: 680, height: 900 });
      await page.emulateMedia({ media: "print" });
      expect(await page.evaluate(onlyForScreen)).toEqual([]);
      expect(await page.evaluate(cutTexts)).toEqual([]);
      await page.context().close();
    },
  );

  it("conditions have their counts in sight at 390 px", async () => {
    const page = await open(places[2]);
    const outside = await page.evaluate(() => {
      const frame = document.querySelector(".chosen .scroll")?.getBoundingClientRect();
      // As wide as many factors make a table.
      const name = document.querySelector<HTMLElement>(".chosen th[scope=row]");
      if (name) name.style.minWidth = "60rem";
      return [...document.querySelectorAll(".chosen tr > :nth-last-child(-n + 2)")].filter(
        (cell) => cell.getBoundingClientRect().right > (frame?.right ?? 0) + 1,
      ).length;
    });
    expect(outside).toBe(0);
    await page.context().close();
  });

  it("are worked by keys alone: filter, sort, read, open, explore, copy", async () => {
    const list = await open({ path: "samples/made/plain/", ready: ".filter" });
    await reach(list, ".filter input");
    await list.keyboard.type("answer 2");
    expect(await list.textContent(".filter [role=status]")).toBe("65 of 200 rows of this page");
    await reach(list, ".filter select");
    await list.keyboard.press("End");
    await reach(list, ".listing thead button");
    await list.keyboard.press("Enter");
    expect(await list.locator(".listing th[aria-sort=ascending]").count()).toBe(1);
    await list.context().close();

    const rows = await open({ path: "samples/made/plain/", ready: ".reader a" });
    await reach(rows, ".reader a");
    await rows.keyboard.press("Enter");
    await rows.waitForSelector(".read tbody");
    await rows.context().close();

    const all = await open({ path: "samples/made/", ready: ".reader input" });
    await reach(all, ".reader input");
    await all.keyboard.type("question 3");
    await all.keyboard.press("Enter");
    await all.waitForSelector(".read tbody, .read .cols");
    await all.context().close();

    const figure = await open({ path: "figures/one/rates/", ready: ".explore:not([hidden])" });
    await reach(figure, ".explore summary");
    await figure.keyboard.press("Enter");
    await reach(figure, ".explore input");
    await figure.keyboard.press("Space");
    await figure.waitForFunction(() => location.hash.startsWith("#x1:rates;levels="));
    await reach(figure, ".copy");
    await figure.keyboard.press("Enter");
    await figure.waitForFunction(() =>
      /Copied|Selected/.test(document.querySelector(".copy + .said")?.textContent ?? ""),
    );
    await figure.context().close();
  });
});

/** Presses Tab until the focus is there, where it must be seen. */
async function reach(page: Page, selector: string): Promise<void> {
  const most = 120;
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate((wanted) => {
      const at = document.activeElement;
      return at?.matches(wanted) ? getComputedStyle(at).outlineStyle : null;
    }, selector);
    if (outline === null) continue;
    expect(outline, selector).not.toBe("none");
    return;
  }
  expect.fail(`${selector} is not reached by ${most} presses of Tab.`);
}

/** What has no use on paper and shows: fields but citations, buttons, ways between pages. Runs in the page. */
function onlyForScreen(): string[] {
  const cited = "#take-link, #take-pinned, #take-cite";
  const controls = "input, select, textarea, button, nav, .skip, .scheme, .finder, .explore";
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter(
      (one) =>
        one.checkVisibility() &&
        one.offsetHeight > 0 &&
        !one.closest("thead, .top") &&
        !one.matches(cited),
    )
    .map((one) => one.outerHTML.slice(0, 120));
}

/** Texts of samples of which a part does not show. Runs in the page. */
function cutTexts(): string[] {
  const texts = [...document.querySelectorAll<HTMLElement>(".raw, code, td, .long")];
  return texts
    .filter((one) => {
      const { overflow, webkitLineClamp } = getComputedStyle(one);
      const cut = one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
      return (
        one.checkVisibility() && (webkitLineClamp !== "none" || (overflow !== "visible" && cut))
      );
    })
    .map((one) => one.outerHTML.slice(0, 120));
}
