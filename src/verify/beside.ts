import { besideKinds } from "../export/beside/index.ts";
import type { Report } from "../model/index.ts";
import type { PublishedReport } from "../review/index.ts";
import type { Notes } from "./notes.ts";

/** Kinds of files that are made from nothing but the parts of `report.json`: the numbers of figures and findings. */
const kindsOfNumbers: ReadonlySet<string> = new Set([
  "figure-csv",
  "figure-json",
  "finding-csv",
  "finding-json",
]);

/** Writes the files of data beside the pages again, from the parts of `report.json`, and compares every byte. */
export async function verifyBeside(
  published: PublishedReport,
  raw: ReadonlyMap<string, unknown>,
  read: (path: string) => Promise<string | null>,
  notes: Notes,
): Promise<void> {
  const report = reportOf(published, raw);
  for (const kind of besideKinds) {
    if (!kindsOfNumbers.has(kind.name)) continue;
    for (const { path, make } of kind.files({ report, styles: noStyles })) {
      const [expected, found] = [String(await make()), await read(path)];
      if (found === expected) notes.holds("files of data", path, "", 0, 0);
      else notes.differs(path, ...firstLine(expected, found));
    }
  }
}

const noStyles = { light: "", dark: "", fonts: "" } as never;

/** A report as far as these kinds read it. */
function reportOf(published: PublishedReport, raw: ReadonlyMap<string, unknown>): Report {
  const parts = published.index.notebooks.map(
    ({ file }) => (raw.get(file) ?? {}) as Pick<Report, "figures" | "findings">,
  );
  const { schemaVersion, generator, site, attached, hash } = published.index;
  return {
    schemaVersion,
    generator,
    site,
    attached,
    notebooks: published.notebooks.map(({ notebook }) => notebook),
    figures: parts.flatMap(({ figures = [] }) =>
      figures.map(
        ({ drawing: _, ...figure }: Report["figures"][number] & { drawing?: unknown }) => figure,
      ),
    ),
    findings: parts.flatMap(({ findings = [] }) => findings),
    experiments: published.experiments.map(({ file, numbers }) => ({
      ...file,
      ...numbers,
      strips: [],
      samples: null,
      drawn: [],
    })),
    problems: [],
    provenance: { hash, files: published.inputs.files },
  };
}

/** Where two texts first differ, by line. */
function firstLine(expected: string, found: string | null): [string | null, string, string] {
  if (found === null) return [null, "the numbers of the report", "no such file"];
  const [a, b] = [expected.split("\n"), found.split("\n")];
  const at = a.findIndex((line, i) => line !== b[i]);
  const line = at < 0 ? a.length : at;
  const [x = "", y = ""] = [a[line], b[line]];
  let from = 0;
  while (from < x.length && x[from] === y[from]) from++;
  const piece = (text: string) => text.slice(Math.max(0, from - 30), from + 50);
  return [`line ${line + 1}`, piece(x), piece(y)];
}
