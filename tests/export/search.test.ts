import { describe, expect, it } from "vitest";
import { searchParts } from "../../src/export/beside/search-parts.ts";
import { searchEntries } from "../../src/export/search/entries.ts";
import { searchIndex } from "../../src/export/search/parts.ts";
import { plainText } from "../../src/export/search/plain-text.ts";
import type { Report } from "../../src/model/index.ts";
import { linkNamedFiles } from "../../src/site/render/named-files.ts";
import { hostile, sampleReport } from "../site/support/sample-report.ts";
import "../../src/site/scripts/search-words.js";

const styles = { tokens: "", chart: "", sans: "", dark: "" };
const texts = (report: Report) =>
  searchParts.files({ report, styles }).map(({ path, make }) => [path, String(make())] as const);
/** What a database, a model or a name may hold: ends of elements, handlers, marks of CDATA, turns of direction, cut pairs. */
const hostileTexts = `${hostile} <img onerror=alert(1)> ]]> %%% \u202eevil \u0000 \ud800`;

describe("what a search finds", () => {
  const { entries, left } = searchEntries(sampleReport);
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);

  it("is every finding, figure, listed experiment, heading, word and unit with a page", () => {
    const { findings, figures, notebooks, experiments } = sampleReport;
    expect(of("finding")).toHaveLength(findings.length);
    expect(of("figure")).toHaveLength(figures.length);
    expect(of("experiment")).toHaveLength(experiments.length);
    const headings = notebooks.flatMap((n) => n.blocks.filter((b) => b.kind === "heading"));
    expect(of("text")).toHaveLength(notebooks.length + headings.length);
    expect(of("unit").map(({ title }) => title)).toEqual(
      experiments.flatMap(({ drawn }) => drawn.map(({ unit }) => unit)),
    );
    expect(of("term").map(({ to }) => to)).toContain("glossary/#upheld");
    expect(left).toEqual({ finding: 0, figure: 0, experiment: 0, text: 0, term: 0, unit: 0 });
  });

  it("says of a finding its verdict in words with the number", () => {
    for (const finding of sampleReport.findings) {
      const entry = of("finding").find(({ to }) => to.endsWith(`/${finding.id}/`));
      expect(entry?.said).toContain([finding.words.value, finding.words.read].join(" "));
      expect(entry?.verdict).toBe(finding.verdict);
    }
  });

  it("holds nothing of what was said in a sample", () => {
    const said = sampleReport.experiments.flatMap(({ drawn }) =>
      drawn.flatMap(({ samples }) => samples.flatMap(({ turns }) => turns.map((t) => t.text))),
    );
    expect(said.length).toBeGreaterThan(0);
    const all = texts(sampleReport).join("");
    for (const content of said) expect(all).not.toContain(JSON.stringify(content).slice(1, -1));
  });

  it("leaves out experiments that their author hides, with their units", () => {
    const hidden = sampleReport.experiments.map((e) => ({
      ...e,
      experiment: { ...e.experiment, hidden: true },
    }));
    const kinds = searchEntries({ ...sampleReport, experiments: hidden }).entries.map(
      (e) => e.kind,
    );
    expect(kinds).not.toContain("experiment");
    expect(kinds).not.toContain("unit");
  });

  it("keeps findings first where there is too much, and counts what it left out", () => {
    const most = sampleReport.findings.length + 1;
    const cut = searchEntries(sampleReport, most);
    expect(cut.entries.map(({ kind }) => kind).toSorted()).toEqual([
      "figure",
      ...sampleReport.findings.map(() => "finding"),
    ]);
    const gone = Object.values(cut.left).reduce((sum, n) => sum + n, 0);
    expect(gone).toBe(entries.length - most);
  });
});

describe("files of the index", () => {
  it("are the same bytes for the same report, and as pages name them", () => {
    expect(texts(structuredClone(sampleReport))).toEqual(texts(sampleReport));
    // Pages are made from a report whose prose links to files: no word of it differs.
    const named = linkNamedFiles({
      ...sampleReport,
      site: { ...sampleReport.site, repository: "https://name.example/r" },
      provenance: {
        ...sampleReport.provenance,
        revision: { commit: "c0ffee", folder: "", clean: true, named: { "a.py": "a.py" } },
      },
    });
    expect(searchIndex(named).parts).toEqual(searchIndex(sampleReport).parts);
  });

  it("are never large, however much there is", () => {
    const [notebook] = sampleReport.notebooks;
    if (!notebook) throw new Error("no notebook");
    const blocks = Array.from({ length: 2000 }, (_, i) => [
      { kind: "heading", level: 2, id: `h${i}`, number: null, html: "", text: `Heading ${i}` },
      { kind: "html", html: `<p>${"語".repeat(900)}</p>`, markdown: "" },
    ]).flat() as typeof notebook.blocks;
    const files = texts({ ...sampleReport, notebooks: [{ ...notebook, blocks }] });
    expect(files.length).toBeGreaterThan(3);
    for (const [, text] of files) expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(files.map(([path]) => path)).toEqual(files.map((_, i) => `search/${i + 1}.json`));
    expect(files.flatMap(([, text]) => JSON.parse(text)).length).toBeGreaterThan(2000);
  });

  it("hold hostile text as text", () => {
    const findings = sampleReport.findings.map((f) => ({ ...f, text: hostileTexts }));
    const [, text = ""] = texts({ ...sampleReport, findings })[0] ?? [];
    expect(JSON.parse(text)[0].title).toBe(hostileTexts);
    expect(text).not.toContain("\u0000");
    expect(Buffer.from(text).toString()).toBe(text);
  });
});

