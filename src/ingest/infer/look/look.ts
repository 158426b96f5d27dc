import { readFile } from "node:fs/promises";
import { basename, relative } from "node:path";
import type { Problems } from "../../../model/index.ts";
import { collectProblems } from "../../../model/index.ts";
import { isLog } from "../../formats/index.ts";
import { partsOfName, resultsPathBeside } from "../../formats/lm-eval/index.ts";
import type { RawRecord } from "../../formats/shared/index.ts";
import { parseJson, parsePath } from "../../formats/shared/index.ts";
import { openFile } from "../../read/index.ts";
import { newValues, partName } from "./columns.ts";
import { harnessValues } from "./harness-values.ts";
import type { ListOfRecords } from "./lists-of-records.ts";
import { listsOfRecords } from "./lists-of-records.ts";
import { LogSaid } from "./log-said.ts";
import type { HarnessValue, LookedAt } from "./looked-at.ts";
import { slim } from "./slim.ts";

/** All of these are kept; of later records only those that show something new. */
const recordsKept = 20_000;
/** Files beyond this are not searched for lists of records below their first keys. */
const searchedBytes = 64 * 1024 * 1024;

/**
 * Opens a file in its format and looks at its records; null with problems when it cannot be read. `records`: what a JSON
 * file's records are, where that is known: `"."` for the file as one.
 */
export async function lookAt(
  absolutePath: string,
  problems: Problems,
  records?: string,
): Promise<LookedAt | null> {
  if (records !== undefined) return read(absolutePath, records, problems);
  const first = collectProblems();
  const found = await read(absolutePath, undefined, first);
  if (found && found.records.length === 0 && found.format === "json") {
    const [longest, ...others] = await listsIn(absolutePath);
    if (longest) {
      const alike = [longest, ...others.filter((other) => other.shape === longest.shape)];
      const all = alike.length > 1 ? patternOf(alike) : longest.path;
      if (all === null) {
        refuseLists(absolutePath, alike, problems);
        return null;
      }
      const under = await read(absolutePath, all, problems);
      const unread = others.filter((other) => !alike.includes(other));
      return under && { ...under, otherLists: unread };
    }
  }
  problems.add(first.list);
  return found;
}

/** Lists that differ in one key of their paths, as a path with that key as a field; null where they differ in more. */
function patternOf(lists: readonly ListOfRecords[]): string | null {
  const paths = lists.map(({ path }) => parsePath(path).keys);
  const [first = []] = paths;
  if (paths.some((keys) => keys.length !== first.length)) return null;
  const differs = first.map((_key, i) => new Set(paths.map((keys) => keys[i])).size > 1);
  if (differs.filter(Boolean).length !== 1) return null;
  const parts = first.map((key, i) => (differs[i] ? `{${partName}}` : key));
  return parts.some((part, i) => !differs[i] && /[.{}]/.test(part)) ? null : parts.join(".");
}

async function read(
  absolutePath: string,
  recordsUnderKey: string | undefined,
  problems: Problems,
): Promise<LookedAt | null> {
  const wanted = recordsUnderKey === undefined ? {} : { records: recordsUnderKey };
  const near = relative(process.cwd(), absolutePath);
  const path = near.startsWith("..") ? absolutePath : near;
  const file = await openFile({ absolutePath, path }, wanted, problems);
  if (!file) return null;
  const format = file.format.name;
  const records: RawRecord[] = [];
  const isNew = newValues();
  const said = new LogSaid();
  for await (const record of file.records()) {
    if (isLog(format)) said.add(record);
    const light = slim(record);
    if (isNew(light) || records.length < recordsKept) records.push(light);
  }
  const values = await harnessValues(absolutePath, format, records);
  const companions =
    format === "lm-eval" && values === null ? await companionsOf(absolutePath) : [];
  const theirs = await valuesOf(companions, new Set(records.map(({ fields }) => fields.task)));
  return {
    path: absolutePath,
    name: basename(absolutePath),
    format,
    toNumber: file.format.toNumber,
    said: said.found(),
    records: values ? [] : records,
    values: values ?? theirs,
    ...(recordsUnderKey === undefined ? {} : { recordsKey: recordsUnderKey }),
    companions,
  };
}

/** The results file of the same run, without which a file of samples does not say which model wrote it. */
async function companionsOf(path: string): Promise<readonly string[]> {
  const { task, time } = partsOfName(basename(path).replace(/\.gz$/i, ""));
  const beside = task && time ? await resultsPathBeside(path, task, time) : undefined;
  return beside === undefined ? [] : [beside];
}

/** What the results file says of the tasks whose samples are here. */
async function valuesOf(paths: readonly string[], tasks: ReadonlySet<unknown>) {
  const values: HarnessValue[] = [];
  for (const path of paths) {
    const look = await lookAt(path, collectProblems());
    values.push(...(look?.values ?? []).filter(({ conditions }) => tasks.has(conditions.task)));
  }
  return values;
}

async function listsIn(path: string): Promise<readonly ListOfRecords[]> {
  const bytes = await readFile(path);
  if (bytes.length > searchedBytes || bytes[0] === 0x1f) return [];
  const parsed = parseJson(bytes.toString("utf8").replace(/^\ufeff/, ""));
  return "value" in parsed ? listsOfRecords(parsed.value) : [];
}

/** Lists whose records look the same are all meant, or the author knows which: never one of them without a word. */
function refuseLists(path: string, lists: readonly ListOfRecords[], problems: Problems): void {
  const [first] = lists;
  const names = lists.slice(0, 4).map((list) => list.path);
  problems.error(
    "field-is-found",
    { file: basename(path) },
    `The file holds ${lists.length} lists of records that look the same`,
    {
      expected: "one list of records",
      found: `${names.join(", ")}${lists.length > names.length ? ", …" : ""}`,
      fix: `Put them into one list with the key as a field (a line of JSON for each record), or name one in an experiment.yaml: \`records: ${first?.path}\`.`,
    },
  );
}
