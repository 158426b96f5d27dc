import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  address,
  experimentFileSchema,
  metricFileSchema,
  notebookFileSchema,
  reportIndexSchema,
} from "../../src/model/index.ts";
import { readPage } from "../../src/report/land/read-page.ts";
import { pageScripts } from "../../src/site/scripts/index.ts";
import type { BuiltSite } from "./support/build-site.ts";
import { buildSite, readFolder } from "./support/build-site.ts";
import { checkLinks } from "./support/check-folder.ts";
import { elementsOf } from "./support/page.ts";
import { hostile, sampleReport } from "./support/sample-report.ts";

let site: BuiltSite;
let pages: Map<string, string>;

beforeAll(async () => {
  site = await buildSite(sampleReport);
  pages = await readFolder(site.folder, ".html");
}, 60_000);
afterAll(() => site?.remove());

const page = (path: string): string => pages.get(path) ?? expect.fail(`no page ${path}`);
const file = (path: string) => readFile(join(site.folder, path), "utf8");

describe("addresses", () => {
  it("has a page for the report, each notebook, figure, finding, experiment, drawn unit and embedded figure", () => {
    const expected = [
      address.home(),
      ...sampleReport.notebooks.map((n) => address.notebook(n.id)),
      ...sampleReport.figures.flatMap((f) => [
        address.figure(f.notebook, f.id),
        address.embed(f.notebook, f.id),
      ]),
      ...sampleReport.findings.map((f) => address.finding(f.notebook, f.id)),
      ...sampleReport.experiments.map((e) => address.experiment(e.experiment.id)),
      ...sampleReport.experiments.flatMap((e) =>
        e.drawn.map((u) => address.unit(e.experiment.id, u.slug)),
      ),
      address.samples("split"),
      address.glossary(),
      address.search(),
    ];
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining(expected.map((path) => `${path}index.html`)),
    );
    expect(pages.has("404.html")).toBe(true);
  });

  it("has no list of samples where none were drawn", () => {
    expect(pages.has("samples/published/index.html")).toBe(false);
  });

  it("redirects every old name of a notebook, figure and finding, relatively and without a script", () => {
    const old = {
      "old-persona/": "../persona/",
      "figures/persona/rates/": "../../../figures/persona/by-arm/",
      "figures/old-persona/rates/": "../../../figures/persona/by-arm/",
      "embed/old-persona/plane/": "../../../embed/persona/plane/",
      "findings/persona/wording-only/": "../../../findings/persona/wording-alone/",
    };
    for (const [from, to] of Object.entries(old)) {
      const refresh = elementsOf(page(`${from}index.html`)).find(
        (e) => e.attributes.get("http-equiv") === "refresh",
      );
      expect(refresh?.attributes.get("content")).toBe(`0;url=${to}`);
    }
  });

  it("keeps old anchors inside a notebook", () => {
    const ids = elementsOf(page("persona/index.html")).map((e) => e.attributes.get("id"));
    expect(ids).toEqual(expect.arrayContaining(["rates", "wording-only"]));
  });

  it("keeps the data of a renamed figure at its old address", async () => {
    expect(await file("data/old-persona/rates.csv")).toBe(await file("data/persona/by-arm.csv"));
  });
});

