import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/index.ts";
import { reportFiles } from "../../src/report/report-files.ts";
import { pairSentences, sentencesOf } from "../../src/review/compare/sentences.ts";
import type { PublishedReport } from "../../src/review/index.ts";
import {
  compareReports,
  comparisonInHtml,
  comparisonInMarkdown,
  isEqual,
  readPublished,
  sincePublication,
} from "../../src/review/index.ts";
import { hostile, sampleReport } from "../site/support/sample-report.ts";

async function published(report: Report): Promise<PublishedReport> {
  const files = new Map([...reportFiles(report)].map(([path, v]) => [path, JSON.stringify(v)]));
  const read = await readPublished(async (path) => files.get(path) ?? null);
  if ("found" in read) throw new Error(`${read.file}: ${read.found}`);
  return read;
}
const before = await published(sampleReport);
const comparedWith = async (report: Report) => compareReports(before, await published(report));

const [finding] = sampleReport.findings as [Report["findings"][number]];
const withFinding = (change: Partial<Report["findings"][number]>): Report => ({
  ...sampleReport,
  findings: sampleReport.findings.map((one) => (one === finding ? { ...one, ...change } : one)),
});

describe("two reports side by side", () => {
  it("are equal where they are the same report", async () => {
    const comparison = await comparedWith(sampleReport);
    expect(isEqual(comparison)).toBe(true);
    expect(comparisonInMarkdown(comparison)).toMatch(/^Nothing that a reader would notice/);
  });

  it("tell a verdict that flipped, with what was found", async () => {
    const words = { ...finding.words, verdict: "refuted, another scope", text: "1 pp [0, 2]" };
    const { verdicts } = await comparedWith(withFinding({ words }));
    expect(verdicts).toMatchObject([
      {
        id: finding.id,
        before: finding.words.verdict,
        after: "refuted, another scope",
        found: { before: finding.words.text, after: "1 pp [0, 2]" },
      },
    ]);
  });

  it("put numbers that left their interval before those that stayed, the largest change first", async () => {
    const [experiment] = sampleReport.experiments as [Report["experiments"][number]];
    const shifts = [0.1, 3, 1.5, 0.5];
    const estimates = experiment.estimates.map((estimate, i) => {
      const shift = shifts[i];
      const { value, interval } = estimate;
      if (
        shift === undefined ||
        value === null ||
        interval?.lower == null ||
        interval.upper == null
      )
        return estimate;
      const moved = value + (shift * (interval.upper - interval.lower)) / 2;
      return { ...estimate, value: moved, words: { ...estimate.words, text: `now ${moved}` } };
    });
    const { moved, within } = await comparedWith({
      ...sampleReport,
      experiments: sampleReport.experiments.map((e) =>
        e === experiment ? { ...e, estimates } : e,
      ),
    });
    const all = [...moved, ...within].map(({ change }) => Math.round((change ?? -1) * 10) / 10);
    expect(all.length).toBeGreaterThan(2);
    expect(moved.map(({ change }) => change ?? 0)).toEqual(
      moved.map(({ change }) => change ?? 0).sort((a, b) => b - a),
    );
    expect(moved[0]?.change).toBeCloseTo(3, 6);
    expect(within.every(({ change }) => (change ?? 2) <= 2)).toBe(true);
  });

  it("quote the sentence whose bound value changed, and only that", async () => {
    const html = (value: string) =>
      `<p>It rained. Tagged models recall <a class="v" href="~/x/">${value}</a> of it. The end.</p>`;
    const notebook = sampleReport.notebooks[0] as Report["notebooks"][number];
    const report = (value: string, more = ""): Report => ({
      ...sampleReport,
      notebooks: sampleReport.notebooks.map((one) =>
        one === notebook
          ? {
              ...one,
              blocks: [...one.blocks, { kind: "html", html: html(value) + more, markdown: "" }],
            }
          : one,
      ),
    });
    const old = await published(report("34.4%"));
    const comparison = compareReports(old, await published(report("36.0%", "<p>New words.</p>")));
    expect(comparison.sentences).toMatchObject([
      {
        before: "Tagged models recall 34.4% of it.",
        after: "Tagged models recall 36.0% of it.",
        page: notebook.title,
      },
    ]);
    expect(comparison.wording).toMatchObject([{ before: null, after: "New words." }]);
  });

  it("know a part that was renamed by its old name, and compare its number", async () => {
    const words = { ...finding.words, text: "another number" };
    const comparison = await comparedWith(
      withFinding({ id: "renamed", aliases: [finding.id], words }),
    );
    expect(comparison.parts).toMatchObject([
      { kind: "finding", how: "renamed", id: `${finding.notebook}/renamed` },
    ]);
    expect([...comparison.moved, ...comparison.within].map(({ after }) => after)).toContain(
      "another number",
    );
  });

  it("list what was removed and what is new", async () => {
    const without = { ...sampleReport, findings: sampleReport.findings.slice(1) };
    expect((await comparedWith(without)).parts).toMatchObject([{ how: "removed" }]);
    const { parts } = compareReports(await published(without), before);
    expect(parts).toMatchObject([{ how: "added", id: `${finding.notebook}/${finding.id}` }]);
  });

  it("say which file cannot be read", async () => {
    expect(await readPublished(async () => null)).toEqual({
      file: "report.json",
      found: "no such file",
    });
    expect(await readPublished(async () => "{")).toEqual({ file: "report.json", found: "no JSON" });
    expect(await readPublished(async () => '{"schemaVersion": 9}')).toMatchObject({
      file: "report.json",
    });
  });
});

