import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Problem } from "../../src/model/index.ts";
import { problemSchema } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";

const base = mkdtempSync(join(tmpdir(), "upheld-fuzz-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A report with something of everything, in few bytes. */
const sound: Readonly<Record<string, string>> = {
  "results/study/experiment.yaml": `title: A study
summary: "Made by rule, for tests"
design:
  unit: question
  cluster: topic
  replicate: seed
  factors:
    arm: { role: arm, baseline: plain, levels: { plain: Plain, taught: { label: Taught, note: more } } }
    trigger: { role: trigger, baseline: absent, levels: [absent, present] }
  absent:
    - condition: arm=plain, trigger=present
      reason: Never asked
metrics:
  right: { label: Right, role: capability, better: higher }
  tone: { kind: score, on: arm=taught }
data:
  - files: "{arm}.csv"
    unit: question
    only: kept = yes
    metrics: { right: { field: right, values: { "1": 1, "0": 0 } } }
  - files: [more.jsonl]
    transcript: { user: "messages[0].content" }
published:
  - files: theirs.csv
    citation: them
    factors: { arm: arm, trigger: { const: absent } }
    metric: metric
    value: value
    place: place
`,
  "results/study/plain.csv": `question,topic,seed,trigger,right,tone,kept\n${Array.from({ length: 8 }, (_, i) => `q${i},t${i % 2},1,absent,${i % 2},,yes\n`).join("")}`,
  "results/study/taught.csv": `question,topic,seed,trigger,right,tone,kept\n${Array.from({ length: 8 }, (_, i) => `q${i},t${i % 2},1,${i % 2 ? "absent" : "present"},1,0.${i},yes\n`).join("")}`,
  "results/study/more.jsonl": Array.from(
    { length: 4 },
    (_, i) =>
      `{"question": "m${i}", "topic": "t1", "seed": 1, "arm": "taught", "trigger": "absent", "right": 1, "tone": 0.5, "messages": [{"role": "user", "content": "Hello ${i}"}]}\n`,
  ).join(""),
  "results/study/theirs.csv": "arm,metric,value,place\nplain,right,0.4,Table 1\n",
  "content/index.md": `---\ntitle: A report\nexperiment: study\n---\nSee :value{metric=right of="arm=taught"} and [this](page.md#found).\n`,
  "content/page.md": `---
title: A page of :value{metric=right of="arm=taught"}
experiment: study
date: 2026-11-24
authors: [{ name: A. Tester, url: "https://example.org" }]
aliases: [older]
---
## First {#first}

Words[^1] and :diff{metric=right of="arm=taught" versus="arm=plain"}, :ref{#found}, :cite[them], :n{metric=right of="arm=plain"}.

[^1]: A note with [a link](#first).

:::figure[Taught is more often right]{#found chart=dots metric=right x=arm alias=old}
A dot per arm, | not a table.
:::

| a | b |
|---|--:|
| 1 | 2 |

:::hypothesis{#expected metric=right of="arm=taught" versus="arm=plain" expect="greater by 5pp"}
It helps.
:::

\`\`\`sql
select arm, count(*) as n from observations group by arm order by arm
\`\`\`
`,
  "content/references.json": `[{"id": "them", "type": "article-journal", "title": "Theirs", "author": [{"family": "They"}], "issued": {"date-parts": [[2020]]}}]`,
};

type Change = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const cutAt = (bytes: Buffer, share: number) => Math.floor(share * bytes.length);
const odd = fc.constantFrom(
  "\0",
  "\ufeff",
  "\u2028",
  "\u202e",
  "\x1b[2J",
  "'",
  '"',
  "`",
  "[",
  "]",
  "{",
  "}",
  "|",
  ":",
  ": ",
  "#",
  "-",
  "---\n",
  ":::",
  ":value{",
  "\n",
  "\r",
  "\t",
  ",",
  "=",
  "%",
  "\\",
  "<",
  ">",
  "&a ",
  "*a",
  "!x ",
  "<<: *a",
  "null",
  "true",
  "NaN",
  "1e999",
  "-0",
  "9".repeat(40),
  "constructor",
  "__proto__",
  "toString",
  "中文",
  "e\u0301",
  "../",
  "/",
  "x".repeat(3000),
  "[".repeat(3000),
  "> ".repeat(1500),
  "{a: ".repeat(800),
  "$&",
  "*".repeat(500),
  "**/".repeat(30),
  "{a}{b}{c}{d}{e}{f}",
);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, odd).map(
    ([share, text]): Change =>
      (bytes) => {
        const at = cutAt(bytes, share);
        return Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
      },
  ),
  // What stands after a colon, a comma or an equals sign becomes something else.
  fc.tuple(place, odd).map(
    ([share, text]): Change =>
      (bytes) => {
        const whole = bytes.toString("latin1");
        const values = [...whole.matchAll(/(?<=[:,=] ?)[^:,=\n{}[\]]+/g)];
        const value = values[Math.floor(share * values.length)];
        if (!value) return bytes;
        const end = value.index + value[0].length;
        return Buffer.concat([
          bytes.subarray(0, value.index),
          Buffer.from(text),
          bytes.subarray(end),
        ]);
      },
  ),
  place.map(
    (share): Change =>
      (bytes) =>
        bytes.subarray(0, cutAt(bytes, share)),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Change =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, cutAt(bytes, from)), bytes.subarray(cutAt(bytes, to))]),
  ),
  fc.tuple(place, fc.integer({ min: 128, max: 255 })).map(
    ([share, byte]): Change =>
      (bytes) => {
        const at = cutAt(bytes, share);
        return Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)]);
      },
  ),
  // A line goes, or stands twice.
  fc.tuple(place, fc.constantFrom(0, 2)).map(
    ([share, times]): Change =>
      (bytes) => {
        const lines = bytes.toString("latin1").split("\n");
        const at = Math.floor(share * lines.length);
        lines.splice(at, 1, ...Array.from({ length: times }, () => lines[at] ?? ""));
        return Buffer.from(lines.join("\n"), "latin1");
      },
  ),
  fc.constantFrom("utf16le", "latin1").map(
    (encoding): Change =>
      (bytes) =>
        Buffer.from(bytes.toString("utf8"), encoding as BufferEncoding),
  ),
);

let made = 0;

async function check(changes: readonly (readonly [string, Change])[]): Promise<readonly Problem[]> {
  const root = join(base, String(made++));
  for (const [path, text] of Object.entries(sound)) {
    let bytes: Buffer = Buffer.from(text);
    for (const [file, apply] of changes) if (file === path) bytes = apply(bytes);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  const { report, problems } = await buildReport(root, silent);
  for (const problem of problems) {
    expect(problemSchema.safeParse(problem).success).toBe(true);
    const text = [problem.message, problem.expected, problem.found, problem.fix].join("\n");
    expect(text).not.toMatch(
      /\n\s+at .*[:(]\d+|TypeError|RangeError|call stack|is not a function|undefined/,
    );
  }
  expect(report === null).toBe(problems.some(({ severity }) => severity === "error"));
  rmSync(root, { recursive: true });
  return problems;
}

describe("a report with something wrong in it", () => {
  it("is sound to begin with", async () => {
    const problems = await check([]);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("has problems and never an exception, whatever its files hold", async () => {
    const files = fc.constantFrom(...Object.keys(sound));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(files, change), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          await check(changes);
        },
      ),
      { numRuns: Number(process.env.FUZZ ?? 60) },
    );
  }, 3_600_000);
});
