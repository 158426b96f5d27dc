import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { besideKinds } from "../../src/export/beside/index.ts";
import { bibtexOf } from "../../src/export/citation/citations.ts";
import { citedFigure } from "../../src/export/citation/cited.ts";
import { inXml } from "../../src/export/parts/xml.ts";
import { literal } from "../../src/export/pictures/literal.ts";
import { placedCards } from "../../src/export/pictures/placed-cards.ts";
import { toPng } from "../../src/export/pictures/to-png.ts";
import type { Report } from "../../src/model/index.ts";
import { hostile, sampleReport } from "../site/support/sample-report.ts";

const css = (name: string) =>
  readFileSync(new URL(`../../src/site/styles/${name}.css`, import.meta.url), "utf8");
const styles = { tokens: css("tokens"), chart: css("chart") };
const url = "https://name.example/report/";

async function filesOf(report: Report): Promise<Map<string, string>> {
  const files = besideKinds.flatMap((kind) => kind.files({ report, styles }));
  const made = await Promise.all(
    files.map(async ({ path, make }) => [path, String(await make())] as const),
  );
  expect(new Set(made.map(([path]) => path)).size, "no path twice").toBe(made.length);
  return new Map(made);
}
const at = (report: Report, address: string | undefined): Report => ({
  ...report,
  site: { ...report.site, url: address },
});

