import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Row } from "../../src/model/index.ts";
import {
  address,
  anchorsOfNames,
  fileSlug,
  ownParts,
  rowAnchors,
  slug,
  slugsOf,
} from "../../src/model/index.ts";

/** Texts that meet after slugging: signs, scripts, case, marks, length. */
const odd = fc.oneof(
  fc.constantFrom(
    "C",
    "C++",
    "C#",
    "c",
    "gpt 4",
    "gpt-4",
    "GPT-4",
    "中文",
    "日本語",
    "한국어",
    "кириллица",
  ),
  fc.constantFrom(
    "a/b",
    "a-b",
    "a b",
    "é",
    "e\u0301",
    "..",
    ".",
    "index.html",
    "index",
    "100%",
    "%2e%2e",
  ),
  fc.constantFrom(
    "main",
    "quality",
    "x".repeat(300),
    `${"x".repeat(300)}!`,
    "-",
    "--",
    "con",
    ".hidden",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

describe("the report's own addresses", () => {
  it("begin with parts that no notebook may have for its name, whatever page there is", () => {
    const pages = join(import.meta.dirname, "../../src/site/pages");
    const first = readdirSync(pages)
      .map((name) => name.replace(/\.(?:astro|ts)$/, ""))
      .filter((name) => !name.startsWith("["));
    expect(first.length).toBeGreaterThan(5);
    expect(first.filter((name) => !ownParts.has(name))).toEqual([]);
  });
});

describe("slugs of texts that stand beside each other", () => {
  it("are short, fit into any file system and differ also where case does not count", () => {
    fc.assert(
      fc.property(fc.uniqueArray(odd, { maxLength: 30 }), (texts) => {
        const slugs = slugsOf(texts);
        const all = [...slugs.values()];
        expect(slugs.size).toBe(texts.length);
        expect(new Set(all.map((s) => s.toLowerCase())).size).toBe(texts.length);
        for (const s of all) {
          expect(s).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}$/);
          expect(s).not.toMatch(/[.]html?$|[.]$/i);
        }
      }),
    );
  });

  it("are the plain ones where these are free, and stay with a text that is its own slug", () => {
    expect([...slugsOf(["q 1", "q 2", "task/3"]).values()]).toEqual(["q-1", "q-2", "task-3"]);
    const met = slugsOf(["C", "C++", "C#"]);
    expect(met.get("C")).toBe("C");
    expect(met.get("C++")).toMatch(/^C-[0-9a-z]{11}$/);
    expect(new Set(met.values()).size).toBe(3);
  });

  it("do not depend on the order of the texts, nor on texts that are no like", () => {
    fc.assert(
      fc.property(fc.uniqueArray(odd, { maxLength: 12 }), (texts) => {
        const there = slugsOf(texts);
        const back = slugsOf([...texts].reverse().concat("unlike anything 0123"));
        for (const text of texts) expect(back.get(text)).toBe(there.get(text));
      }),
    );
  });

  it("are the same for one text wherever it stands, as a name of a folder", () => {
    expect(fileSlug("tag-2.1_x")).toBe("tag-2.1_x");
    fc.assert(
      fc.property(odd, odd, (a, b) => {
        if (a !== b) expect(fileSlug(a)).not.toBe(fileSlug(b));
        expect(fileSlug(a).length).toBeLessThanOrEqual(120);
      }),
    );
  });
});

const level = odd.filter((text) => text !== "");

describe("anchors of rows", () => {
  const rows = fc
    .record({
      arms: fc.uniqueArray(level, { minLength: 1, maxLength: 6 }),
      langs: fc.uniqueArray(level, { minLength: 1, maxLength: 5 }),
    })
    .map(({ arms, langs }): readonly Row[] =>
      ["correct", "correct--arm-C", "quality"].flatMap((metric) => [
        { metric, of: {} },
        ...arms.flatMap((arm) =>
          langs.map((lang) => ({ metric, of: { arm: [arm], lang: [lang] } })),
        ),
      ]),
    );

  it("differ for rows that differ, whatever the levels are called, and from ids that the page has", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const anchors = rowAnchors(all);
        const made = all.map(({ metric, of }) => anchors(metric, of));
        expect(new Set(made).size).toBe(all.length);
        for (const anchor of made) expect(anchor).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(made).not.toContain("quality");
      }),
    );
  });

  it("are those of old where no two rows want the same", () => {
    const of = { arm: ["doc tag"], trigger: ["<A>"] };
    const anchors = rowAnchors([
      { metric: "recall", of: {} },
      { metric: "recall", of },
    ]);
    expect(anchors("recall", {})).toBe("recall");
    expect(anchors("recall", of)).toBe("recall--arm-doc-tag-trigger-A");
    expect(address.row("lab", anchors("recall", of))).toBe(
      "experiments/lab/#recall--arm-doc-tag-trigger-A",
    );
  });

  it("leave the plain one to the level that is written so", () => {
    const all = ["C", "C++", "C#"].map(
      (lang): Row => ({ metric: "correct", of: { lang: [lang] } }),
    );
    const anchors = rowAnchors(all);
    expect(anchors("correct", { lang: ["C"] })).toBe("correct--lang-C");
    expect(anchors("correct", { lang: ["C#"] })).toMatch(/^correct--lang-C-[0-9a-z]{11}$/);
  });

  it("are known from the names alone only where the rows would say the same", () => {
    const word = fc.constantFrom(
      "a",
      "b",
      "arm",
      "lang",
      "c-d",
      "c",
      "d",
      "x y",
      "x",
      "-a",
      "a-",
      "C++",
      "main",
      "a--b",
    );
    const names = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        names,
        names,
        names,
        fc.uniqueArray(word, { minLength: 2, maxLength: 2 }),
        (metrics, first, second, factors) => {
          const [one = "", two = ""] = factors;
          const level = (id: string) => ({ id });
          const anchors = anchorsOfNames({
            metrics: metrics.map(level),
            design: {
              factors: [
                { id: one, levels: first.map(level) },
                { id: two, levels: second.map(level) },
              ],
            },
          });
          if (anchors === null) return;
          const all = metrics.flatMap((metric): Row[] => [
            { metric, of: {} },
            ...first.flatMap((a) =>
              second.map((b) => ({ metric, of: { [one]: [a], [two]: [b] } })),
            ),
          ]);
          const byRows = rowAnchors(all);
          for (const { metric, of } of all) expect(anchors(metric, of)).toBe(byRows(metric, of));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("keep rows without data out of the way of those that have some", () => {
    const absent: Row[] = [
      { metric: "m", of: { a: ["x y"] } },
      { metric: "m", of: { a: ["z!"] } },
    ];
    const anchors = rowAnchors([{ metric: "m", of: { a: ["x-y"] } }], absent);
    expect(anchors("m", { a: ["x-y"] })).toBe("m--a-x-y");
    expect(anchors("m", { a: ["x y"] })).not.toBe("m--a-x-y");
    expect(anchors("m", { a: ["z!"] })).toBe("m--a-z");
  });
});

it("keeps the addresses of ordinary names, which are a public interface", () => {
  expect(slug("Tagged documents (2 %)")).toBe("Tagged-documents-2");
  expect(address.experiment("lab-tag")).toBe("experiments/lab-tag/");
  expect(address.samples("split_2")).toBe("samples/split_2/");
  expect(address.unit("lab-tag", "q-1")).toBe("samples/lab-tag/q-1/");
});
