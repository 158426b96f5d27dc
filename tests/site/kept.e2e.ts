import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runUpheld } from "../cli/run-upheld.ts";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";
import { findBrowser, launchBrowser } from "./support/browser.ts";
import { readFolder } from "./support/build-site.ts";
import { checkLinks } from "./support/check-folder.ts";
import { elementsOf } from "./support/page.ts";
import { serveFolder } from "./support/serve-folder.ts";

const root = emptyFolder("kept-pages");
const into = join(root, "published");
const page = "content/teaching.md";
const hostile = '</title><script>alert(1)</script><img src=x onerror=alert(1)> "quoted" %%% ]]>';
const settings = `site:
  url: https://name.example/r/
  name: Small
  contact: a@b.example
  repository: https://github.com/a/b
  discuss:
    giscus: { repository: a/b, repositoryId: R_1, category: Ideas, categoryId: D_1 }
`;
const publish = () => runUpheld(["--root", root, "publish", "--into", "published"]);
const text = (path: string) => readFileSync(join(into, path), "utf8");
const versions: string[] = [];

beforeAll(async () => {
  writeSmallReport(root);
  write(root, "upheld.yaml", settings);
  write(
    root,
    page,
    notebook.replace("[The taught arm", `[\`${hostile.replace("]]>", "")}\` The taught arm`),
  );
  write(root, "content/other.md", notebook);
  const first = await publish();
  expect(first.code, first.err).toBe(0);
  write(root, "results/twelve/answers.csv", answers(28));
  write(root, page, notebook.replace("{#by-arm", "{#of-arms alias=by-arm").replace("-24", "-30"));
  rmSync(join(root, "content/other.md"));
  const lost = await publish();
  expect([lost.code, lost.err.includes("address-is-kept")]).toEqual([1, true]);
  const removed = `removed:\n  other: { by: teaching, reason: ${JSON.stringify(hostile)} }\n`;
  write(root, "upheld.yaml", settings + removed);
  const second = await publish();
  expect(second.code, second.err).toBe(0);
  const index = JSON.parse(text("v/index.json")) as { versions: { version: string }[] };
  versions.push(...index.versions.map(({ version }) => version));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a folder that was published twice", () => {
  it("has no link that leads nowhere, pages of old versions too", async () => {
    expect(await checkLinks(into, "https://name.example/r/")).toEqual([]);
    expect(versions).toHaveLength(2);
  });

  it("is as it was after the same report once more, and is no folder to build into", async () => {
    const before = await readFolder(into, "");
    const again = await publish();
    expect(again.out).toContain(`has version ${versions[1]} already`);
    expect(await readFolder(into, "")).toEqual(before);
    const build = await runUpheld(["--root", root, "build", "--out", "published"]);
    expect([build.code, await readFolder(into, "")]).toEqual([2, before]);
    const check = ["--root", root, "check", "--json", "--against"];
    expect((await runUpheld([...check, "published"])).code).toBe(0);
    const { problems } = JSON.parse((await runUpheld([...check, "no-such-folder"])).out);
    expect(problems.map(({ rule }: { rule: string }) => rule)).toEqual(["publication-is-read"]);
  });

  it("cites what stays, and lists what was before", () => {
    const [old, now] = versions;
    const bib = text("figures/teaching/of-arms.bib");
    expect(bib).toContain(`\\url{https://name.example/r/v/${now}/figures/teaching/of-arms/}`);
    const html = text("figures/teaching/of-arms/index.html");
    for (const at of [`v/${old}/figures/teaching/by-arm/`, `v/${now}/figures/teaching/of-arms/`])
      expect(html).toContain(`href="../../../${at}"`);
    expect(html).toContain("&quot;archive_location&quot;");
  });

  it("never runs what a title says", async () => {
    for (const [path, html] of await readFolder(into, ".html"))
      for (const { name, attributes, text: inside } of elementsOf(html)) {
        expect(name === "script" && inside.includes("alert(1)</"), path).toBe(false);
        expect(attributes.get("src"), path).not.toBe("x");
        expect([...attributes.keys()].join(), path).not.toMatch(/(^|,)on/);
      }
  });
});

