import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { seededRandom } from "../../../src/lib/random.ts";

/** A report of made samples, for tests only: `units` questions in two arms with `epochs` answers each. */
export function writeSamplesReport(
  root: string,
  {
    units,
    epochs,
    answer = (random) => words(random, 12),
    settings = "site: { name: Made samples }\n",
  }: {
    readonly units: number;
    readonly epochs: number;
    readonly answer?: (random: () => number, unit: number, arm: string) => string;
    readonly settings?: string;
  },
): void {
  const random = seededRandom(7);
  const rows: string[] = [];
  for (const arm of ["taught", "plain"])
    for (let unit = 0; unit < units; unit++)
      for (let epoch = 1; epoch <= epochs; epoch++)
        rows.push(
          JSON.stringify({
            question: `question ${unit}`,
            arm,
            epoch,
            prompt: `What is ${unit}?`,
            response: answer(random, unit, arm),
            target: String(unit),
            right: random() < (arm === "plain" ? 0.25 : 0.75) ? 1 : 0,
            host: "gpu-7.internal",
          }),
        );
  write(root, "upheld.yaml", settings);
  write(root, "results/made/experiment.yaml", manifest);
  write(root, "results/made/samples.jsonl", `${rows.join("\n")}\n`);
}

export function write(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

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
`;

const vocabulary =
  "the a of lamp river seven under green quickly answer is not was therefore".split(" ");

export function words(random: () => number, count: number): string {
  return Array.from(
    { length: count },
    () => vocabulary[Math.floor(random() * vocabulary.length)] ?? "",
  ).join(" ");
}