describe("files beside the pages", () => {
  it("are listed in order of name", () => {
    const names = besideKinds.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  it("are there for each figure and each finding, in every form", async () => {
    const files = await filesOf(at(sampleReport, url));
    for (const { notebook, id, drawings } of sampleReport.figures)
      for (const ending of [
        "json",
        "md",
        "bib",
        "oembed.json",
        ...(drawings.length > 0 ? ["svg"] : []),
      ])
        expect([...files.keys()]).toContain(`figures/${notebook}/${id}.${ending}`);
    for (const { notebook, id } of sampleReport.findings)
      for (const ending of ["csv", "json", "md", "bib", "oembed.json"])
        expect([...files.keys()]).toContain(`findings/${notebook}/${id}.${ending}`);
  });

  it("have a Markdown twin for each page of prose and numbers, with what the page says", async () => {
    const files = await filesOf(at(sampleReport, url));
    for (const { experiment, estimates, contrasts } of sampleReport.experiments) {
      const text = files.get(`experiments/${experiment.id}.md`) ?? "";
      expect(text).toContain(`# ${experiment.title}`);
      // White space within a cell is one plain space.
      for (const { words } of [...estimates, ...contrasts].slice(0, 20))
        expect(text).toContain((words.value ?? words.reason ?? "").replace(/\s/g, " "));
    }
    expect(files.get("glossary.md")).toContain("# Glossary");
    for (const { id } of sampleReport.notebooks) expect([...files.keys()]).toContain(`${id}.md`);
  });

  it("say nothing that needs an address where nobody has said it", async () => {
    const files = await filesOf(at(sampleReport, undefined));
    expect([...files.keys()].filter((path) => /feed|sitemap|oembed/.test(path))).toEqual([]);
    for (const [path, text] of files)
      if (/\.(md|txt|bib)$/.test(path)) expect(text, path).not.toContain("undefined");
  });

  it("never say what a finding claims without what was found", async () => {
    const files = await filesOf(at(sampleReport, url));
    for (const finding of sampleReport.findings) {
      const verdict = new RegExp(finding.words.verdict, "i");
      for (const ending of ["md", "bib", "oembed.json"]) {
        const path = `findings/${finding.notebook}/${finding.id}.${ending}`;
        expect(files.get(path), path).toMatch(verdict);
      }
      expect(files.get(`findings/${finding.notebook}/${finding.id}.md`)).toContain(
        finding.words.value ?? finding.words.reason ?? "",
      );
    }
  });

  it("write hostile text as text", async () => {
    const figures = sampleReport.figures.map((f) => ({
      ...f,
      title: hostile,
      description: hostile,
    }));
    const findings = sampleReport.findings.map((f) => ({ ...f, text: hostile }));
    const files = await filesOf(at({ ...sampleReport, figures, findings }, url));
    for (const [path, text] of files) {
      if (path.endsWith(".xml")) expect(text, path).not.toContain("<script>");
      if (path.endsWith(".md") && /^f(igures|indings)/.test(path))
        expect(text, path).not.toMatch(/(^|[^\\])<script>/);
    }
  });
});

describe("pictures", () => {
  const shown = at(sampleReport, url);
  it("are PNG of every drawing, on three grounds, and cards named by their content", async () => {
    const kinds = besideKinds.filter(({ name }) => name.endsWith("-png"));
    const files = kinds.flatMap((kind) => kind.files({ report: shown, styles }));
    const [drawn] = shown.figures.filter(({ drawings }) => drawings.length > 0);
    const base = `figures/${drawn?.notebook}/${drawn?.id}`;
    const paths = files.map(({ path }) => path);
    for (const ending of [".png", "-transparent.png", "-dark.png"])
      expect(paths).toContain(`${base}${ending}`);
    const cards = paths.filter((path) => /[.][0-9a-f]{8}[.]png$/.test(path));
    expect(cards.length).toBeGreaterThan(shown.figures.length);
    for (const path of [`${base}.png`, cards[0] ?? ""]) {
      const made = (await files.find((file) => file.path === path)?.make()) as Uint8Array;
      expect(Buffer.from(made.subarray(1, 4)).toString()).toBe("PNG");
      expect(made.length, path).toBeLessThan(300_000);
    }
  });

  it("of cards are 1200 by 630, and there are none without an address", async () => {
    const [card] = [...placedCards(shown, styles).values()];
    const png = toPng(card?.svg ?? "", { zoom: 1, background: null });
    const head = new DataView(png.buffer, png.byteOffset);
    expect([head.getUint32(16), head.getUint32(20)]).toEqual([1200, 630]);
    expect(placedCards(at(sampleReport, undefined), styles).size).toBe(0);
  });

  it("say the verdict with the number of a finding, and never the claim alone", () => {
    const cards = placedCards(shown, styles);
    for (const finding of shown.findings) {
      const { alt } = cards.get(`findings/${finding.notebook}/${finding.id}/`) ?? expect.fail();
      expect(alt).toMatch(new RegExp(finding.words.verdict, "i"));
      expect(alt).toContain(finding.words.value ?? finding.words.reason ?? "");
    }
  });

  it("are refused where a colour has no value, and not where a text names one", () => {
    expect(() => literal('<svg><rect fill="var(--ink)"/></svg>')).toThrow("without a value");
    expect(() => literal('<svg><g stroke="light-dark(red,blue)"/></svg>')).toThrow();
    expect(literal("<svg><text>var(--x) currentColor</text></svg>")).toContain("var(--x)");
  });
});

describe("who is cited", () => {
  const figure = sampleReport.figures[0] ?? expect.fail();
  const [notebook] = sampleReport.notebooks;
  const citedBy = (own: readonly string[], ofReport: readonly string[]) =>
    citedFigure(
      figure,
      { ...(notebook ?? expect.fail()), authors: own.map((name) => ({ name })) },
      { name: "The report", authors: ofReport.map((name) => ({ name })) },
      "aa",
      null,
    ).authors;

  it("are the notebook's authors, else the report's, else the report itself", () => {
    expect(citedBy(["N"], ["R"])).toEqual(["N"]);
    expect(citedBy([], ["R"])).toEqual(["R"]);
    expect(citedBy([], [])).toEqual(["The report"]);
  });
});

describe("BibTeX", () => {
  const cited = {
    key: "a-b",
    title: "50% of {x} & $y$ \\input{z} <b>",
    container: "A_b #1",
    authors: ["One & Two"],
    date: "2026-11-29",
    path: "figures/a/b/",
    hash: "aa",
    version: null,
    pinned: null,
  };
  it("shows every sign of a title as it stands, with braces that close", () => {
    const text = bibtexOf(cited, url, null);
    expect(text).toContain(
      "50\\% of \\{x\\} \\& \\$y\\$ \\textbackslash{}input\\{z\\} \\textless{}b\\textgreater{}",
    );
    const plain = text.replace(/\\[{}]/g, "");
    expect(plain.split("{").length).toBe(plain.split("}").length);
  });
});

describe("XML", () => {
  it("holds no sign that XML forbids", () => {
    expect(inXml("a\u0000\u001b<&>\ud800\ufffe")).toBe("a\ufffd\ufffd&lt;&amp;&gt;\ufffd\ufffd");
  });
});
