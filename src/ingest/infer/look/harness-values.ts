import { collectProblems } from "../../../model/index.ts";
import { asList, asRecord, asText, openArchive, readHeader } from "../../formats/inspect/index.ts";
import type { RawRecord } from "../../formats/shared/index.ts";
import {
  longestText,
  parsePath,
  parseText,
  readPath,
  readText,
} from "../../formats/shared/index.ts";
import type { OpenSource } from "../../read/index.ts";
import { openSource } from "../../read/index.ts";
import type { HarnessValue } from "./looked-at.ts";
import { oneScorer } from "./names.ts";

/** Spread of a value, not a value. */
const spread = /^(stderr|std|var|bootstrap_?(std|stderr))/;
const runPaths = ["run.model_name", "run.config.model_args.pretrained", "run.num_fewshot", "task"];

/** What a harness computed, of a file that holds no samples; null for any other file. */
export async function harnessValues(
  path: string,
  format: string,
  records: readonly RawRecord[],
): Promise<readonly HarnessValue[] | null> {
  if (format === "lm-eval") {
    return records.some(({ fields }) => "doc_id" in fields) ? null : resultValues(records);
  }
  if (!format.startsWith("inspect-") || records.length > 0) return null;
  const source = await openSource(path, path, collectProblems());
  const header = source && (await headerOf(source, format).catch(() => undefined));
  return header ? headerValues(header) : [];
}

function resultValues(records: readonly RawRecord[]): readonly HarnessValue[] {
  const filters = new Set(records.map(({ fields }) => `${fields.filter}`));
  return records.flatMap(({ fields, place }) => {
    const { metric, filter, value, n, stderr, group } = fields;
    if (typeof value !== "number" || group === true) return [];
    return [
      {
        conditions: textsAt(fields, runPaths),
        metric: filters.size > 1 && filter !== "none" ? `${metric}-${filter}` : `${metric}`,
        value,
        n: typeof n === "number" ? n : null,
        stderr: typeof stderr === "number" ? stderr : null,
        place: place.field ?? "results",
      },
    ];
  });
}

async function headerOf(source: OpenSource, format: string) {
  if (format === "inspect-eval") {
    const archive = await openArchive(source);
    try {
      return asRecord(await readHeader(archive));
    } finally {
      await archive.close();
    }
  }
  let text = "";
  for await (const block of readText(source, collectProblems())) {
    text += block;
    if (text.length > longestText / 8) return undefined;
  }
  return asRecord(parseText(text, "the log"));
}

function headerValues(header: Readonly<Record<string, unknown>>): readonly HarnessValue[] {
  const results = asRecord(header.results) ?? {};
  const spec = asRecord(header.eval) ?? {};
  const own = ["metadata", "task_args"].flatMap((group) =>
    Object.keys(asRecord(spec[group]) ?? {}).map((key) => `eval.${group}.${key}`),
  );
  const conditions = textsAt(header, ["eval.model", "eval.task", ...own]);
  const scores = results.scores
    ? asList(results.scores)
    : [{ ...results, name: oneScorer(results) }];
  return scores.flatMap((entry) => {
    const score = asRecord(entry) ?? {};
    const name = asText(score.name) ?? "score";
    const metrics = Object.entries(asRecord(score.metrics) ?? {}).flatMap(([key, metric]) => {
      const value = asRecord(metric)?.value;
      return typeof value === "number" && Number.isFinite(value) ? [[key, value] as const] : [];
    });
    const counted = score.scored_samples ?? results.completed_samples ?? results.total_samples;
    const stderr = metrics.find(([key]) => key.startsWith("stderr"))?.[1] ?? null;
    return metrics
      .filter(([key]) => !spread.test(key))
      .map(([key, value], _i, all) => ({
        conditions,
        metric: all.length > 1 ? `${name}-${key}` : name,
        value,
        n: typeof counted === "number" && counted > 0 ? counted : null,
        stderr,
        place: `results.scores, ${name}, ${key}`,
      }));
  });
}

function textsAt(fields: Readonly<Record<string, unknown>>, paths: readonly string[]) {
  return Object.fromEntries(
    paths.flatMap((path) => {
      const value = readPath(fields, parsePath(path));
      const text = typeof value === "object" || value === undefined ? "" : String(value).trim();
      return text ? [[path, text] as const] : [];
    }),
  );
}
