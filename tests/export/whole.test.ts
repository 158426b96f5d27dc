import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { linesJoined, shownAs } from "../../src/export/whole/html/smaller.ts";
import { wholeFormats } from "../../src/export/whole/index.ts";
import { leadsTo, placed, placesOf } from "../../src/export/whole/pages/place-links.ts";
import { treeOf, written } from "../../src/export/whole/pages/tree.ts";
import { numberLinks } from "../../src/export/whole/pdf/number-links.ts";
import { findBrowser, printed } from "../../src/export/whole/pdf/print.ts";
import { paperHtml } from "../../src/export/whole/pdf/whole-pdf.ts";
import { withDate } from "../../src/export/whole/pdf/with-date.ts";
import type { RenderedSite, WholeTask } from "../../src/export/whole-format.ts";
import { inHtml } from "../../src/lib/html-text.ts";
import type { Report } from "../../src/model/index.ts";
import { address } from "../../src/model/report/address.ts";
import { sampleReport } from "../site/support/sample-report.ts";
import { attributeOf, elementsBelow, readHtml, textWithout } from "./support/read-html.ts";

const url = "https://name.example/report/";
const css = (name: string) =>
  readFileSync(new URL(`../../src/site/styles/${name}.css`, import.meta.url), "utf8");
const styles = { tokens: css("tokens"), chart: css("chart") };

/** Texts that would end, open or turn something where they are not written as text. */
const hostile = [
  "</script><script>alert(1)</script>",
  '"><img src=x onerror=alert(2)>',
  "</style><style>*{display:none}</style>",
  "]]> %%% <!-- --> &amp; &#60;",
  "\u202e reversed \u2066 kept",
  "lone \ud800 surrogate",
];

/** Pages of a report, made by hand: a heading, a text, and whatever a test puts on them. */
function siteOf(report: Report, body: (path: string) => string): RenderedSite {
  const paths = [
    address.home(),
    address.glossary(),
    ...report.notebooks.map(({ id }) => address.notebook(id)),
    ...report.figures.map((f) => address.figure(f.notebook, f.id)),
    ...report.findings.map((f) => address.finding(f.notebook, f.id)),
    ...report.experiments.map(({ experiment }) => address.experiment(experiment.id)),
  ];
  return {
    paths,
    page: async (path) =>
      `<!doctype html><html><body><div class="page"><main id="main"><div class="solo"><h1>Page ${path}</h1>${body(path)}</div></main></div></body></html>`,
    stylesheet: "body { color: red }",
    sheets: { file: "", paper: "" },
    scripts: { first: "/* first */", ready: ["/* ready */"] },
    file: async () => null,
  };
}
const taskOf = (report: Report, body: (path: string) => string): WholeTask => ({
  report,
  of: null,
  siteUrl: report.site.url ?? null,
  styles,
  samples: "none",
  site: async () => siteOf(report, body),
  out: "report.html",
});
const htmlOf = async (task: WholeTask): Promise<string> => {
  const format = wholeFormats.find(({ name }) => name === "html");
  const made = await format?.make(task);
  return new TextDecoder().decode(made?.bytes ?? new Uint8Array());
};

describe("formats of `upheld export`", () => {
  it("are listed in order of name, each with a file of its own", () => {
    const names = wholeFormats.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    const files = readdirSync(join(import.meta.dirname, "../../src/export/whole"))
      .filter((name) => name.endsWith(".ts") && name !== "index.ts")
      .map((name) => name.replace(".ts", ""));
    expect(names).toEqual(files.sort());
  });
});