describe("sentences of a page", () => {
  it("belong together by their words, whatever their values", () => {
    const value = fc.integer({ min: 0, max: 99 });
    const words = fc.constantFrom("Recall is", "Lies are", "Nothing is", "Here it is");
    const list = fc.array(fc.tuple(words, value, value));
    fc.assert(
      fc.property(list, (sentences) => {
        const html = (which: 1 | 2) =>
          `<p>${sentences.map((s) => `${s[0]} <a class="v" href="#">${s[which]}</a> percent.`).join(" ")}</p>`;
        const pairs = pairSentences(sentencesOf(html(1)), sentencesOf(html(2)));
        expect(pairs.map(({ before: b, after: a }) => [b?.text, a?.text])).toEqual(
          sentences
            .filter((s) => s[1] !== s[2])
            .map((s) => [`${s[0]} ${s[1]} percent.`, `${s[0]} ${s[2]} percent.`]),
        );
      }),
    );
  });

  it("lose nothing: each of both versions is in a pair or is the same in both", () => {
    const list = fc.array(fc.constantFrom("One.", "Two.", "Three.", "Four."), { maxLength: 12 });
    const of = (texts: readonly string[]) => texts.map((text) => ({ words: text, text }));
    fc.assert(
      fc.property(list, list, (one, other) => {
        const pairs = pairSentences(of(one), of(other));
        const gone = pairs.filter(({ before: b }) => b).length;
        const come = pairs.filter(({ after: a }) => a).length;
        expect(one.length - gone).toBe(other.length - come);
        expect(gone).toBeLessThanOrEqual(one.length);
      }),
    );
  });
});

const shownValue = { text: hostile, value: 1, range: "[0, 2]", lower: 0, upper: 2 };
const drawnBoth = { before: shownValue, after: { ...shownValue, value: null } };
const placed = (text: string) => ({
  experiment: text,
  metric: text,
  condition: text,
  unit: text,
  replicate: text,
  epoch: 1,
});
const scoreChanges = (text: string) => ({
  ...placed(text),
  paired: 9,
  higher: 1,
  lower: 2,
  lost: 0,
  gained: 0,
  otherCause: 0,
});

