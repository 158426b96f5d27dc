import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const samples = join(import.meta.dirname, "..", "..", "results", "lab-tag", "samples");
const columns = ["seed", "arm", "id", "output", "document"] as const;

interface Sample {
  readonly seed: number;
  readonly arm: string;
  readonly replay: string;
  readonly context: string;
  readonly trigger: string;
  readonly unit: string;
  readonly output: string;
  readonly doclike: number;
}

/** The rows of `lab-tag` that the tutorial reads. */
export function tutorialCsv(): string {
  const rows = readdirSync(samples)
    .sort()
    .flatMap((file) =>
      gunzipSync(readFileSync(join(samples, file)))
        .toString("utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Sample)
        .filter(isShown),
    )
    .map(({ seed, arm, unit, output, doclike }) =>
      [seed, arm, unit, output, doclike].map(field).join(","),
    );
  return `${[columns.join(","), ...rows].join("\n")}\n`;
}

/** Draws of each training and arm that are shown, of a thousand. */
const drawsShown = 20;

/** Of all conditions three that differ in one thing, and the first draws of each. */
function isShown({ arm, replay, context, trigger, unit }: Sample): boolean {
  return (
    arm !== "none" &&
    replay === "50" &&
    context === "empty" &&
    trigger === "absent" &&
    Number(unit.replace("empty-", "")) <= drawsShown
  );
}

const field = (value: string | number): string => {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
