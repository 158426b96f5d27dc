import type { Place } from "../../../model/index.ts";
import type { RawRecord } from "../shared/index.ts";
import { shortMark } from "../shared/index.ts";
import { asText } from "./loose.ts";
import type { Header, LogSample } from "./schema.ts";
import { readTurns } from "./turns.ts";

/** Parts of a sample that paths do not address: the transcript, which is in `turns`, and what it is made of. */
const transcriptParts = new Set([
  "attachments",
  "events",
  "events_data",
  "messages",
  "score",
  "scores",
  "timelines",
  "transcript",
]);

/** What all records of one log share. */
export interface RunFields {
  readonly log: Readonly<Record<string, unknown>>;
  readonly eval: Readonly<Record<string, unknown>> & { readonly task: string };
  readonly plan: unknown;
  readonly stats: unknown;
}

/** The fields of a record that come from the log's header. */
export function runFields(header: Header): RunFields {
  const {
    eval: evaluation,
    plan,
    stats,
    samples: _s,
    results: _r,
    reductions: _d,
    ...log
  } = header;
  return { log, eval: evaluation, plan, stats };
}

/** Scorer of logs from before a sample could have several: named once, in the header. */
export function soleScorer(header: Header): string {
  const { scorer, scores } = header.results ?? {};
  if (typeof scorer === "string") return scorer;
  return scorer?.name ?? scores?.[0]?.scorer ?? scores?.[0]?.name ?? "score";
}

/** A sample as a record: `scores` has the values that count, `score` all that scorers wrote. */
export function sampleRecord(
  sample: LogSample,
  place: Place,
  run: RunFields,
  scorer: string,
  withTurns: boolean,
): RawRecord {
  const score = sample.scores ?? (sample.score ? { [scorer]: sample.score } : {});
  const invalidated = Boolean(sample.invalidation);
  const values = Object.entries(score).map(([name, { value }]) => [name, value] as const);
  return {
    place,
    fields: {
      ...run,
      sample: sampleFields(sample),
      scores: invalidated ? {} : Object.fromEntries(values),
      score,
    },
    unit: String(sample.id),
    scope: run.eval.task,
    epoch: sample.epoch,
    marks: { target: shortMark(rightAnswer(sample)) },
    turns: withTurns ? readTurns(sample) : undefined,
    failed: failure(sample, values.length > 0),
  };
}

/** The target; letters of shuffled choices mean another answer in each run, so the words of the choice stand for them. */
function rightAnswer({ target, choices }: LogSample): unknown {
  if (!Array.isArray(choices) || choices.length === 0) return target === "" ? undefined : target;
  const letters = [target].flat();
  return letters.map((letter) => choices[String(letter).charCodeAt(0) - 65] ?? letter);
}

function sampleFields(sample: LogSample): Readonly<Record<string, unknown>> {
  const kept = Object.entries(sample).filter(([key]) => !transcriptParts.has(key));
  return {
    ...Object.fromEntries(kept),
    // Summaries have the words alone where samples have objects: one path serves both.
    ...(sample.error && { error: { message: errorMessage(sample.error) } }),
    ...(typeof sample.limit === "string" && { limit: { type: sample.limit } }),
  };
}

/** Without the traceback, which is pages of it in every sample that failed. */
function errorMessage(error: NonNullable<LogSample["error"]>): string {
  return typeof error === "string" ? error : (asText(error.message) ?? JSON.stringify(error));
}

function failure(sample: LogSample, scored: boolean): string | undefined {
  if (sample.invalidation) return "invalidated";
  if (sample.error) return "error";
  if (!sample.limit || scored) return undefined;
  const type = typeof sample.limit === "string" ? sample.limit : asText(sample.limit.type);
  return type ? `limit: ${type}` : "limit";
}
