import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Format, RawRecord } from "../../../src/ingest/formats/shared/format.ts";
import { openSource } from "../../../src/ingest/read/source.ts";
import { collectProblems, formatPlace, type Problem } from "../../../src/model/index.ts";

/** All that a format makes of one file. */
export interface ReadLog {
  readonly recognised: boolean;
  readonly records: readonly RawRecord[];
  readonly problems: readonly Problem[];
  /** `severity rule place`, one for each problem. */
  readonly told: readonly string[];
  readonly notes: readonly string[];
}

export async function readLog(path: string, format: Format): Promise<ReadLog> {
  const problems = collectProblems();
  const notes: string[] = [];
  const records: RawRecord[] = [];
  const source = await openSource(path, basename(path), problems);
  if (!source) throw new Error(`cannot open ${path}`);
  const context = { problems, note: (text: string) => notes.push(text) };
  for await (const record of format.read(source, context)) records.push(record);
  const told = problems.list.map((p) => `${p.severity} ${p.rule} ${formatPlace(p.place)}`);
  return {
    recognised: format.recognises(source),
    records,
    problems: problems.list,
    told,
    notes,
  };
}

/** Reads files made by a test: all are written into one folder, the first is read. */
export async function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  format: Format,
): Promise<ReadLog> {
  const folder = await mkdtemp(join(tmpdir(), "upheld-logs-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(folder, name), content);
    }
    return await readLog(join(folder, Object.keys(files)[0] ?? ""), format);
  } finally {
    await rm(folder, { recursive: true });
  }
}