describe("a page that is set into a file", () => {
  const html = [
    `<p class="a b" title='"quoted"'>One &amp; two<br>three &#x3C;four</p>`,
    `<ul><li>x</li><li>y</li></ul><table><tbody><tr><td data-value="1">1</td><td></td></tr></tbody></table>`,
    `<svg viewBox="0 0 1 1" class="chart"><circle cx="1" r="2"/><text>5 &gt; 4</text></svg>`,
    `<textarea rows="2">&lt;b></textarea><input disabled>`,
  ].join("");

  it("is written back as browsers read it", () => {
    const shape = (text: string) =>
      [...elementsBelow(readHtml(text))].map(({ tagName, attrs }) => [
        tagName,
        attrs.map(({ name, value }) => [name, value]),
      ]);
    const back = written(treeOf(html));
    expect(shape(back)).toEqual(shape(html));
    expect(textWithout(readHtml(back), () => false)).toBe(textWithout(readHtml(html), () => false));
    expect(back.length).toBeLessThan(html.length);
  });

  it("leads inside where its page is there, to the full address or nowhere where it is not", () => {
    const pages = [{ path: "" }, { path: "mask/" }];
    const moved = new Map([["old/", "mask/"]]);
    const at = (href: string, siteUrl: string | null) =>
      leadsTo(href, "figures/mask/x/", placesOf(pages, siteUrl, moved));
    expect(at("../../../mask/#plane", null)).toBe("#/mask/#plane");
    expect(at("../../../", null)).toBe("#/");
    expect(at("../../../old/", null)).toBe("#/mask/");
    expect(at("#data", null)).toBeNull();
    expect(at("../x.csv", null)).toBeNull();
    expect(at("../x.csv?a=1", url)).toBe(`${url}figures/mask/x.csv?a=1`);
    expect(at("https://elsewhere.example/#x", null)).toBe("https://elsewhere.example/#x");
    const tree = treeOf(`<a href="../y/"><b>text</b></a><a href="#here" id="here">stays</a>`);
    expect(written(placed(tree, "mask/", placesOf(pages, null)))).toBe(
      "<b>text</b><a href=#/mask/#here id=/mask/#here>stays</a>",
    );
  });

  it("keeps what is named by id together, on the page and in drawings", () => {
    const tree = treeOf(
      `<label for="a">A</label><input id="a"><svg><clipPath id="c"/><g clip-path="url(#c)"/><use href="#c"/></svg>`,
    );
    const html = written(placed(tree, "mask/", placesOf([{ path: "mask/" }], null)));
    expect(html).toContain("for=/mask/#a");
    expect(html).toContain("id=/mask/#a");
    expect(html).toContain("clip-path=url(#/mask/#c)");
    expect(html).toContain("href=#/mask/#c");
  });
});

describe("a file that is smaller", () => {
  it("joins lines that look the same and stand together, and no others", () => {
    const lines = `<line x1="1" y1="2" x2="1" y2="5" class="grid"/><line x1="3" y1="2" x2="3" y2="5" class="grid"/>`;
    const other = `<line x1="0" y1="0" x2="4" y2="3" class="iv"><title>said</title></line>`;
    const joined = written(linesJoined(treeOf(lines + other + lines)), "svg");
    expect(joined.match(/M1 2V5M3 2V5/g)).toHaveLength(2);
    expect(joined).toContain("<title>said</title>");
  });

  it.each([
    ["96.7%", 0.9667, true],
    ["[93.2, 98.4]", 0.9324918, true],
    ["−5.2 pp", -0.0521, true],
    ["14,061", 14061, true],
    ["152/209", 152, true],
    ["0.8040", 0.8039875, true],
    ["many", 3, false],
    ["12", 0.5, false],
  ])("reads %s as %d: %s", (shown, value, read) => {
    expect(shownAs(shown, value)).toBe(read);
  });
});

