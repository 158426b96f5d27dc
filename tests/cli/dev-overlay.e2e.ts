import { spawn } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, launchBrowser } from "../site/support/browser.ts";
import { emptyFolder, notebook, write, writeSmallReport } from "./small-report.ts";

const program = join(import.meta.dirname, "..", "..", "bin", "upheld.js");
const root = emptyFolder("overlay");
const fake = emptyFolder("opener");
const opened = join(fake, "opened");
const browserPath = findBrowser();
let stop = () => {};
let url = "";
let browser: Browser;
let page: Page;

const broken = notebook
  .replace("chart=dots metric=right", "chart=dots metric=rihgt")
  .replace('metric=right of="arm=taught" versus', 'metric="<b>bold</b>" of="arm=taught" versus');

describe.skipIf(browserPath === null || process.platform === "win32")("upheld dev --open", () => {
  beforeAll(async () => {
    writeSmallReport(root);
    write(fake, "xdg-open", `#!/bin/sh\nprintf '%s' "$1" > ${opened}\n`);
    chmodSync(join(fake, "xdg-open"), 0o755);
    const { CI: _ci, ...env } = process.env;
    const child = spawn(
      process.execPath,
      [program, "--root", root, "dev", "--open", "--port", "4791", "--host", "127.0.0.1"],
      {
        env: {
          ...env,
          PATH: [fake, process.env.PATH].join(delimiter),
          VITEST: "",
          NO_COLOR: "1",
        },
      },
    );
    stop = () => void child.kill();
    url = await new Promise((resolve, reject) => {
      let out = "";
      child.stdout.on("data", (chunk) => {
        out += chunk;
        const found = /Report at (\S+)/.exec(out)?.[1];
        if (found) resolve(found);
      });
      child.on("exit", () => reject(new Error(`upheld dev ended: ${out}`)));
    });
    browser = await launchBrowser(browserPath ?? "");
    page = await browser.newPage();
    await page.goto(`${url}teaching/`);
  }, 120_000);
  afterAll(async () => {
    stop();
    await browser?.close();
    for (const folder of [root, fake]) rmSync(folder, { recursive: true, force: true });
  });

  it("opens the address in the browser of the machine", async () => {
    await expect.poll(() => existsSync(opened) && readFileSync(opened, "utf8")).toBe(url);
  });

  it("lists every error over the page, with its place and the lines around it", async () => {
    write(root, "content/teaching.md", broken);
    const overlay = page.getByRole("dialog");
    await overlay.waitFor({ timeout: 30_000 });
    const text = (await overlay.textContent()) ?? "";
    expect(text).toContain("content/teaching.md:");
    expect(text).toContain("^");
    expect(text).toContain('Did you mean "right"?');
    expect(await overlay.getByRole("listitem").count()).toBeGreaterThan(1);
    // What an author wrote is text there, and colours are those of the page.
    expect(await overlay.locator("b").count()).toBe(0);
    const [own, whole] = await page.evaluate(() =>
      ["dialog", "body"].map((name) => {
        const found = document.querySelector(name);
        return found && getComputedStyle(found).backgroundColor;
      }),
    );
    expect(own).toBe(whole);
  });

  it("is hidden by Escape, says it again on a page that is opened then, and goes when all is mended", async () => {
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    const other = await browser.newPage();
    await other.goto(url);
    await other.getByRole("dialog").waitFor({ timeout: 10_000 });
    write(root, "content/teaching.md", notebook.replace("It does:", "It truly does:"));
    await page.getByText("It truly does:").first().waitFor({ timeout: 30_000 });
    await expect.poll(() => other.getByRole("dialog").count()).toBe(0);
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});