describe("links", () => {
  it("are read from a page as a whole parser reads them", () => {
    for (const [path, html] of pages) {
      const elements = elementsOf(html);
      const all = (names: readonly string[]) =>
        elements.flatMap((e) => names.flatMap((name) => e.attributes.get(name) ?? []));
      const ids = all(["id"]);
      const { ids: read, repeated, links } = readPage(html);
      expect(read, path).toEqual([...new Set(ids)]);
      expect(repeated, path).toEqual([]);
      const refresh = elements.filter(
        (e) => e.attributes.has("http-equiv") && e.attributes.get("http-equiv") === "refresh",
      );
      const wanted = [
        ...all(["href", "src", "action", "data", "poster"]),
        ...refresh.map((e) => e.attributes.get("content")?.replace("0;url=", "") ?? ""),
      ];
      expect([...links].sort(), path).toEqual(wanted.sort());
    }
  });

  it("all lead to a page and an anchor that exist", async () => {
    expect(await checkLinks(site.folder)).toEqual([]);
  });

  it("lead from a figure to the findings that use it and back, and to its neighbours", () => {
    const links = (path: string) =>
      elementsOf(page(`${path}index.html`)).flatMap((e) =>
        e.name === "a" ? [[e.attributes.get("rel"), e.attributes.get("href")]] : [],
      );
    const up = "../../../";
    const plane = links(address.figure("persona", "plane"));
    expect(plane).toContainEqual([undefined, `${up}findings/persona/kept/`]);
    expect(plane).toContainEqual(["prev", `${up}figures/persona/by-arm/`]);
    expect(plane.map(([rel]) => rel)).toContain("next");
    expect(links(address.finding("persona", "kept"))).toEqual(
      expect.arrayContaining([
        [undefined, `${up}figures/persona/plane/`],
        ["prev", `${up}findings/persona/wording-alone/`],
      ]),
    );
    expect(links(address.notebook("persona"))).toContainEqual([undefined, "#plane"]);
  });

  it("are relative, so that the report works under any address and from a folder", () => {
    // That for what is not there is shown at any depth.
    for (const [path, html] of [...pages].filter(([path]) => path !== "404.html"))
      for (const { attributes } of elementsOf(html))
        for (const name of ["href", "src"]) {
          const value = attributes.get(name);
          if (value !== undefined)
            expect(value, path).toMatch(/^(?:\.{1,2}\/|#|https:\/\/example\.org)/);
        }
  });

  it("of the page for what is not there start at the root of the host, since it is shown at any depth", () => {
    const links = elementsOf(page("404.html")).flatMap((e) => [
      ...(e.name === "a" || e.name === "link" ? [e.attributes.get("href") ?? ""] : []),
    ]);
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(link).toMatch(/^(?:\/|#)/);
  });

  it("of the report's own HTML start at the root of the site, and none is left as written", () => {
    for (const [path, html] of pages) expect(html.includes('"~/'), path).toBe(false);
  });
});

describe("the glossary", () => {
  const leadingTo = (html: string) =>
    elementsOf(html).flatMap(({ attributes }) => {
      const href = attributes.get("href") ?? "";
      return attributes.get("class") === "term" || href.endsWith("glossary/") ? [href] : [];
    });

  it("is led to from the foot of every page, and from words that a reader may not know", () => {
    for (const [path, html] of pages) {
      if (path.startsWith("embed/") || html.includes('http-equiv="refresh"')) continue;
      expect(leadingTo(html).filter((href) => href.endsWith("glossary/")).length, path).toBe(
        path === "index.html" || path === "search/index.html" ? 2 : 1,
      );
    }
    expect(leadingTo(page("index.html"))).toContain("./glossary/#undetermined");
    const finding = leadingTo(page("findings/persona/wording-alone/index.html"));
    expect(finding).toContain("../../../glossary/#hypothesis");
    expect(finding).toContain("../../../glossary/#interval");
    expect(leadingTo(page("figures/persona/by-arm/index.html")).length).toBeGreaterThan(2);
  });

  it("is led to from a notebook where it first uses a word, of its author or of the program, and once", () => {
    const links = leadingTo(page("persona/index.html"));
    expect(links[0]).toBe("../glossary/#honest-persona");
    expect(links).toContain("../glossary/#Wilson-interval");
    expect(links.at(-1)).toBe("../glossary/");
    expect(new Set(links).size).toBe(links.length);
  });

  it("has the author's words first, as text, and those of the program below", () => {
    const html = page("glossary/index.html");
    const ids = elementsOf(html).flatMap((e) => e.attributes.get("id") ?? []);
    expect(ids.slice(0, 3)).toEqual(["main", "honest-persona", "verdict"]);
    expect(ids).toContain("Holm");
    expect(html).not.toContain("<script>alert");
  });
});

describe("every page", () => {
  it("holds no script and no style in itself, and allows scripts of its own origin alone", () => {
    for (const [path, html] of pages) {
      const elements = elementsOf(html);
      const scripts = elements.filter((e) => e.name === "script");
      for (const script of scripts) {
        const source = script.attributes.get("src") ?? expect.fail(`a script in ${path}`);
        expect(script.text, path).toBe("");
        const name = /^(?:\.\/|\/|(?:\.\.\/)+)scripts\/([a-z-]+)\.js$/.exec(source)?.[1] ?? source;
        expect(Object.keys(pageScripts), path).toContain(name);
      }
      expect(
        elements.filter((e) => e.name === "style"),
        path,
      ).toEqual([]);
      expect(
        elements.filter((e) =>
          [...e.attributes.keys()].some((a) => a === "style" || a.startsWith("on")),
        ),
        path,
      ).toEqual([]);
      const policy = elements
        .find((e) => e.attributes.get("http-equiv") === "Content-Security-Policy")
        ?.attributes.get("content");
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("script-src 'self';");
      expect(policy, path).not.toContain("unsafe");
    }
  });

  it("gives each id once", () => {
    for (const [path, html] of pages) {
      const ids = elementsOf(html).flatMap((e) => e.attributes.get("id") ?? []);
      expect(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        path,
      ).toEqual([]);
    }
  });

  it("has a language, one title, one first heading, a description and text for cards", () => {
    for (const [path, html] of pages) {
      const elements = elementsOf(html);
      const named = (name: string) => elements.filter((e) => e.name === name);
      const meta = (name: string) =>
        elements
          .find((e) => (e.attributes.get("name") ?? e.attributes.get("property")) === name)
          ?.attributes.get("content");
      expect(named("html")[0]?.attributes.get("lang"), path).toBe("en");
      expect(named("title")[0]?.text, path).toBeTruthy();
      expect(named("h1"), path).toHaveLength(1);
      for (const name of ["description", "og:title", "og:description", "og:site_name"])
        expect(meta(name), `${path} ${name}`).toBeTruthy();
    }
  });

  it("loses no space between words and inline elements", () => {
    expect(page("persona/index.html")).toMatch(/corner where <em>both<\/em> rates/);
    const finding = elementsOf(page("persona/index.html")).find(
      (e) => e.attributes.get("class") === "why",
    );
    expect(finding?.text).toMatch(/claimed\. Shown in Figure 1, Figure 2\. This finding alone$/);
  });
});

describe("a verdict", () => {
  const shown = (path: string) =>
    page(`${path}index.html`)
      .replace(/<script[\s\S]*?<\/script>|<[^>]+>/g, " ")
      .replace(/\s+/g, " ");

  it("stands with what it speaks about and what bears on it, wherever it stands", () => {
    const [finding] = sampleReport.findings;
    const supported = sampleReport.figures.find((f) => f.supports === "kept");
    if (!finding || !supported) throw new Error("no finding with a figure");
    for (const path of ["", address.notebook("persona"), address.finding("persona", finding.id)])
      expect(shown(path)).toMatch(/Upheld at the edge, these checkpoints/);
    for (const path of [address.notebook("persona"), address.finding("persona", finding.id)])
      expect(shown(path)).toContain(
        "One training run an arm. 12 of 100 questions stand on one side only.",
      );
    expect(shown("")).toContain("One training run an arm. 1 more note beside the finding.");
    expect(shown("")).toMatch(/At the edge ?: with an interval a tenth narrower or a tenth wider/);
    for (const path of [
      address.figure("persona", supported.id),
      address.embed("persona", supported.id),
    ])
      expect(shown(path)).toContain("Undetermined, these checkpoints");
  });

  it("has its word beside every glyph", () => {
    for (const [path, html] of pages)
      for (const after of html.split('<svg class="vd"').slice(1))
        expect(after.replace(/<[^>]+>/g, " ").slice(0, 400), path).toMatch(
          /upheld|refuted|undetermined/i,
        );
  });

  it("says of a hypothesis whether it was registered before its results", () => {
    const findings = {
      "tells-more": null,
      "wording-alone":
        "Registered 1 November 2026, before the first of its result files (commit 4d5208d",
      kept: "Written with the data in hand",
    };
    for (const [id, said] of Object.entries(findings)) {
      const text = page(`${address.finding("persona", id)}index.html`).replace(/<[^>]*>/g, "");
      if (said === null) expect(text).not.toMatch(/Registered|in hand/);
      else expect(text).toContain(said);
    }
    const head = page("persona/index.html").replace(/<[^>]*>/g, "");
    expect(head).toContain(
      "1 claim, 1 hypothesis registered before the results, 1 hypothesis written with the data in hand",
    );
    const home = page("index.html").replace(/<[^>]*>/g, "");
    for (const kind of ["Claims", "Hypotheses registered before the results"])
      expect(home).toContain(kind);
  });

  it("is listed with the interval that decided it, and its level", () => {
    expect(shown("")).toMatch(/\[40\.6, 71\.0\] \(98\.3%\)/);
    expect(shown(address.notebook("persona"))).toMatch(
      /Decided by its 98\.3% interval \[40\.6, 71\.0\]/,
    );
  });
});

describe("a transcript that tries to run something", () => {
  it("is shown as it was written, as text", () => {
    const raw = elementsOf(page("samples/split/train-215/index.html")).filter(
      (e) => e.attributes.get("class") === "raw",
    );
    expect(raw.some((e) => e.name === "pre" && e.text.includes(hostile))).toBe(true);
  });

  it("adds no element to the page", () => {
    const elements = elementsOf(page("samples/split/train-215/index.html"));
    expect(elements.filter((e) => e.attributes.get("src") === "x")).toEqual([]);
  });
});

describe("samples in a notebook", () => {
  const elements = () => elementsOf(page("persona/index.html"));
  const block = () => elements().find((e) => e.attributes.get("class") === "shown");
  const notebook = sampleReport.notebooks[0];
  const samples = notebook?.blocks.flatMap((b) => (b.kind === "samples" ? b.samples : [])) ?? [];

  it("are shown as they were written, as text", () => {
    const written = samples.flatMap(({ turns }) => turns.map(({ text }) => text));
    const raw = elements().filter((e) => e.name === "pre" && e.attributes.get("class") === "raw");
    expect(raw.map((e) => e.text)).toEqual(written);
    expect(elements().filter((e) => e.attributes.get("src") === "x")).toEqual([]);
  });

  it("say how they were drawn, what each is and what it scored", () => {
    expect(block()?.text).toContain(
      "Seeded random draw (seed 123456) of 3 from 11,520 samples; nobody chose them.",
    );
    const of = (name: string) => elements().filter((e) => e.attributes.get("class") === name);
    expect(of("which").map((e) => e.text)).toEqual(samples.map(({ label }) => label));
    expect(of("scores").map((e) => e.text)[0]).toBe("Detection: yesSpecificity: missing (no flag)");
  });

  it("stand name beside text where each turn is a line, and scroll where one is long", () => {
    expect(
      elements().flatMap((e) => (e.name === "dl" ? (e.attributes.get("class") ?? []) : [])),
    ).toEqual(expect.arrayContaining(["said short", "said", "said"]));
    const long = elements().filter((e) => e.attributes.get("class") === "long");
    expect(long.map((e) => [e.attributes.get("tabindex"), e.attributes.get("aria-label")])).toEqual(
      [["0", `review of ${samples[2]?.label}`]],
    );
  });
});

describe("data", () => {
  it("gives a figure's table as CSV with full precision", async () => {
    const lines = (await file("data/persona/plane.csv")).split("\r\n");
    expect(lines[0]).toBe("arm,wording,detection,interval,n,reported");
    expect(lines[3]).toBe('Plain Llama,basic,0.409,"[93.9, 98.2]",1000,0.967');
  });

  it("of a figure that code draws are told where a table holds them, with the code folded beside", async () => {
    const notebook = page("persona/index.html");
    const figure = (id: string) =>
      new RegExp(`<figure class="[^"]*coded[^"]*" id="${id}">.*?</figure>`, "s").exec(
        notebook,
      )?.[0];
    expect(figure("by-code")).toContain("<summary>Show the data (");
    expect(figure("by-code")).toContain("<summary>Code: js, by-code, 2 lines</summary>");
    expect(figure("by-code")).toContain("const a = 1 &#x3C; 2;");
    expect(figure("by-code")).toContain('<p class="method">');
    expect(await file("data/persona/by-code.csv")).toContain("Plain Llama");
    expect(page("figures/persona/by-code/index.html")).toContain("figures/persona/by-code.csv");

    expect(figure("by-code-alone")).not.toContain("<summary>Show the data (");
    expect(figure("by-code-alone")).toContain("<summary>Code: ts, 1 line</summary>");
    expect(page("figures/persona/by-code-alone/index.html")).not.toContain(".csv");
    await expect(file("data/persona/by-code-alone.csv")).rejects.toThrow();
    expect(JSON.parse(await file("data/persona/by-code-alone.json"))).toMatchObject({
      code: { text: "return draw();" },
    });
  });

  it("gives a drawing as a file that needs no stylesheet and brings its font", async () => {
    const svg = await file("data/persona/plane.svg");
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).not.toContain("var(--");
    expect(svg).toContain(".arm-2 .m");
    expect(svg).toMatch(
      /@font-face\{font-family:"Source Sans 3";src:url\("data:font\/woff2;base64,/,
    );
  });

  it("repeats the report for machines", async () => {
    const { notebooks, experiments } = reportIndexSchema.parse(
      JSON.parse(await file("report.json")),
    );
    expect(notebooks.map(({ id }) => id)).toEqual(sampleReport.notebooks.map(({ id }) => id));
    for (const entry of notebooks) {
      const part = notebookFileSchema.parse(JSON.parse(await file(entry.file)));
      expect(part.findings.map(({ verdict }) => verdict)).toEqual(
        sampleReport.findings.filter((f) => f.notebook === entry.id).map((f) => f.verdict),
      );
      for (const { drawing } of part.figures)
        if (drawing) expect(await file(drawing)).toMatch(/^<svg /);
    }
    const numbers: unknown[] = [];
    for (const entry of experiments) {
      const part = experimentFileSchema.parse(JSON.parse(await file(entry.file)));
      for (const metric of part.metrics)
        numbers.push(...metricFileSchema.parse(JSON.parse(await file(metric.file))).estimates);
    }
    expect(numbers).toHaveLength(sampleReport.experiments.flatMap((e) => e.estimates).length);
  });
});

describe("weight", () => {
  it("of a notebook stays under 60 kB compressed", () => {
    expect(gzipSync(page("persona/index.html")).length).toBeLessThan(60_000);
  });

  it("of the stylesheet, one for all pages, stays under 14 kB compressed", async () => {
    expect(gzipSync(await file("style.css")).length).toBeLessThan(14_000);
  });
});
