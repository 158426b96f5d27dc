import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { isCanaryLine, unitLabels } from "../../model/index.ts";
import { holds } from "./runs.ts";
import type { SampleLine } from "./sample-line.ts";
import { readLine } from "./sample-line.ts";
import type { IndexPart, Run, SamplesIndex } from "./samples-index.ts";
import { indexName } from "./samples-index.ts";

/** A line as it stands and as it is read. */
export interface ReadLine {
  readonly text: string;
  readonly line: SampleLine;
}

/** All samples of each of some units, by their names, from the files that are published; a unit that is not there is left out. */
export async function unitLines(
  publicFolder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly ReadLine[]>> {
  const text = (file: string): string => readFileSync(join(publicFolder, file), "utf8");
  const index = JSON.parse(text(indexName)) as SamplesIndex;
  const parts = [index, ...index.more.map((file) => JSON.parse(text(file)) as IndexPart)];
  const places = names.flatMap(
    (name) => placeOf(index, name, (file) => unpacked(publicFolder, [file])) ?? [],
  );
  const nameOf = namesIn(index.scoped);
  const found = new Map<string, ReadLine[]>(names.map((name) => [name, []]));
  const keep = (line: ReadLine): void => {
    found.get(nameOf(line.line))?.push(line);
  };
  const isIn = ({ runs }: { readonly runs: readonly Run[] }) =>
    runs.some((run) => places.some((place) => holds(run, place)));
  if (index.parquet) {
    const { readRows } = await import("./read-parquet.ts");
    const groups = parts.flatMap(({ rowGroups }) => rowGroups);
    for (const line of await readRows(join(publicFolder, index.parquet.file), groups, isIn))
      keep({ text: `${JSON.stringify(line)}\n`, line });
  } else {
    const mayBe = index.scoped ? null : anyOf(names);
    for (const { files } of parts.flatMap(({ shards }) => shards).filter(isIn))
      for (const line of linesOf(unpacked(publicFolder, files), mayBe)) keep(line);
  }
  return new Map([...found].filter(([, lines]) => lines.length > 0));
}

/** Finds lines that may be of one of these units, before they are read: a line in a hundred is. */
function anyOf(names: readonly string[]): RegExp {
  const written = names.map((name) => JSON.stringify(name).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`"unit":(?:${written.join("|")})`);
}

function placeOf(
  { names }: SamplesIndex,
  name: string,
  read: (file: string) => string,
): number | undefined {
  const found = names.findLast(({ first }) => first <= name);
  if (!found) return undefined;
  const entries = linesIn(read(found.file)).map((line) => JSON.parse(line) as [string, number]);
  return entries.find(([own]) => own === name)?.[1];
}

/** How units are named in this experiment. */
function namesIn(scoped: boolean): (line: SampleLine) => string {
  if (!scoped) return ({ unit }) => unit;
  // Two scopes are enough for names to have them.
  return unitLabels([
    { unit: "", scope: "" },
    { unit: "", scope: "other" },
  ]);
}

const unpacked = (folder: string, files: readonly string[]): string =>
  gunzipSync(Buffer.concat(files.map((file) => readFileSync(join(folder, file))))).toString("utf8");

const linesIn = (text: string): readonly string[] => text.split("\n").filter(Boolean);

function linesOf(text: string, mayBe: RegExp | null): readonly ReadLine[] {
  return linesIn(text).flatMap((line) => {
    if (mayBe && !mayBe.test(line)) return [];
    const read = readLine(line);
    return isCanaryLine({ ...read }) ? [] : [{ text: `${line}\n`, line: read }];
  });
}
