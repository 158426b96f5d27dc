import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import markdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runUpheld } from "../cli/run-upheld.ts";
import { findBrowser, launchBrowser } from "../site/support/browser.ts";
import type { HtmlElement, HtmlNode } from "./support/read-html.ts";
import {
  attributeOf,
  classesOf,
  elementsBelow,
  firstBelow,
  numbersIn,
  readHtml,
  textWithout,
} from "./support/read-html.ts";

const dist = join(import.meta.dirname, "..", "..", "dist");
const built = existsSync(join(dist, "report.json"));
const executable = findBrowser();
const poppler = ["pdfinfo", "pdftotext", "pdftohtml"].every((name) => {
  try {
    execFileSync(name, ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});
if (!poppler) process.stderr.write("PDFs are not read: install poppler-utils.\n");

/** What the issue of this feature allows a file of this report to weigh. */
const mostBytes = 5e6;
/** The notebook that is printed and looked at. */
const book = "mask";

/** The text of a page in dist/, as a tree. */
function pageMain(path: string): HtmlElement {
  const html = readFileSync(join(dist, path, "index.html"), "utf8");
  return firstBelow(readHtml(html), ({ tagName }) => tagName === "main");
}
/** What stays with the site: other files, and texts to take along that speak of them. */
const takenAlong = ["take-link", "take-cite", "take-bibtex"];
function ofSite(element: HtmlElement): boolean {
  if (["forms", "explore", "view"].some((name) => classesOf(element).includes(name))) return true;
  if (!classesOf(element).includes("snippet")) return false;
  const box = firstBelow(element, ({ tagName }) => tagName === "textarea");
  return !takenAlong.includes(attributeOf(box, "id") ?? "");
}
const isDrawing = ({ tagName }: HtmlElement) => tagName === "svg";

describe.skipIf(!built)("this repository's report as one HTML file (needs npm run build)", () => {
  const folder = mkdtempSync(join(tmpdir(), "upheld-export-"));
  const file = join(folder, "report.html");
  let browser: Browser | null = null;
  let tree: HtmlNode;
  let sections: readonly HtmlElement[] = [];

  beforeAll(async () => {
    const { code, err } = await runUpheld(["export", "--format", "html", "--out", file]);
    expect(err).toBe("");
    expect(code).toBe(0);
    tree = readHtml(readFileSync(file, "utf8"));
    sections = [...elementsBelow(tree)].filter((one) => attributeOf(one, "data-kind") !== null);
    if (executable) browser = await launchBrowser(executable);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pathOf = (section: HtmlElement) => (attributeOf(section, "id") ?? "").slice(1);

  it("is small, has each id once, and every page but those of samples, of frames and of the search", () => {
    expect(statSync(file).size).toBeLessThan(mostBytes);
    const ids = [...elementsBelow(tree)].flatMap((one) => attributeOf(one, "id") ?? []);
    expect(ids.length - new Set(ids).size).toBe(0);
    const pages = readdirSync(dist, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter(
        (path) => /(?:^|\/)index[.]html$/.test(path) && !/^(?:embed|samples|search)\//.test(path),
      )
      .map((path) => `/${path.slice(0, -"index.html".length)}`);
    expect(sections.map((one) => attributeOf(one, "id")).sort()).toEqual(pages.sort());
    const there = new Set(ids);
    const links = [...elementsBelow(tree)].flatMap((one) => attributeOf(one, "href") ?? []);
    expect(
      links.filter((href) => href.startsWith("#") && !there.has(decodeURIComponent(href.slice(1)))),
    ).toEqual([]);
    expect(links.filter((href) => !/^(?:#|https?:|mailto:|data:)/.test(href))).toEqual([]);
  });

  it("has on each page the numbers that the site has there, in the same order", () => {
    let compared = 0;
    for (const section of sections) {
      const page = pageMain(pathOf(section));
      const main = firstBelow(section, (one) => classesOf(one).includes("main"));
      const wanted = numbersIn(textWithout(page, (one) => isDrawing(one) || ofSite(one)));
      expect(numbersIn(textWithout(main, isDrawing)), pathOf(section)).toEqual(wanted);
      compared += wanted.length;
    }
    expect(compared).toBeGreaterThan(30_000);
  });

  it("has the drawings of each notebook and experiment as the site has them, and each once", () => {
    function* shown(node: HtmlNode): Generator<HtmlElement> {
      if ("tagName" in node && ofSite(node)) return;
      if ("tagName" in node && isDrawing(node)) yield node;
      if ("childNodes" in node) for (const child of node.childNodes) yield* shown(child);
    }
    const said = (one: HtmlElement) =>
      `${attributeOf(one, "aria-label")} ${attributeOf(one, "viewBox")} ${textWithout(one, () => false)}`;
    const drawn = (node: HtmlNode) =>
      [...shown(node)]
        .filter((one) => classesOf(one).includes("chart"))
        .map((one) => said(one).replace(/\s+/g, " "));
    const seen: string[] = [];
    for (const section of sections) {
      const kind = attributeOf(section, "data-kind") ?? "";
      const own = drawn(firstBelow(section, (one) => classesOf(one).includes("main")));
      if (["notebook", "experiment"].includes(kind))
        expect(own, pathOf(section)).toEqual(drawn(pageMain(pathOf(section))));
      if (["notebook", "figure", "report"].includes(kind))
        seen.push(...own.filter((one) => !one.startsWith("null")));
    }
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.filter((one, i) => seen.indexOf(one) !== i)).toEqual([]);
  });

  describe.skipIf(!executable)("opened from the disk, without a network", () => {
    const asked: string[] = [];
    const errors: string[] = [];
    async function open(fragment: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await (browser as Browser).newContext({ offline: true, ...options });
      const page = await context.newPage();
      page.on("request", (request) => asked.push(request.url()));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(`file://${file}${fragment}`);
      return page;
    }
    const shown = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll("section.whole")]
          .filter((one) => one.getBoundingClientRect().height > 0)
          .map(({ id }) => id),
      );

    it("shows each page at its route, with its drawing, and asks for nothing", async () => {
      const page = await open("");
      expect(await shown(page)).toEqual(["/"]);
      const faults = await page.evaluate(
        async (ids) => {
          const found: string[] = [];
          for (const id of ids) {
            location.hash = id;
            await new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
            const here = [...document.querySelectorAll("section.here")];
            const [only] = here;
            if (here.length !== 1 || only?.id !== id) found.push(`${id}: not shown`);
            if (only?.querySelector(".elsewhere")) found.push(`${id}: its drawing is elsewhere`);
            const heading = only?.querySelector("h1")?.textContent?.trim() ?? "";
            if (heading === "" || !document.title.startsWith(heading))
              found.push(`${id}: its title`);
          }
          return found;
        },
        sections.map((one) => attributeOf(one, "id") ?? "").slice(1),
      );
      expect(faults).toEqual([]);
      expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([`file://${file}`]);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it("has no fault that axe finds, light and dark", async () => {
      const page = await open("", { viewport: { width: 1440, height: 900 } });
      for (const fragment of ["", "#/honesty-study/"]) {
        await page.goto("about:blank");
        await page.goto(`file://${file}${fragment}`);
        // What is not shown is nobody's to hear or see, and axe would take a minute to find that out.
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("section.whole:not(.here)")) one.remove();
        });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
        }
      }
      await page.context().close();
    });

    it("scrolls to no side on a phone", async () => {
      const page = await open("", { viewport: { width: 390, height: 800 } });
      const kinds = ["report", "notebook", "glossary"];
      for (const section of sections) {
        if (!kinds.includes(attributeOf(section, "data-kind") ?? "")) continue;
        await page.goto(`file://${file}#${attributeOf(section, "id")}`);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(beyond, pathOf(section)).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    });

    it("finds, goes there, goes back to where the reader was, and takes links of the site", async () => {
      const page = await open(`#/${book}/`);
      const here = (id: string) => page.waitForSelector(`[id="/${id}/"].here`);
      await page.getByRole("searchbox").fill("quirk voices");
      await page.keyboard.press("Enter");
      await here("lab-spillover");
      await page.evaluate(() => scrollTo(0, 1500));
      await page.waitForTimeout(300);
      await page.evaluate(() =>
        document.querySelector<HTMLElement>('.here .sheet a[href^="#/experiments/"]')?.click(),
      );
      await here("experiments/lab-spillover");
      await page.goBack();
      await here("lab-spillover");
      expect(await page.evaluate(() => scrollY)).toBe(1500);
      await page.goForward();
      await here("experiments/lab-spillover");
      // What stands after the name of the site in a link stands after the sign of a fragment here.
      const anchor = `/${book}/#answered`;
      await page.goto(`file://${file}#${anchor}`);
      expect(await page.evaluate(() => document.querySelector(":target")?.id)).toBe(anchor);
      const top = await page.evaluate(
        () => document.querySelector(":target")?.getBoundingClientRect().top ?? Infinity,
      );
      expect(Math.abs(top)).toBeLessThan(100);
      await page.goto(`file://${file}#/no/such/page/`);
      expect(await page.locator(".gone").textContent()).toContain("/no/such/page/");
      expect(await shown(page)).toEqual(["/"]);
      await page.context().close();
    });

    it("sorts tables by what their cells show", async () => {
      const page = await open(`#/figures/${book}/answered/`);
      const rates = await page.evaluate(() => {
        const table = document.querySelector(".here table.sorts");
        const head = [...(table?.querySelectorAll("thead th") ?? [])].findIndex(
          (th) => th.textContent === "%",
        );
        table?.querySelectorAll<HTMLElement>("thead th button")[head]?.click();
        return [...(table?.querySelectorAll("tbody tr") ?? [])]
          .map((row) => Number.parseFloat(row.children[head]?.textContent ?? ""))
          .filter((rate) => !Number.isNaN(rate));
      });
      expect(rates.length).toBeGreaterThan(20);
      expect(rates).toEqual(rates.toSorted((a, b) => a - b));
      await page.context().close();
    });

    it("is one long page without a script, where links find their places", async () => {
      const page = await open(`#/${book}/#answered`, { javaScriptEnabled: false });
      const box = await page.locator(`[id="/${book}/#answered"]`).boundingBox();
      expect(Math.abs(box?.y ?? Number.POSITIVE_INFINITY)).toBeLessThan(100);
      expect(await page.locator("section.whole").count()).toBe(sections.length + 1);
      expect(await page.locator("#contents a").count()).toBeGreaterThan(100);
      await page.context().close();
    });
  });
});

describe.skipIf(!built || !executable || !poppler)(
  "a notebook of this report as a PDF (needs npm run build and poppler-utils)",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "upheld-export-"));
    const file = join(folder, "notebook.pdf");
    const read = (program: string, ...args: string[]) =>
      execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });
    let xml = "";

    beforeAll(async () => {
      const { code, err } = await runUpheld(
        ["export", "--format", "pdf", "--of", book, "--out", file].concat([
          "--site-url",
          "https://name.example/report/",
        ]),
      );
      expect(err).toBe("");
      expect(code).toBe(0);
      xml = read("pdftohtml", "-xml", "-i", "-stdout", file);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** What of a page is for screens, and code, which stays folded. */
    const unprinted = ["links", "neighbours", "toc"];
    const isUnprinted = (one: HtmlElement) =>
      ofSite(one) ||
      unprinted.some((name) => classesOf(one).includes(name)) ||
      (one.tagName === "details" && [...elementsBelow(one)].some((e) => e.tagName === "pre"));

    it("is tagged, dated by the report, and names what it is", () => {
      const info = read("pdfinfo", file);
      expect(info).toMatch(/Tagged:\s+yes/);
      expect(info).toMatch(/CreationDate:\s+Tue Nov 24 00:00:00 2026/);
      expect(info).toMatch(/Title:\s+After training on persona data/);
    });

    it("has an outline of its headings", () => {
      const outline = xml.slice(xml.indexOf("<outline>"));
      const items = [...outline.matchAll(/<item page="\d+">(.*?)<\/item>/g)].map(([, said = ""]) =>
        textWithout(readHtml(said), () => false)
          .replace(/\s+/g, " ")
          .trim(),
      );
      const headings = [...elementsBelow(pageMain(book))]
        .filter(({ tagName }) => /^h[1-6]$/.test(tagName))
        .map((one) => {
          const no = [...elementsBelow(one)].find((e) => classesOf(e).includes("no"));
          const number = no ? `${textWithout(no, () => false).trim()} ` : "";
          const rest = textWithout(one, (e) => classesOf(e).includes("no"));
          return (number + rest).replace(/\s+/g, " ").trim();
        });
      expect(headings.length).toBeGreaterThan(5);
      expect(items).toEqual(headings);
    });

    it("has every number of the page in its text, and the number of each sheet", () => {
      const text = read("pdftotext", file, "-");
      const counts = new Map<string, number>();
      for (const number of numbersIn(text)) counts.set(number, (counts.get(number) ?? 0) + 1);
      const missing = numbersIn(
        textWithout(pageMain(book), (one) => isUnprinted(one) || isDrawing(one)),
      ).filter((number) => {
        const left = counts.get(number) ?? 0;
        counts.set(number, left - 1);
        return left <= 0;
      });
      expect(missing).toEqual([]);
      const pages = Number(/Pages:\s+(\d+)/.exec(read("pdfinfo", file))?.[1]);
      for (let page = 1; page <= pages; page++)
        expect(read("pdftotext", "-f", `${page}`, "-l", `${page}`, file, "-")).toMatch(
          new RegExp(`${page} ?/ ?${pages}`),
        );
    });

    it("lists addresses that it leads to, and leads to its own places", () => {
      const text = read("pdftotext", "-layout", file, "-");
      expect(text).toMatch(/\d\.\s+https:\/\/name\.example\/report\//);
      expect([...xml.matchAll(/<a href="[^"]*\.html#\d+">/g)].length).toBeGreaterThan(5);
      expect(xml).toContain("https://name.example/report/experiments/mask-qwen3-32b/");
    });

    it("says for each figure and finding what the site says", () => {
      const plain = (text: string) => text.replace(/\s+/g, "");
      const text = plain(read("pdftotext", file, "-"));
      const page = pageMain(book);
      const said = [...elementsBelow(page)].filter((one) =>
        ["fig-title", "claim-text"].some((name) => classesOf(one).includes(name)),
      );
      expect(said.length).toBeGreaterThan(10);
      for (const one of said)
        expect(text).toContain(plain(textWithout(one, (e) => classesOf(e).includes("no"))));
    });
  },
);

describe.skipIf(!built)("this repository's report as Markdown for a forum", () => {
  const folder = mkdtempSync(join(tmpdir(), "upheld-export-"));
  const file = join(folder, "report.md");
  const site = "https://name.example/report/";
  const index = built ? JSON.parse(readFileSync(join(dist, "report.json"), "utf8")) : null;
  let text = "";
  let tree: HtmlNode;

  beforeAll(async () => {
    const asked = ["--format", "markdown", "--site-url", site, "--out", file];
    const { code, err } = await runUpheld(["export", ...asked]);
    expect(err).toBe("");
    expect(code).toBe(0);
    text = readFileSync(file, "utf8");
    // As the forum reads it: no HTML, and footnotes.
    tree = readHtml(markdownIt({ html: false, linkify: true }).use(footnotes).render(text));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has every computed number of each notebook's prose, with the link that it has on the site", () => {
    const said = (one: HtmlElement) => textWithout(one, () => false).replace(/\s+/g, " ");
    const links = new Map<string, number>();
    for (const one of elementsBelow(tree)) {
      if (one.tagName !== "a") continue;
      const key = `${said(one)} ${attributeOf(one, "href")}`;
      links.set(key, (links.get(key) ?? 0) + 1);
    }
    let compared = 0;
    for (const { id, file: part } of index.notebooks) {
      const { notebook, figures } = JSON.parse(readFileSync(join(dist, part), "utf8"));
      const captions = figures.map((one: { captionHtml: string | null }) => one.captionHtml ?? "");
      const prose = notebook.blocks.map((one: { html?: string }) => one.html ?? "");
      const html = [notebook.abstractHtml ?? "", ...prose, ...captions].join("\n");
      for (const one of elementsBelow(readHtml(html))) {
        if (one.tagName !== "a" || !classesOf(one).includes("v")) continue;
        const to = (attributeOf(one, "href") ?? "").replace(/^#/, `~/${id}/#`);
        const key = `${said(one)} ${new URL(to.replace("~/", ""), site)}`;
        const left = links.get(key) ?? 0;
        expect(left, `${id}: ${key}`).toBeGreaterThan(0);
        links.set(key, left - 1);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it("says for each figure and finding what the site says", () => {
    const plain = (one: string) => one.replace(/\s+/g, "");
    // Sources are numbers there and daggers here.
    const read = plain(textWithout(tree, ({ tagName }) => tagName === "sup")).replaceAll("†", "");
    let compared = 0;
    for (const { id } of index.notebooks)
      for (const one of elementsBelow(pageMain(id))) {
        if (!["fig-title", "claim-text"].some((name) => classesOf(one).includes(name))) continue;
        const left = (e: HtmlElement) =>
          e.tagName === "sup" || ["no", "tested"].some((name) => classesOf(e).includes(name));
        expect(read, id).toContain(plain(textWithout(one, left)));
        compared++;
      }
    expect(compared).toBeGreaterThan(80);
  });

  it("marks every transcript as what a model wrote", () => {
    const marks = text.match(/^%%% .*$/gm) ?? [];
    expect(marks.length).toBeGreaterThan(20);
    expect(marks.filter((_, i) => i % 2 === 0).every((one) => /^%%% llm-output/.test(one))).toBe(
      true,
    );
    expect(marks.filter((_, i) => i % 2 === 1).every((one) => one === "%%% /llm-output")).toBe(
      true,
    );
  });
});
