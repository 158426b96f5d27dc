import fc from "fast-check";
import { toString as textOf } from "mdast-util-to-string";
import { describe, expect, it } from "vitest";
import { collectProblems } from "../../src/model/index.ts";
import { directives } from "../../src/notebook/directives/index.ts";
import { parseFragment } from "../../src/notebook/parse/fragment.ts";
import { fileSource } from "../../src/notebook/parse/source.ts";

const parse = (text: string) => {
  const problems = collectProblems();
  const fragment = parseFragment(fileSource("content/a.md", text), directives, problems);
  return {
    text: fragment.nodes.map((node) => textOf(node)).join("\n\n"),
    problems: problems.list,
    calls: fragment.calls.size,
  };
};

describe("text that only looks like a directive stays text", () => {
  const cases = [
    "at 9:30 or 12:00:59",
    "3:1 and 1:30:n",
    "re:Invent, a:b, std::vector",
    "::x",
    "one\n::x\ntwo",
    "see http://a:80/b:c and localhost:8080",
    ":smile: :+1: :warning",
    "key:val[1] and f:g{x=1}",
    "a colon: then words (as :so) “:here”",
    "arXiv:2411.00640, doi:10.1/x",
    "x :: y ::: z",
    ":-) :D :/",
    "18:n and v:value",
  ];
  for (const text of cases)
    it(JSON.stringify(text), () => {
      expect(parse(text)).toMatchObject({ text, problems: [], calls: 0 });
    });

  it("any prose of words, digits, spaces and colons comes back character by character", () => {
    const word = fc.stringMatching(/^[a-z0-9:.,;()–-]{1,7}$/);
    const names = new RegExp(
      `(?<![a-z0-9]):(${directives.map((d) => d.name).join("|")})(?![a-z0-9-])`,
    );
    const prose = fc
      .array(word, { minLength: 1, maxLength: 8 })
      .map((words) => `w ${words.join(" ")}`)
      .filter((text) => !names.test(text) && !/www\.|https?:/.test(text));
    fc.assert(
      fc.property(prose, (text) => {
        const result = parse(text);
        expect(result.text).toBe(text);
        expect(result.problems).toEqual([]);
      }),
      { seed: 20261124, numRuns: 2000 },
    );
  });
});

describe("text that was meant as a directive is never silently text", () => {
  const rules = (text: string) =>
    parse(text).problems.map(
      (p) => `${p.place.line}:${p.place.column} ${p.severity} ${p.rule}: ${p.fix ?? ""}`,
    );

  it("an unknown name with attributes is a slip, with the nearest right name", () => {
    expect(rules("It is :valeu{metric=recall}.")).toEqual([
      '1:7 error directive-is-known: Did you mean ":value"?',
    ]);
    expect(rules("a\n\n:::figur[T]{#a}\n:::")).toEqual([
      '3:1 error directive-is-known: Did you mean ":::figure"?',
    ]);
    expect(rules("::figure[T]{#a}")).toEqual([
      '1:1 error directive-is-known: Did you mean ":::figure"?',
    ]);
  });
  it("attributes that do not parse are a problem where they start", () => {
    expect(rules("It is :value{metric=recall of=arm=doctag}.")[0]).toMatch(
      /^1:13 error attribute-is-valid: Quote values/,
    );
    expect(rules("a\n\n:::figure[T]{#a of=arm=b}\nx\n:::")[0]).toMatch(
      /^3:1 error attribute-is-valid: Quote values/,
    );
  });
  it("a directive that stands directly after a letter is shown as text, with a warning", () => {
    expect(rules("is:value{metric=recall}")).toEqual([
      "1:3 warning directive-is-known: Put a space before it.",
    ]);
  });
  it("a fence that is not closed, or closes nothing, is a problem", () => {
    expect(rules(":::note\nabc")).toEqual(["1:1 error directive-is-known: "]);
    expect(rules("abc\n\n:::")).toEqual([
      "3:1 error directive-is-known: Remove it, or give it the opening it belongs to.",
    ]);
  });
  it("a block inside another block is a problem", () => {
    expect(rules("::::note\n:::finding{#a metric=m expect=less}\nx\n:::\n::::")).toEqual([
      '2:1 error directive-is-known: Close ":::note" before it.',
    ]);
  });
});

describe("the opening of a block may be broken inside its braces", () => {
  it("and places stay true", () => {
    const { problems, calls } = parse(
      ":::figure[A title\nover two lines]{#a chart=dots\n  metric=recall}\nBody\n:::\n\n:::note{colour=red}\nx\n:::",
    );
    expect(calls).toBe(1);
    expect(problems.map((p) => [p.place.line, p.place.column, p.rule, p.found])).toEqual([
      [7, 9, "attribute-is-known", "colour"],
    ]);
  });
});

describe("raw HTML", () => {
  it("is shown as the text it is; comments vanish", () => {
    expect(parse("a <b>bold</b> <!-- not shown -->word\n\n<script>alert(1)</script>").text).toBe(
      "a <b>bold</b> word\n\n<script>alert(1)</script>",
    );
  });
});
