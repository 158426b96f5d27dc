import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReportIndex } from "../../model/index.ts";
import { address, reportFile } from "../../model/index.ts";

/**
 * Titles of a published report by address: of notebooks and experiments from its index, of figures and findings from
 * the files beside it, where they are there. What is no text is no title.
 */
export async function writtenTitles(
  folder: string,
  index: ReportIndex,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  const note = (path: string, title: unknown): void => {
    if (typeof title === "string") titles.set(path, title);
  };
  for (const { id, title } of index.experiments) note(address.experiment(id), title);
  for (const { id, title, file } of index.notebooks) {
    note(address.notebook(id), title);
    // A report that somebody else wrote names any file.
    if (file !== reportFile.notebook(id) || id.includes("..")) continue;
    const { figures, findings } = await partsIn(join(folder, file));
    for (const figure of figures) note(address.figure(id, String(figure.id)), figure.title);
    for (const finding of findings) note(address.finding(id, String(finding.id)), finding.text);
  }
  return titles;
}

type Listed = readonly Readonly<Record<string, unknown>>[];

async function partsIn(file: string): Promise<{ figures: Listed; findings: Listed }> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  try {
    const { figures, findings } = (JSON.parse(text) ?? {}) as Readonly<Record<string, unknown>>;
    return { figures: recordsOf(figures), findings: recordsOf(findings) };
  } catch {
    return { figures: [], findings: [] };
  }
}

const recordsOf = (value: unknown): Listed =>
  Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
