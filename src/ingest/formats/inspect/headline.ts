import { fixed } from "../../../lib/format-number.ts";
import type { ReadContext } from "../shared/index.ts";
import { asList, asRecord, asText } from "./loose.ts";
import type { Header, LogSample } from "./schema.ts";
import { scoreToNumber } from "./score.ts";

/** Metrics of Inspect that are a mean over samples; others may be over a part of them. */
const means = new Set(["accuracy", "mean"]);
/** Half a unit of the last digit that a reader would see. */
const equalWithin = 5e-4;

interface Headline {
  readonly name: string;
  readonly reducer: string;
  readonly metric: string;
  readonly value: number;
  readonly stderr: number | null;
}

/** Means over ids of the means over their epochs, as they are read here, beside what the log prints at its top. */
export function createHeadlines(path: string, header: Header, context: ReadContext) {
  const headlines = asList(header.results?.scores).flatMap(headlinesOf);
  const names = new Set(headlines.map(({ name }) => name));
  const sums = new Map<string, Map<string, { n: number; sum: number }>>();
  return {
    count(sample: LogSample): void {
      for (const [name, score] of Object.entries(sample.scores ?? {})) {
        if (!names.has(name)) continue;
        const number = scoreToNumber(score.value);
        if (typeof number !== "number") continue;
        const byId = sums.get(name) ?? new Map();
        sums.set(name, byId);
        const of = byId.get(String(sample.id)) ?? { n: 0, sum: 0 };
        byId.set(String(sample.id), { n: of.n + 1, sum: of.sum + number });
      }
    },
    finish(): void {
      for (const headline of headlines) {
        const { name, reducer, metric, value, stderr } = headline;
        const byId = [...(sums.get(name)?.values() ?? [])];
        if (byId.length === 0) continue;
        const ours = byId.reduce((total, { n, sum }) => total + sum / n, 0) / byId.length;
        const theirs = `${metric} of ${name} ${fixed(value, 4)}`;
        if (stderr !== null)
          context.note(
            `the log says ${theirs}, standard error ${fixed(stderr, 4)} by its own rule; intervals here are computed anew`,
          );
        if (Math.abs(ours - value) <= equalWithin) continue;
        const text = `log says ${theirs} (epochs reduced by ${reducer}); the mean of its samples is ${fixed(ours, 4)}`;
        context.note(text);
        context.problems.warn("header-agrees-with-records", { file: path }, `The ${text}`, {
          expected: `${fixed(value, 4)}, as the log says`,
          found: `${fixed(ours, 4)}: mean over ids of the mean over epochs`,
          fix: "Nothing, if the mean is meant; the best or any of several epochs is another question.",
        });
      }
    },
  };
}

function headlinesOf(score: unknown): readonly Headline[] {
  const entry = asRecord(score);
  const name = asText(entry?.name) ?? asText(entry?.scorer);
  if (!entry || name === undefined) return [];
  const metrics = Object.entries(asRecord(entry.metrics) ?? {});
  const numberOf = (key: string) => {
    const found = metrics.find(([other]) => other === key)?.[1];
    const value = asRecord(found)?.value;
    return typeof value === "number" && Number.isFinite(value) ? value : null;
  };
  return metrics.flatMap(([key]) => {
    const value = means.has(key) ? numberOf(key) : null;
    if (value === null) return [];
    const reducer = asText(entry.reducer) ?? "mean";
    return [{ name, reducer, metric: key, value, stderr: numberOf("stderr") }];
  });
}
