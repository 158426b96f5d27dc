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

/** All samples of a unit, by its name, from the files that are published; none where no unit is called so. */
export async function unitLines(publicFolder: string, name: string): Promise<readonly ReadLine[]> {
  const text = (file: string): string => readFileSync(join(publicFolder, file), "utf8");
  const index = JSON.parse(text(indexName)) as SamplesIndex;
  const parts = [index, ...index.more.map((file) => JSON.parse(text(file)) as IndexPart)];
  const place = placeOf(index, name, (file) => unpacked(publicFolder, [file]));
  if (place === undefined) return [];
  const isNamed = namedSo(index.scoped, name);
  const isIn = ({ runs }: { readonly runs: readonly Run[] }) =>
    runs.some((run) => holds(run, place));
  if (index.parquet) {
    const { readRows } = await import("./read-parquet.ts");
    const groups = parts.flatMap(({ rowGroups }) => rowGroups);
    const rows = await readRows(join(publicFolder, index.parquet.file), groups, isIn);
    return rows.filter(isNamed).map((line) => ({ text: `${JSON.stringify(line)}\n`, line }));
  }
  return parts
    .flatMap(({ shards }) => shards)
    .filter(isIn)
    .flatMap(({ files }) => linesOf(unpacked(publicFolder, files)))
    .filter(({ line }) => isNamed(line));
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

/** Whether a unit is called so, as names of units are made in this experiment. */
function namedSo(scoped: boolean, name: string): (line: SampleLine) => boolean {
  if (!scoped) return ({ unit }) => unit === name;
  // Two scopes are enough for names to have them.
  const label = unitLabels([
    { unit: "", scope: "" },
    { unit: "", scope: "other" },
  ]);
  return (line) => label(line) === name;
}

const unpacked = (folder: string, files: readonly string[]): string =>
  gunzipSync(Buffer.concat(files.map((file) => readFileSync(join(folder, file))))).toString("utf8");

const linesIn = (text: string): readonly string[] => text.split("\n").filter(Boolean);

function linesOf(text: string): readonly ReadLine[] {
  return linesIn(text).flatMap((line) => {
    const read = readLine(line);
    return isCanaryLine({ ...read }) ? [] : [{ text: `${line}\n`, line: read }];
  });
}