describe("a whole report", () => {
  it("writes hostile text as text, in one document with one script", async () => {
    const text = hostile.join("\n");
    const report: Report = {
      ...sampleReport,
      site: { ...sampleReport.site, title: text, name: text, footer: text },
    };
    const task = taskOf(report, () => `<p title="${inHtml(text)}">${inHtml(text)}</p>`);
    for (const html of [await htmlOf(task), await paperHtml(task)]) {
      const elements = [...elementsBelow(readHtml(html))];
      const count = (name: string) => elements.filter(({ tagName }) => tagName === name).length;
      expect(count("script")).toBe(html.includes("/* first */") ? 1 : 0);
      expect(count("style")).toBe(1);
      expect(count("img")).toBe(0);
      const events = elements.flatMap(({ attrs }) => attrs.filter(({ name }) => /^on/.test(name)));
      expect(events).toEqual([]);
      const title = elements.find(({ tagName }) => tagName === "title");
      expect(title && textWithout(title, () => false)).toContain("<script>alert(1)</script>");
    }
  });

  it("allows its own script and style, by their hashes, and nothing else", async () => {
    const html = await htmlOf(taskOf(sampleReport, () => ""));
    const elements = [...elementsBelow(readHtml(html))];
    const policy = elements
      .filter((one) => attributeOf(one, "http-equiv") === "Content-Security-Policy")
      .map((one) => attributeOf(one, "content"));
    const hash = (name: string) => {
      const one = elements.find(({ tagName }) => tagName === name);
      const code = one ? textWithout(one, () => false).slice(1, -1) : "";
      return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
    };
    expect(policy).toEqual([
      `default-src 'none'; style-src ${hash("style")}; script-src ${hash("script")}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`,
    ]);
  });

  it("with samples has their canary, and asks not to be listed", async () => {
    const canary = "26b5c67b-86ad-4c7b-b7c8-3a6d2f0a7d1e";
    const samples = { canary, form: "pages", samples: 1, index: null } as const;
    const experiments = sampleReport.experiments.map((one) => ({
      ...one,
      samples: { ...samples, units: [], lists: [], keptBack: [] },
    }));
    const task = taskOf({ ...sampleReport, experiments }, () => "");
    const path = address.samples(experiments[0]?.experiment.id ?? "");
    const site = async () => {
      const rendered = await task.site();
      return { ...rendered, paths: [...rendered.paths, path] };
    };
    const shown = await htmlOf({ ...task, site, samples: "shown" });
    expect(shown).toContain(canary);
    expect(shown).toContain("content=noindex");
    expect(shown).toContain(`id=/${path}`);
    const none = await htmlOf({ ...task, site });
    expect(none).not.toContain(canary);
    expect(none).not.toContain(`id=/${path}`);
  });

  it("of a notebook has no other one, and links to others at their full address", async () => {
    const [book] = sampleReport.notebooks;
    const report = { ...sampleReport, site: { ...sampleReport.site, url } };
    const task = { ...taskOf(report, () => `<a href="/elsewhere/">link</a>`), of: book?.id ?? "" };
    const html = await htmlOf(task);
    const ids = [...elementsBelow(readHtml(html))].flatMap((one) => attributeOf(one, "id") ?? []);
    expect(ids).toContain(`/${book?.id}/`);
    expect(ids).not.toContain("/");
    expect(html).toContain(`href=${url}elsewhere/`);
    expect(html).toEqual(await htmlOf(task));
  });
});

describe("on paper", () => {
  it("numbers links that lead out, each address once in a part, and lists them there", () => {
    const [section] = treeOf(
      `<section><div class="sheet"><h2>One</h2><p><a href="https://a.example/">a</a>, <a href="https://a.example/">again</a>, <a class="v" href="https://b.example/">12</a></p><h2>Two</h2><p><a href="https://c.example/">https://c.example/</a> <a href="https://d.example/">d</a></p></div></section>`,
    );
    if (typeof section !== "object") throw new Error("no section");
    expect(numberLinks(section, 4)).toBe(6);
    const html = written([section]);
    expect(html.match(/<sup class=url-no>5<\/sup>/g)).toHaveLength(2);
    expect(html.match(/<ol class=urls>/g)).toHaveLength(2);
    expect(html).toContain("<li value=6><a href=https://d.example/>");
    expect(html).not.toContain("<li value=7>");
    expect(html).not.toContain("https://b.example/</a>");
  });

  it("has the day of the report in the place of the time of printing, and keeps its length", () => {
    const pdf = Buffer.from(
      "/CreationDate (D:20261130231500+00'00') /ModDate (D:20261130231500+01'00')",
    );
    const dated = Buffer.from(withDate(pdf, "2026-11-24")).toString();
    expect(dated).toHaveLength(pdf.length);
    expect(dated.match(/D:20261124000000\+00'00'/g)).toHaveLength(2);
  });

  it("says what to install where there is no browser, and stops one that does not end", async () => {
    expect(findBrowser({ PATH: "", CHROME_PATH: "/opt/chrome" })).toBe("/opt/chrome");
    const none = await printed("<p>x", "report.pdf", { browser: null });
    expect(none.bytes).toBeNull();
    expect(none.problems[0]).toMatchObject({
      rule: "browser-is-found",
      place: { file: "report.pdf" },
    });
    expect(none.problems[0]?.fix).toContain("CHROME_PATH");
    const absent = await printed("<p>x", "report.pdf", { browser: "/no/such/browser" });
    expect(absent.problems[0]?.found).toContain("ENOENT");
    const folder = mkdtempSync(join(tmpdir(), "upheld-browser-"));
    const slow = join(folder, "slow");
    writeFileSync(slow, "#!/bin/sh\nexec sleep 60\n", { mode: 0o755 });
    const late = await printed("<p>x", "report.pdf", { browser: slow, most: 100 });
    expect(late.problems[0]?.found).toBe("not done after 0.1 s, and stopped");
    rmSync(folder, { recursive: true });
  });
});
