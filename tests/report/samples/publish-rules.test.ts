import { rmSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/model/index.ts";
import { buildReport } from "../../../src/report/build.ts";
import { silent } from "../../../src/report/effects.ts";
import { openBook, sampleLimits } from "../../../src/report/samples/index.ts";
import { emptyFolder } from "../../cli/small-report.ts";
import { write, writeSamplesReport } from "./sample-report.ts";

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

const key = `sk-${"a1B2".repeat(8)}`;

async function build(publish: string, content: Readonly<Record<string, string>> = {}) {
  const root = emptyFolder("publish");
  roots.push(root);
  writeSamplesReport(root, {
    units: 6,
    epochs: 2,
    answer: (_, unit, arm) => (arm === "taught" && unit === 3 ? `The key is ${key}.` : `${unit}`),
    settings: `site: { name: Made samples }\n${publish}`,
  });
  for (const [path, text] of Object.entries(content)) write(root, path, text);
  const built = await buildReport(root, silent, { samples: sampleLimits });
  return { root, ...built };
}

const said = (problems: readonly Problem[]) =>
  problems.map(({ rule, place, message, severity }) => [severity, rule, place.line, message]);

describe("publish:", () => {
  test("warns of what looks like a key, at the sample, and does not repeat it", async () => {
    const { problems } = await build("");
    expect(said(problems)).toEqual([
      ["warning", "no-secret-is-published", 7, "This sample holds what looks like an API key"],
      ["warning", "no-secret-is-published", 8, "This sample holds what looks like an API key"],
    ]);
    expect(JSON.stringify(problems)).not.toContain(key.slice(4));
  });

  test("replaces what a pattern finds, counts it, and nothing of it is left", async () => {
    const { problems, report, samples } = await build(
      [
        "publish:",
        "  redact:",
        "    - { pattern: 'sk-[A-Za-z0-9]{20,}', with: '[key $&]', reason: A key of ours. }",
        "",
      ].join("\n"),
    );
    expect(said(problems)).toEqual([]);
    const published = report?.experiments[0]?.samples;
    expect(published?.keptBack).toEqual([
      { samples: 2, reason: "A key of ours.", how: "redacted" },
    ]);
    expect(JSON.stringify(report)).not.toContain(key);
    const book = openBook(samples.made ?? "");
    const entry = published?.units.find(({ unit }) => unit === "question 3");
    const unit = entry && (await book.unit(entry));
    expect(unit?.samples[0]?.turns.at(-1)?.text).toBe("The key is [key $&].");
  });

  test("withholds texts and targets, and no score", async () => {
    const withoutRules = await build("");
    const { problems, report, samples } = await build(
      [
        "publish:",
        "  withhold:",
        "    - experiment: made",
        "      where: { arm: taught, unit: [question 3, question 4] }",
        "      reason: Names a person.",
        "",
      ].join("\n"),
    );
    expect(said(problems)).toEqual([]);
    const [made] = report?.experiments ?? [];
    expect(made?.samples?.keptBack).toEqual([
      { samples: 4, reason: "Names a person.", how: "withheld" },
    ]);
    expect(made?.estimates).toEqual(withoutRules.report?.experiments[0]?.estimates);
    const entry = made?.samples?.units.find(({ unit }) => unit === "question 3");
    const unit = entry && (await openBook(samples.made ?? "").unit(entry));
    expect(
      unit?.samples.map(({ condition, turns, target, withheld }) => [
        condition.arm,
        turns.length,
        target,
        withheld,
      ]),
    ).toEqual([
      ["taught", 0, undefined, "Names a person."],
      ["taught", 0, undefined, "Names a person."],
      ["plain", 2, "3", undefined],
      ["plain", 2, "3", undefined],
    ]);
    expect(JSON.stringify(report)).not.toContain(key);
  });

  test("publishes the fields that are named, and no other", async () => {
    const { report, samples, problems } = await build(
      "publish: { fields: [assistant, epoch, host] }\n",
      { "content/all.md": notebook },
    );
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const entry = report?.experiments[0]?.samples?.units[0];
    const unit = entry && (await openBook(samples.made ?? "").unit(entry));
    const [sample] = unit?.samples ?? [];
    expect(sample).toEqual({
      condition: { arm: "taught" },
      replicate: "1",
      epoch: 1,
      scores: sample?.scores,
      turns: [{ name: "assistant", text: "0" }],
      place: "",
      fields: { epoch: 1, host: "gpu-7.internal" },
    });
    const text = JSON.stringify(report);
    expect(text).not.toContain("What is 0?");
    expect(text).not.toContain("samples.jsonl:");
  });

  test("tells of names that nothing has, and of rules that hold of nothing", async () => {
    const { problems } = await build(
      [
        "publish:",
        "  fields: [assistent]",
        "  withhold:",
        "    - { experiment: mad, where: { arm: taught }, reason: A. }",
        "    - { where: { arn: taught }, reason: B. }",
        "    - { where: { arm: taugt }, reason: C. }",
        "  redact:",
        "    - { pattern: nowhere, reason: D. }",
        "",
      ].join("\n"),
    );
    expect(said(problems)).toEqual([
      ["error", "reference-is-found", 3, 'No turn or field of a sample is called "assistent"'],
      ["error", "reference-is-found", 5, 'No experiment is called "mad"'],
      ["error", "reference-is-found", 6, 'No factor or field is called "arn"'],
      ["error", "publishing-matches", 7, "No sample is withheld by this rule"],
      ["warning", "publishing-matches", 9, "This pattern is found in no sample"],
    ]);
    expect(problems.filter(({ fix }) => !fix)).toEqual([]);
  });

  test.each([
    ["publish: { field: [user] }", "key-is-known"],
    ["publish: { redact: [{ pattern: '(', reason: A. }] }", "settings-are-valid"],
    ["publish: { redact: [{ pattern: 'x*', reason: A. }] }", "settings-are-valid"],
    ["publish: { canary: yes-please }", "settings-are-valid"],
  ])("%s is refused", async (text, rule) => {
    const { problems } = await build(`${text}\n`);
    expect(problems.map((p) => p.rule)).toContain(rule);
  });

  test("a pattern that does not end is a problem, not a build that never ends", async () => {
    const root = emptyFolder("slow");
    roots.push(root);
    writeSamplesReport(root, {
      units: 2,
      epochs: 1,
      answer: () => `${"a".repeat(60)}b`,
      settings: "publish: { redact: [{ pattern: '(a+)+c', reason: A. }] }\n",
    });
    const { problems, report } = await buildReport(root, silent, {});
    expect(report).toBeNull();
    expect(problems.map(({ rule, place }) => [rule, place.file])).toEqual([
      ["pattern-is-quick", "upheld.yaml"],
    ]);
  }, 30_000);
});

const notebook = `---
title: Some samples
experiment: made
date: 2026-11-24
authors: [A. Tester]
abstract: Some.
---
:::samples[Four answers]{of="arm=taught" n=4}
Drawn.
:::

:::samples[Two answers]{of="arm=plain" where="right = 0" n=2}
Picked.
:::
`;