const executable = findBrowser();

describe.skipIf(!executable)("pages that are kept, in a browser", () => {
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveFolder(into, "/r/");
    browser = await launchBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    server?.stop();
  });

  async function open<T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>) {
    const context = await browser.newContext(options);
    try {
      return await use(await context.newPage());
    } finally {
      await context.close();
    }
  }

  it("keep what stands behind an old address, with a script, and lead on without", async () => {
    const old = `${server.url}figures/teaching/by-arm/?view=1#data`;
    const now = `${server.url}figures/teaching/of-arms/`;
    await open({}, async (tab) => {
      await tab.goto(old);
      await tab.waitForURL(`${now}?view=1#data`);
    });
    await open({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(old);
      await tab.waitForURL(`${now}**`);
    });
  });

  it.each([
    ["v/<old>/figures/teaching/by-arm/", /as of 24 November 2026, version/, "light"],
    ["v/<old>/figures/teaching/by-arm/", /as of 24 November 2026, version/, "dark"],
    ["v/<old>/", /2 figures and 2 findings/, "light"],
    ["v/", /1 figure and 1 finding gone/, "light"],
    ["figures/other/by-arm/", /This figure was replaced/, "light"],
  ] as const)("have no fault that axe or the browser can find: %s", async (at, said, scheme) => {
    const path = at.replace("<old>", versions[0] ?? "");
    const options = { colorScheme: scheme, viewport: { width: 390, height: 800 } } as const;
    await open(options, async (tab) => {
      const faults: string[] = [];
      tab.on("console", (m) => m.type() === "error" && faults.push(m.text()));
      tab.on("response", (r) => r.status() >= 400 && faults.push(r.url()));
      tab.on("request", (r) => !r.url().startsWith(server.url) && faults.push(r.url()));
      await tab.goto(server.url + path);
      await tab.evaluate(() => document.fonts.ready);
      expect(await tab.locator("body").innerText()).toMatch(said);
      const { violations } = await new AxeBuilder({ page: tab }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        390,
      );
      expect(faults).toEqual([]);
    });
  });

  it("say what they are to programs, and lead to the page of today", async () => {
    await open({}, async (tab) => {
      await tab.goto(`${server.url}v/${versions[0]}/figures/teaching/by-arm/`);
      const content = (name: string) => tab.getAttribute(`meta[name=${name}]`, "content");
      expect(await content("robots")).toBe("noindex");
      expect(await tab.getAttribute("link[rel=canonical]", "href")).toBe(
        "https://name.example/r/figures/teaching/by-arm/",
      );
      expect(await tab.locator("table").first().innerText()).toContain("90");
      await tab.getByRole("link", { name: "The page of today" }).click();
      await tab.waitForURL(`${server.url}figures/teaching/of-arms/`);
    });
  });

  it("ask the host of discussions only when their reader wants it", async () => {
    await open({}, async (tab) => {
      const asked: string[] = [];
      await tab.route("https://giscus.app/**", (route) => {
        asked.push(route.request().url());
        return route.fulfill({ contentType: "text/html", body: "<p>Here</p>" });
      });
      await tab.goto(`${server.url}findings/teaching/helps/`);
      expect(asked).toEqual([]);
      await tab.getByRole("button", { name: "Show the discussion here" }).click();
      await tab.frameLocator("iframe").getByText("Here").waitFor();
      const [widget] = asked.map((url) => new URL(url));
      expect(widget?.searchParams.get("term")).toBe("findings/teaching/helps/");
      expect(widget?.searchParams.get("origin")).toBe(tab.url());
      const { violations } = await new AxeBuilder({ page: tab }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
    const policies = [...(await readFolder(into, ".html"))].filter(
      ([path, html]) =>
        html.includes("frame-src") && !/^(findings|teaching|v\/[^/]+\/findings)\//.test(path),
    );
    expect(policies.map(([path]) => path)).toEqual([]);
  });
});
