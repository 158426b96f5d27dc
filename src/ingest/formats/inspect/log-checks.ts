import type { RawRecord, ReadContext } from "../shared/index.ts";
import { createHeadlines } from "./headline.ts";
import type { Header, LogSample } from "./schema.ts";

/** Counts the samples of one log as they pass, then tells what readers must know of it. */
export interface LogChecks {
  count(sample: LogSample, record: RawRecord): void;
  /** Adds the notes and warnings of the whole file. */
  finish(): void;
}

/** Versions of the log schema seen in files of released and development harnesses. */
const newestVersion = 3;

export function checkLog(path: string, header: Header, context: ReadContext): LogChecks {
  const place = { file: path };
  const seen = { samples: 0, unscored: 0, invalidated: 0, errors: 0, idKinds: new Set<string>() };

  const headlines = createHeadlines(path, header, context);

  const finish = () => {
    context.note(provenance(header));
    tellVersion(header, path, context);
    if (header.status !== "success") {
      const text = `status is \`${header.status ?? "unknown"}\`: the run did not finish`;
      context.note(text);
      context.problems.warn("log-is-finished", place, `The log's ${text}`);
    }
    const disagreement = countsDisagree(header, seen.samples);
    if (disagreement) {
      context.note(disagreement);
      context.problems.warn("header-agrees-with-records", place, `The ${disagreement}`);
    }
    if (seen.samples === 0) {
      const text = "the log holds no samples, only its header";
      context.note(text);
      context.problems.warn("file-is-not-empty", place, `There is nothing to count: ${text}`);
      return;
    }
    headlines.finish();
    const share = (part: number) => `${part} of ${samples(seen.samples)}`;
    if (seen.errors > 0) context.note(`${share(seen.errors)} ended with an error`);
    if (seen.invalidated > 0)
      context.note(`${share(seen.invalidated)} marked invalidated: ${bothWays}`);
    if (seen.unscored === seen.samples) context.note(`no score on any of ${samples(seen.samples)}`);
    else if (seen.unscored > 0) context.note(`${share(seen.unscored)} without a score`);
    if (seen.idKinds.size > 1) {
      context.problems.warn(
        "sample-ids-are-unique",
        { ...place, field: "sample.id" },
        "Some sample ids are numbers and some are text: 1 and “1” are read as the same unit",
      );
    }
  };

  return {
    count(sample, record) {
      seen.samples += 1;
      headlines.count(sample);
      seen.idKinds.add(typeof sample.id);
      if (sample.error) seen.errors += 1;
      if (sample.invalidation) seen.invalidated += 1;
      if (Object.keys(record.fields.score as object).length === 0) seen.unscored += 1;
    },
    finish,
  };
}

function provenance(header: Header): string {
  const harness = header.eval.packages?.inspect_ai;
  const written = harness
    ? `written by Inspect ${harness}`
    : "written by Inspect, version not stated";
  return `${written}; task ${withoutFolders(header.eval.task)}, model ${withoutFolders(header.eval.model)}`;
}

/**
 * A model or task by its name alone where it was named by a path of the machine that it ran on, such as
 * `vllm//scratch/name/checkpoints/last`: notes are published, and folders often hold names of people.
 */
export function withoutFolders(name: string): string {
  const [, provider = "", path] =
    /^([\w.-]+\/)?((?:[/~\\]|\.{1,2}[/\\]|[A-Za-z]:[/\\]|file:)[\s\S]*)$/.exec(name) ?? [];
  if (path === undefined) return name;
  const last = path.split(/[/\\]/).findLast((part) => part !== "");
  return `${provider}…/${last ?? ""}`;
}

function tellVersion(header: Header, path: string, context: ReadContext): void {
  if (header.version === null || header.version === undefined) {
    context.note("the log states no version of its schema");
  } else if (header.version > newestVersion || header.version < 1) {
    context.problems.warn(
      "log-is-readable",
      { file: path, field: "version" },
      `The log has schema version ${header.version}; Upheld knows 1 to ${newestVersion} and reads it as the newest`,
    );
  }
}

function countsDisagree(header: Header, held: number): string | undefined {
  const total = header.results?.total_samples ?? undefined;
  const completed = header.results?.completed_samples ?? undefined;
  if (total === undefined && completed === undefined) return undefined;
  if (held === total || held === completed) return undefined;
  return `header says ${samples(total ?? completed ?? 0)}, file holds ${held}`;
}

const bothWays =
  "`scores` leaves their scores out and counts them as missing (invalidated), `score.<scorer>.value` keeps them";

function samples(n: number): string {
  return `${n} ${n === 1 ? "sample" : "samples"}`;
}