describe("words of HTML", () => {
  it.each([
    ["<p>one<em>two</em></p><p>three</p>", "onetwo three"],
    ['<a title="a > b" href="x">word</a>', "word"],
    ['text<sup class="c"><a href="#ref-1">1</a></sup>, 10<sup>5</sup>', "text, 105"],
    ["<math><mi>x</mi><annotation>x^2</annotation></math>", "x"],
    ["&#x3C;b> &amp;amp; &#x0;", "<b> &amp; \ufffd"],
    ["a < b > c", "a < b > c"],
  ])("%s", (html, text) => expect(plainText(html)).toBe(text));
});

describe("words of a search", () => {
  const { foldEntry, termsOf, placesOf, ranked, stretch, nearest, lacks } = upheldWords;
  const entry = (title: string, text = "", said = "") =>
    foldEntry({ kind: "text", to: title, name: "Section", title, text, said });
  const found = (query: string, ...entries: ReturnType<typeof entry>[]) =>
    ranked(entries, termsOf(query)).map((one) => one.entry.title);

  it("stand at the beginning of a word, in any case, with or without accents", () => {
    const all = [entry("Mask"), entry("Unmasked"), entry("masqué"), entry("MASKED")];
    expect(found("mask", ...all).toSorted()).toEqual(["MASKED", "Mask"]);
    expect(found("masque", ...all)).toEqual(["masqué"]);
  });

  it("have all to be there, and together between quotation marks", () => {
    const all = [entry("a tag behind a mask"), entry("a mask"), entry("behind a tag")];
    expect(found("tag mask", ...all)).toEqual(["a tag behind a mask"]);
    expect(found('"behind a tag"', ...all)).toEqual(["behind a tag"]);
  });

  it("are found in numbers and in writing without spaces", () => {
    expect(found("-20.2", entry("x", "Found −20.2 pp [−34.3, −6.1]"))).toEqual(["x"]);
    expect(found("本語", entry("日本語"))).toEqual(["日本語"]);
  });

  it("count more in a title, and where they are rare", () => {
    const text = "persona tag ".repeat(2);
    expect(found("tag", entry("other", text), entry("tag"))).toEqual(["tag", "other"]);
  });

  it("are marked where they stand, whatever stands before them", () => {
    const whole = "İßﬁ – Ünmask the mask";
    const [term] = termsOf("mask");
    if (!term) throw new Error("no term");
    const folded = entry("x", whole).text;
    expect(folded).toHaveLength(whole.length);
    expect(placesOf(term, folded).map(([a, b]) => whole.slice(a, b))).toEqual(["mask"]);
  });

  it("are read as words, not as patterns", () => {
    for (const query of ["(", "a+", "[", "\\", ".*", '"', '""', "*", "\ud800", "</script>", "​"])
      expect(() => found(query, entry(hostileTexts, hostileTexts))).not.toThrow();
    expect(found(".*", entry("anything"))).toEqual([]);
    expect(found("<img onerror=alert(1)>", entry(hostileTexts))).toHaveLength(1);
  });

  it("show the stretch that has most of them, cut at words", () => {
    const text = `${"tag here and there. ".repeat(40)}the persona has a tag. ${"end ".repeat(90)}`;
    const { from, to } = stretch(text, text, termsOf("tag persona"));
    expect(text.slice(from, to)).toMatch(/the persona has a tag/);
    expect(text[from - 1]).toBe(" ");
    expect(to - from).toBeLessThanOrEqual(240);
    expect(stretch("x".repeat(900), "x".repeat(900), termsOf("x"))).toEqual({ from: 0, to: 240 });
  });

  it("have a near one where they are not there", () => {
    const all = [entry("The persona"), entry("A mask")];
    const [term] = termsOf("persna");
    expect(term && lacks(all, term)).toBe(true);
    expect(nearest("persna", all)).toBe("persona");
    expect(nearest("xyz", all)).toBeNull();
  });
});
