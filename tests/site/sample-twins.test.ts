import { rmSync } from "node:fs";
import type { Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { robots } from "../../src/export/beside/robots.ts";
import type { Report } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { slugsOfUnits } from "../../src/report/experiment/unit-slugs.ts";
import { listSlugs } from "../../src/report/samples/list-slugs.ts";
import { handOverSamples } from "../../src/site/render/hand-over-samples.ts";
import { sampleTwins } from "../../src/site/twins/sample-twins.ts";
import { emptyFolder } from "../cli/small-report.ts";
import { write } from "../report/samples/sample-report.ts";

/** Texts that end blocks, tables, lines or everything, and what must be seen of each. */
const hostile = [
  ["```\n# Out\n````\n<script>alert(1)</script>", "```\n# Out\n````\n<script>alert(1)</script>"],
  [
    "~~~\n</pre><img src=x onerror=alert(1)>]]>%%%",
    "~~~\n</pre><img src=x onerror=alert(1)>]]>%%%",
  ],
  ["a\u0000b\u202ec\u200bd\ud800e\u2028f", "a[U+0000]b[U+202E]c[U+200B]d\ufffde[U+2028]f"],
  ["| a \\| b | [x](javascript:1) ![y](http://z.example/i.png)", "| a \\| b |"],
] as const;
const names = ["```", "<img src=x onerror=alert(2)>", "[a](javascript:1)", "a | b \\| c"];

const root = emptyFolder("twins");
let report: Report;
let made: Map<string, string>;

beforeAll(async () => {
  const rows = ["plain", "taught"].flatMap((arm) =>
    Array.from({ length: 205 }, (_, i) =>
      JSON.stringify({
        arm,
        question: names[i] ?? `q${i}`,
        prompt: `What is ${i}?`,
        response: hostile[i]?.[0] ?? `It is ${i}, says ${arm}.`,
        target: i === 4 ? "`` tick\n```" : String(i),
        right: i === 5 ? null : i % 3 === 0 ? 0 : 1,
      }),
    ),
  );
  write(root, "upheld.yaml", settings);
  write(root, "results/made/experiment.yaml", manifest);
  write(root, "results/made/samples.jsonl", rows.join("\n"));
  write(root, "content/one.md", notebook);
  const built = await buildReport(root, silent, { samples: "usual" });
  if (!built.report) throw new Error(built.problems.map(({ message }) => message).join("\n"));
  report = built.report;
  handOverSamples(report, built.samples);
  made = new Map();
  for (const twin of sampleTwins(report)) made.set(twin.path, String(await twin.make()));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const parsed = (path: string) =>
  remark()
    .use(remarkGfm)
    .parse(made.get(path) ?? expect.fail(path));
const nodes = (node: Nodes): Nodes[] => [
  node,
  ...("children" in node ? node.children : []).flatMap(nodes),
];
const published = () => report.experiments[0]?.samples ?? expect.fail();

describe("Markdown twins of pages of samples", () => {
  it("are there for the first page, each page of each list, and each unit", () => {
    expect([...made.keys()].slice(0, 6)).toEqual([
      "samples/made.md",
      "samples/made/plain.md",
      "samples/made/plain/2.md",
      "samples/made/plain/failed.md",
      "samples/made/taught.md",
      "samples/made/taught/2.md",
    ]);
    expect(made.size).toBe(1 + 2 * 3 + 205);
    for (const [path, text] of made)
      expect(text, path).toContain(`Canary GUID \`${published().canary}\``);
  });

  it("hold model output as it was, in blocks that it cannot leave", () => {
    const { units } = published();
    for (const [i, [, shown]] of hostile.entries()) {
      const entry = units.find(({ unit }) => unit === names[i]) ?? expect.fail();
      const tree = parsed(`samples/made/${entry.slug}.md`);
      const blocks = nodes(tree).flatMap((node) => (node.type === "code" ? [node.value] : []));
      expect(blocks.filter((text) => text.startsWith(shown)).length).toBeGreaterThan(0);
    }
    for (const path of made.keys()) {
      const all = nodes(parsed(path));
      expect(
        all.filter(({ type }) => type === "html" || type === "image"),
        path,
      ).toEqual([]);
      for (const node of all)
        if (node.type === "link") expect(node.url, path).not.toMatch(/^javascript:/);
      const heads = all.flatMap((node) => (node.type === "heading" ? [textOf(node)] : []));
      expect(heads, path).not.toContain("Out");
      for (const unseen of ["\u0000", "\u200b", "\u202e", "\u2028", "\ud800"])
        expect(made.get(path), path).not.toContain(unseen);
    }
  });

  it("have every row of a page, and a row has as many cells as its head", () => {
    const rowsOf = (path: string) =>
      nodes(parsed(path)).flatMap((node) =>
        node.type === "table" ? [node.children.map(({ children }) => children)] : [],
      );
    const [plain] = rowsOf("samples/made/plain.md");
    expect(plain).toHaveLength(201);
    for (const row of plain ?? []) expect(row).toHaveLength(plain?.[0]?.length ?? 0);
    expect(rowsOf("samples/made/plain/2.md")[0]).toHaveLength(6);
    expect(made.get("samples/made/plain/2.md")).toContain("Rows 201 to 205 of 205.");
    const [conditions, units] = rowsOf("samples/made.md");
    expect([conditions?.length, units?.length]).toEqual([3, 206]);
    expect(units?.slice(1, 5).map(([name]) => name && textOf(name))).toEqual(names);
  });

  it("say scores, right answers, why one is missing, and what counts them", () => {
    expect(made.get("samples/made/q6.md")).toContain("Right answers: no");
    expect(made.get("samples/made/q5.md")).toContain("no score, cause: the judge refused");
    const odd = nodes(parsed("samples/made/q4.md"));
    expect(odd.some((node) => node.type === "inlineCode" && node.value === "`` tick ```")).toBe(
      true,
    );
    expect(made.get("samples/made/q6.md")).toContain("[Figure 1](../../one/#rates)");
    expect(made.get("samples/made/q8.md")).toContain(
      "The texts are withheld: it names a \\<b>person",
    );
    expect(made.get("samples/made/q8.md")).not.toContain("What is 8?");
  });

  it("are closed to search engines, as their pages are", () => {
    const [file] = robots.files({ report, styles: { tokens: "", chart: "" } });
    expect(file?.make()).toContain("\nDisallow: /samples/*.md$\n");
    const site = { ...report.site, url: "https://name.example/report/" };
    const [addressed] = robots.files({
      report: { ...report, site },
      styles: { tokens: "", chart: "" },
    });
    expect(addressed?.make()).toContain("\nDisallow: /report/samples/*.md$\n");
    const none = report.experiments.map((one) => ({ ...one, samples: null }));
    const [open] = robots.files({
      report: { ...report, experiments: none },
      styles: { tokens: "", chart: "" },
    });
    expect(open?.make()).not.toContain("Disallow");
  });
});

describe("addresses of units and lists", () => {
  it("leave room for the Markdown file of each", () => {
    const units = slugsOfUnits(["readme", "README.md", "notes.md", "data.json"]);
    expect(units.get("readme")).toBe("readme");
    expect(units.get("README.md")).toMatch(/^README.md-[0-9a-z]+$/);
    expect(units.get("notes.md")).toBe("notes.md");
    const factors = [{ id: "arm", label: "Arm", role: "arm", levels: [] }] as never;
    const [list] = listSlugs([{ arm: "notes" }], { factors }, units.values());
    expect(list).toBe("arm-notes");
  });
});

const settings = `site: { name: Made samples }
publish:
  withhold:
    - { where: { unit: q8 }, reason: it names a <b>person</b> }
`;

const manifest = `title: Made samples
design:
  unit: question
  factors:
    arm: { role: arm, baseline: plain, levels: { plain: Plain, taught: Taught } }
metrics:
  right: { label: Right answers, role: capability }
data:
  - files: samples.jsonl
    transcript: { user: prompt, assistant: response }
    metrics: { right: { field: right, missing: the judge refused } }
`;

const notebook = `---
title: One figure
experiment: made
date: 2026-11-24
authors: [A. Tester]
abstract: One.
---
:::figure[Rates by arm]{#rates chart=dots metric=right}
Every arm.
:::
`;