/** A comparison that says nothing but these texts. */
const saying = (
  numbers: readonly Readonly<Record<"what" | "at" | "before" | "after", string>>[],
) => ({
  verdicts: [],
  moved: numbers.map((one) => ({ ...one, change: 2, drawn: drawnBoth })),
  within: numbers.map((one) => ({ ...one, change: 1, drawn: drawnBoth })),
  sentences: numbers.map((one) => ({ ...one, page: one.what })),
  parts: [],
  figures: numbers.map((one) => ({
    notebook: one.at,
    id: one.at,
    number: 1,
    kind: "figure" as const,
    title: one.what,
    changed: 1,
    panels: [
      {
        label: one.at,
        rows: [
          { label: one.what, before: { ...shownValue, text: one.before }, after: null },
          { label: one.at, before: shownValue, after: { ...shownValue, range: one.after } },
        ],
      },
    ],
  })),
  samples: {
    counts: numbers.map((one) => scoreChanges(one.what)),
    changed: numbers.map((one) => ({ ...placed(one.what), before: 1, after: one.before })),
    unpaired: numbers.map((one) => ({
      ...placed(one.at),
      only: "after" as const,
      samples: 3,
      units: [one.before],
    })),
    notCompared: numbers.map((one) => ({ experiment: one.what, why: one.before })),
  },
  files: numbers.map((one) => ({ path: one.what, how: "added" as const })),
  methods: numbers,
  program: null,
  wording: numbers.map((one) => ({ ...one, page: one.what })),
});

describe("a comparison as a comment", () => {
  it("keeps all that a report says in code, within its budget, whatever it says", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 900 }),
      fc.constantFrom("@everyone", "#1", "```", "~~~", hostile, "a/b#1", "x\n```\n@team"),
    );
    const changed = fc.record({ what: text, at: text, before: text, after: text });
    fc.assert(
      fc.property(fc.array(changed, { maxLength: 60 }), (numbers) => {
        const comparison = saying(numbers);
        const comment = comparisonInMarkdown(comparison);
        expect(new TextEncoder().encode(comment).length).toBeLessThanOrEqual(20_000);
        let fence: string | null = null;
        for (const line of comment.split("\n")) {
          const mark = /^(`{3,}|~{3,})/.exec(line)?.[1];
          if (fence === null && mark) fence = mark;
          else if (fence !== null && line === fence) fence = null;
          else if (fence === null) expect(line).toMatch(/^(### )?[\w ,;.]*$/);
          else expect(line).toMatch(/^[-+ ]/);
        }
        expect(fence).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

describe("what moved since the last publication", () => {
  it("is one sentence, and none where nothing did", () => {
    const one = saying([{ what: "a", at: "b", before: "c", after: "d" }]);
    expect(sincePublication({ ...one, moved: [], within: [] })).toBeNull();
    expect(sincePublication(one)).toBe(
      "2 numbers moved since the last publication, 1 of them out of the old interval",
    );
    expect(sincePublication({ ...one, within: [] })).toBe(
      "1 number moved since the last publication",
    );
  });
});

describe("a comparison as a page", () => {
  it("is text wherever a report speaks, runs nothing and asks for nothing", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom(
        hostile,
        "<!--",
        "]]>",
        "</style><script>alert(1)</script>",
        "\u202Eevil\0",
        "\uD800",
        '" onload="x',
      ),
    );
    const changed = fc.record({ what: text, at: text, before: text, after: text });
    const plain = comparisonInHtml(saying([{ what: "a", at: "b", before: "c", after: "d" }]), {
      before: "x",
      after: "y",
    });
    // Elements and attributes of this page are all that any page has, whatever it is told.
    const markup = (html: string) => new Set(html.replace(/="[^"]*"/g, "").match(/<[^>]*>/g));
    const known = markup(plain);
    fc.assert(
      fc.property(changed, text, (one, name) => {
        const html = comparisonInHtml(saying([one]), { before: name, after: name });
        expect([...markup(html)].filter((tag) => !known.has(tag))).toEqual([]);
        expect(html).not.toMatch(/[\u202A-\u202E\p{Cs}]/u);
        expect(html).not.toContain("\0");
        const tags = html.match(/<[^>]*>/g)?.join("") ?? "";
        expect(tags).not.toMatch(/<script|\ssrc=|\sstyle=|\shref=/);
      }),
      { numRuns: 60 },
    );
  });

  it("lets its own style through, and nothing else", () => {
    const html = comparisonInHtml(saying([]), { before: "a", after: "b" });
    const style = html.slice(html.indexOf("<style>") + "<style>".length, html.indexOf("</style>"));
    const hash = createHash("sha256").update(style, "utf8").digest("base64");
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
  });
});
