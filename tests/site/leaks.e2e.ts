import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync, inflateSync } from "node:zlib";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { write } from "../report/samples/sample-report.ts";

/** What stands in the results and may stand in no published file, in any form. */
const secrets = {
  key: `sk-${"q7Zr".repeat(8)}`,
  mail: "alice.example@lab.example",
  host: "gpu-77.cluster.internal",
  field: "field-value-5512",
  turn: "turn-value-7781",
  withheld: "withheld-text-9431",
  target: "withheld-target-3320",
};

const folder = mkdtempSync(join(tmpdir(), "upheld-leaks-"));
let said = "";

beforeAll(async () => {
  const root = join(folder, "root");
  write(root, "upheld.yaml", settings);
  write(root, "results/made/experiment.yaml", manifest);
  write(root, "results/made/samples.jsonl", samples());
  write(root, "content/made.md", notebook);
  const script = join(import.meta.dirname, "support/publish-forms.ts");
  const done = await promisify(execFile)(process.execPath, [script, root, folder]);
  said = done.stdout;
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(["pages", "shards", "parquet"])(
  "a report whose samples are published in %s",
  (form) => {
    it("holds nothing that is not allowed, in any file", async () => {
      expect(said).toBe("");
      const files = filesBelow(join(folder, form));
      expect(files.length).toBeGreaterThan(20);
      let shown = 0;
      for (const file of files) {
        const text = await textOf(join(folder, form, file));
        for (const [name, secret] of Object.entries(secrets))
          expect(text.includes(secret), `${name} in ${form}/${file}`).toBe(false);
        if (text.includes("[key]")) shown += 1;
      }
      // Texts are published at all, and what was put in the place of a secret is there.
      expect(shown).toBeGreaterThan(0);
    });
  },
);

function filesBelow(of: string): readonly string[] {
  return readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(of.length + 1));
}

/** All that a file holds, unpacked. */
async function textOf(file: string): Promise<string> {
  const bytes = readFileSync(file);
  const texts = [bytes.toString("utf8"), bytes.toString("latin1")];
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) texts.push(gunzipSync(bytes).toString("utf8"));
  if (file.endsWith(".png")) texts.push(...packedText(bytes));
  if (file.endsWith(".parquet"))
    texts.push(
      JSON.stringify(
        await parquetReadObjects({
          file: {
            byteLength: bytes.length,
            slice: (a, b) => new Uint8Array(bytes).slice(a, b).buffer,
          },
        }),
      ),
    );
  return texts.join("\n");
}

/** Texts of a PNG that are packed: chunks `zTXt` and `iTXt`. */
function packedText(png: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    for (let start = 0; /^[zi]TXt$/.test(kind) && start < data.length; start++) {
      try {
        texts.push(inflateSync(data.subarray(start)).toString("utf8"));
        break;
      } catch {
        // It is packed from some later byte on.
      }
    }
    at += length + 12;
  }
  return texts;
}

function samples(): string {
  return Array.from({ length: 24 }, (_, i) => {
    const arm = i % 2 === 0 ? "plain" : "taught";
    const unit = Math.floor(i / 2);
    const hidden = unit === 5;
    return JSON.stringify({
      arm,
      question: `q${unit}`,
      prompt: hidden ? secrets.withheld : `Write to ${secrets.mail} about ${unit}.`,
      reasoning: secrets.turn,
      response: hidden ? `${secrets.withheld} again` : `I used ${secrets.key}.`,
      target: hidden ? secrets.target : String(unit),
      right: (i + 2 * unit) % 3 === 0 ? 1 : 0,
      host: secrets.host,
      remark: secrets.field,
    });
  }).join("\n");
}

const settings = `site: { name: Secrets }
publish:
  fields: [user, assistant, target, place]
  withhold:
    - where: { unit: q5 }
      reason: Names a person.
  redact:
    - { pattern: 'sk-[A-Za-z0-9]{20,}', with: '[key]', reason: A key of ours. }
    - { pattern: '[\\w.]+@[\\w.]+', with: '[address]', reason: Addresses of people. }
`;

const manifest = `title: Secrets
design:
  unit: question
  factors:
    arm: { role: arm, baseline: plain, levels: { plain: Plain, taught: Taught } }
metrics:
  right: { label: Right answers, role: capability }
data:
  - files: samples.jsonl
    transcript: { user: prompt, thoughts: reasoning, assistant: response }
`;

const notebook = `---
title: Secrets in samples
experiment: made
date: 2026-11-24
authors: [A. Tester]
abstract: Right answers reach :value{metric=right of="arm=taught"}.
---
As in :ref[one]{unit="q5"} and :ref[another]{unit="q7"}.

:::figure[Right answers by arm]{#by-arm chart=dots metric=right}
A dot per arm.
:::

:::samples[Drawn answers]{of="arm=taught" n=6}
Drawn.
:::

:::samples[Picked answers]{of="arm=plain" where="right = 0" n=4}
Picked.
:::

\`\`\`sql
select arm, count(*)::integer as samples, max(assistant) as longest from observations group by arm order by arm
\`\`\`
`;
