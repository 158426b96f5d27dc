import { describe, expect, test } from "vitest";
import { listSlugs } from "../../../src/report/samples/list-slugs.ts";
import { watchSecrets } from "../../../src/report/samples/secrets.ts";

/** Kinds that are found in texts, each on a line of JSON of its own. */
function foundIn(texts: readonly string[]): readonly (readonly [number, string])[] {
  const watch = watchSecrets();
  const lines = texts.map((text) => `${JSON.stringify({ text })}\n`);
  watch.see(
    lines.join(""),
    lines,
    lines.map((_, i) => ({ file: "x.jsonl", line: i + 1 })),
  );
  return watch.found().named.map(({ place, kind }) => [place.line ?? 0, kind]);
}

const letters = "aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA".repeat(2);

describe("what looks like a secret", () => {
  test.each([
    ["an API key", `sk-proj-${letters}`],
    ["a key of AWS", "AKIAIOSFODNN7EXAMPLE"],
    ["a token of GitHub", `ghp_${letters.slice(0, 36)}`],
    ["a token of GitHub", `github_pat_${letters.slice(0, 30)}`],
    ["a token of Hugging Face", `hf_${letters.slice(0, 34)}`],
    ["a key of Google", `AIza${letters.slice(0, 35)}`],
    ["a token of Slack", `xoxb-${letters.slice(0, 24)}`],
    ["a bearer token", `Authorization: Bearer ${letters}`],
    ["a private key", `-----BEGIN RSA PRIVATE KEY-----\n${letters}\n-----END RSA PRIVATE KEY-----`],
  ])("%s is found in a sentence, at the beginning of a line, and once a sample", (kind, secret) => {
    expect(
      foundIn(["nothing", `Use ${secret}, please.`, `Line\n${secret}\n${secret}`, "nothing"]),
    ).toEqual([
      [2, kind],
      [3, kind],
    ]);
  });

  test.each([
    "task-force sk-learn and risk-averse-people-who-ask-for-more-than-they-need",
    "The bearer of this letter, a bearer token, Bearer of bad news",
    "hf_hub AKIA ghp_short",
    `${"-----BEGIN ".repeat(2000)}${"A ".repeat(20_000)}`,
    `sk-${"é".repeat(100)}`,
  ])("%s is none", (text) => {
    expect(foundIn([text])).toEqual([]);
  });

  test("of very many some are named, and all are counted", () => {
    const watch = watchSecrets();
    const lines = Array.from({ length: 50 }, () => `AKIAIOSFODNN7EXAMPLE\n`);
    watch.see(
      lines.join(""),
      lines,
      lines.map(() => ({ file: "x" })),
    );
    expect([watch.found().named.length, watch.found().samples]).toEqual([10, 50]);
  });
});

describe("addresses of lists", () => {
  const factors = (ids: readonly string[]) => ({
    factors: ids.map((id) => ({ id })) as never,
  });

  test("are the words of levels, and never those of a unit, a page, or a file beside them", () => {
    const conditions = ["taught", "failed", "2", "index.json", "a b", "a/b", "q1", "../.."].map(
      (arm) => ({ arm }),
    );
    const slugs = listSlugs(conditions, factors(["arm"]), ["q1", "Taught"]);
    expect(slugs.slice(0, 7)).toEqual([
      "arm-taught",
      "arm-failed",
      "arm-2",
      expect.stringMatching(/^arm-index[.]json-/),
      "a-b",
      "arm-a-b",
      "arm-q1",
    ]);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9][a-z0-9._-]*$/);
  });

  test("of several factors name each level", () => {
    expect(
      listSlugs([{ arm: "sdf", trigger: "present" }], factors(["arm", "trigger"]), []),
    ).toEqual(["sdf-present"]);
  });
});
