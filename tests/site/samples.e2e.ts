import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { toString as textOf } from "mdast-util-to-string";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFolder } from "../cli/small-report.ts";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import { hostileUnit, writeHostileReport } from "./support/hostile-samples.ts";
import { serveFolder } from "./support/serve-folder.ts";

const executable = findBrowser();
type Server = Awaited<ReturnType<typeof serveFolder>>;

describe.skipIf(!executable)("samples in a browser", () => {
  let root: string;
  let plain: Server;
  let ranged: Server;
  let browser: Browser;

  beforeAll(async () => {
    root = emptyFolder("samples");
    writeHostileReport(join(root, "report"));
    const script = join(import.meta.dirname, "support/publish-forms.ts");
    await promisify(execFile)(process.execPath, [script, join(root, "report"), root]);
    plain = await serveFolder(root, "/some/where/");
    ranged = await serveFolder(root, "/some/where/", { ranges: true });
    browser = await launchBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    plain?.stop();
    ranged?.stop();
    await rm(root, { recursive: true, force: true });
  });

  /** Opens a page; what a text of a sample could set off would be a dialog, a fault or a request elsewhere. */
  async function open(
    path: string,
    { server = plain, ...options }: BrowserContextOptions & { server?: Server } = {},
  ) {
    const context = await browser.newContext({ viewport: { width: 390, height: 900 }, ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("dialog", (dialog) => {
      faults.push(`dialog ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on("pageerror", (fault) => faults.push(fault.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(server.url)) faults.push(`asked for ${request.url()}`);
    });
    await page.goto(server.url + path);
    return { page, faults, close: () => context.close() };
  }
  const rows = (page: Page) => page.locator(".listing tbody tr:visible").count();
  const status = (page: Page, text: string | RegExp) =>
    page.locator(".reader [role=status]").filter({ hasText: text }).waitFor();

  it("are all there without a script: lists in pages, failed ones, units, ways between them", async () => {
    const { page, faults, close } = await open("pages/samples/made/", { javaScriptEnabled: false });
    expect(await page.locator(".chosen tbody tr").count()).toBe(3);
    await page.click(".chosen tbody tr:first-child td >> text=240");
    expect(new URL(page.url()).pathname).toBe("/some/where/pages/samples/made/plain/");
    expect(await rows(page)).toBe(200);
    await page.click("text=Next 2");
    expect(await rows(page)).toBe(40);
    await page.click("text=Failed 60");
    expect(await rows(page)).toBe(60);
    expect(await page.textContent(".listing")).toContain("the <b>judge</b> refused");
    await page.goto(`${plain.url}pages/samples/made/question-0/`);
    const unit = (await page.textContent("main")) ?? "";
    expect(unit).toContain(
      "</script><img src=x onerror=alert(1)>U+0000U+202EU+200B ]]> %%% U+2028end",
    );
    expect(await page.locator("link[rel=canonical], meta[name=robots]").count()).toBe(2);
    expect(await page.textContent("footer")).toMatch(/Canary GUID [0-9a-f-]{36}/);
    await page.click("text=Next question");
    expect(await page.textContent("main")).toContain('"><img src=x onerror=alert(2)>/../U+200B');
    await page.goto(`${plain.url}pages/samples/made/question-5/`);
    const withheld = (await page.textContent("main")) ?? "";
    expect(withheld).toContain("The texts are withheld: it names a <b>person</b>");
    expect(withheld).not.toContain("It is 5");
    await page.click(".counted-in >> text=Figure 1");
    expect(new URL(page.url()).hash).toBe("#rates");
    await page.click("#rates .links >> text=Samples");
    expect(new URL(page.url()).pathname).toBe("/some/where/pages/samples/made/");
    expect(faults).toEqual([]);
    await close();
  });

  it("can be filtered and sorted, and a link chooses conditions", async () => {
    const { page, faults, close } = await open("pages/samples/made/plain/");
    await page.fill(".filter input", "answer 2");
    expect(await page.textContent(".filter [role=status]")).toBe("65 of 200 rows of this page");
    await page.selectOption(".filter select >> nth=-1", { label: "no" });
    expect(await rows(page)).toBeLessThan(65);
    await page.goto(`${plain.url}pages/samples/made/?arm=taught&or&arm=plain&colour=red`);
    expect(await page.locator(".chosen tbody tr:visible").count()).toBe(2);
    expect(await page.textContent(".selected")).toContain("left out of the choice: colour=red");
    expect(faults).toEqual([]);
    await close();
  });

  for (const [form, server] of [
    ["shards", () => plain],
    ["parquet", () => ranged],
  ] as const)
    it(`are read from ${form}, page by page and one unit over all conditions, forward and back`, async () => {
      const { page, faults, close } = await open(`${form}/samples/made/taught/`, {
        server: server(),
      });
      await page.click("text=Read all rows, page by page");
      await status(page, "Rows 1 to 200 of 240.");
      await page.click("text=Next page");
      await status(page, "Rows 201 to 240 of 240.");
      expect(await rows(page)).toBe(40);
      await page.goBack();
      await status(page, "Rows 1 to 200 of 240.");
      await page.goto(`${server().url}${form}/samples/made/taught/failed/#page=1`);
      await status(page, "Rows 1 to 60 of 60.");
      await page.goto(
        `${server().url}${form}/samples/made/#unit=${encodeURIComponent("question 0")}`,
      );
      await status(page, "9 samples of question 0.");
      expect(await page.textContent(".read")).toContain("onerror=alert(1)>U+0000U+202EU+200B ]]>");
      await page.fill(".reader input", hostileUnit);
      await page.click(".reader button");
      await status(page, '9 samples of "><img src=x onerror=alert(2)>/../U+200B.');
      await page.goto(`${server().url}${form}/samples/made/#unit=question%205`);
      await status(page, "9 samples of question 5.");
      expect(await page.textContent(".read")).toContain("withheld: it names a <b>person</b>");
      await page.goto(`${server().url}${form}/samples/made/#unit=nobody`);
      await status(page, "No question is called nobody.");
      expect(faults).toEqual([]);
      await close();
    });

  it("say why they cannot be read, and are read when asked again", async () => {
    const { page, close } = await open("shards/samples/made/");
    await page.route("**/*.bin", (route) => route.abort());
    await page.goto(`${plain.url}shards/samples/made/#unit=question%203`);
    await status(page, "could not be fetched: no answer came.");
    await page.unroute("**/*.bin");
    await page.click("text=Try again");
    await status(page, "9 samples of question 3.");
    await page.goto(`${plain.url}parquet/samples/made/plain/#page=1`);
    await status(page, "This host gives the file of the samples only whole, and not in parts.");
    expect(await rows(page)).toBe(200);
    await close();
  });

  it("say in their Markdown twins what they say themselves", async () => {
    const { page, close } = await open("pages/samples/made/", { javaScriptEnabled: false });
    const folder = join(root, "pages/samples/made");
    const paths = ["", "plain/", "plain/2/", "b-odd-b/failed/", "question-0/", "question-7/"];
    for (const path of paths) {
      await page.goto(`${plain.url}pages/samples/made/${path}`);
      const twin = await page.getAttribute("link[type='text/markdown']", "href");
      const file = new URL(twin ?? "", page.url()).pathname.replace("/some/where/", "");
      expect(file).toBe(`pages/samples/made/${path}`.replace(/[/]$/, ".md"));
      const said = wordsOf(
        textOf(
          remark()
            .use(remarkGfm)
            .parse(readFileSync(join(root, file), "utf8")),
        ),
      );
      // Names, scores, right answers, beginnings of answers, turns.
      const texts = await page
        .locator("main :is(h1, td, th[scope=row], code, .raw)")
        .allTextContents();
      for (const text of texts) expect(said, `${path} ${text}`).toContain(wordsOf(text));
    }
    expect(readFileSync(join(folder, "question-5.md"), "utf8")).not.toContain("It is 5");
    const names = readFileSync(join(root, "pages/myst.xref.json"), "utf8");
    expect(names).not.toContain("samples/");
    await close();
  });
});

/** A text without what a page and its twin set differently: white space, and signs around codes and causes. */
const wordsOf = (text: string): string =>
  text
    .replace(/\[(U\+[0-9A-F]+)\]/g, "$1")
    .replaceAll("no score, cause: ", "no score")
    .replace(/[()\s]+/g, "");
