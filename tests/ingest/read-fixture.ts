import { readdirSync } from "node:fs";
import { readExperiment } from "../../src/ingest/index.ts";
import type {
  DataFile,
  Experiment,
  Problem,
  PublishedValue,
  Sample,
} from "../../src/model/index.ts";
import { collectProblems, formatPlace } from "../../src/model/index.ts";

export const fixtures = new URL("./fixtures/", import.meta.url).pathname;

export interface Read {
  readonly experiment: Experiment | undefined;
  readonly samples: readonly Sample[];
  readonly published: readonly PublishedValue[];
  readonly files: readonly DataFile[];
  readonly problems: readonly Problem[];
}

/** Reads an experiment to its end. */
export async function readAll(root: string, folder: string): Promise<Read> {
  const problems = collectProblems();
  const read = await readExperiment(root, folder, problems);
  const samples: Sample[] = [];
  if (read) for await (const sample of read.samples) samples.push(sample);
  return {
    experiment: read?.experiment,
    samples,
    published: read?.published ?? [],
    files: read?.files() ?? [],
    problems: problems.list,
  };
}

/** Folders with fixtures, `<format>/<case>`. */
export function casesOf(format: string): readonly string[] {
  return readdirSync(`${fixtures}${format}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Problems as text, one block each. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ severity, rule, place, message, expected, found, fix }) =>
      [
        `${formatPlace(place)}`,
        `  ${severity} ${rule}: ${message}`,
        ...(expected ? [`  expected: ${expected}`] : []),
        ...(found ? [`  found: ${found}`] : []),
        ...(fix ? [`  fix: ${fix}`] : []),
      ].join("\n"),
    )
    .map((block) => `${block}\n`)
    .join("\n");
}
