import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../shared/index.ts";
import { parseResults } from "./read-results.ts";
import type { HarnessResults } from "./schema.ts";

/** Task and time that a name `samples_<task>_<time>.jsonl` holds. */
export function partsOfName(name: string): { readonly task?: string; readonly time?: string } {
  const parts = /samples_(?<task>.+)_(?<time>\d{4}-\d\d-\d\dT[\d.:-]*\d)/.exec(name)?.groups;
  return { task: parts?.task, time: parts?.time };
}

/** The results of the run that wrote a file of samples: the file beside it whose name has the same time and that has the task. */
export async function resultsBeside(
  path: string,
  task: string,
  time: string,
): Promise<HarnessResults | undefined> {
  return (await search(path, task, time))?.results;
}

/** Where those results stand. */
export async function resultsPathBeside(
  path: string,
  task: string,
  time: string,
): Promise<string | undefined> {
  return (await search(path, task, time))?.path;
}

async function search(path: string, task: string, time: string) {
  const folder = dirname(path);
  const names = (await readdir(folder)).filter((name) => name.endsWith(`_${time}.json`));
  for (const name of names.toSorted()) {
    const results = await resultsOrNothing(join(folder, name));
    if (results?.results[task]) return { path: join(folder, name), results };
  }
  return undefined;
}

/** Another harness may have put a file of that time there; what is broken is told when the file itself is read. */
async function resultsOrNothing(path: string): Promise<HarnessResults | undefined> {
  try {
    return parseResults(await readFile(path));
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
