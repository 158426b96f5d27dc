import type { Experiment, ExperimentSums, PublishedValue } from "../model/index.ts";
import { reportFile, sumsFileSchema, sumsOf } from "../model/index.ts";
import { hashOf } from "../report/inputs/index.ts";
import type { PublishedReport, Unreadable } from "../review/index.ts";
import { readPublished } from "../review/index.ts";

import { createEvidence } from "../stats/index.ts";
import { evidenceInWords } from "../wording/index.ts";
import { verifyBeside } from "./beside.ts";
import { verifyExperiment } from "./experiments.ts";
import { verifyFigures } from "./figures.ts";
import { verifyFindings } from "./findings.ts";
import { textAt } from "./folder.ts";
import type { Notes } from "./notes.ts";
import { takeNotes } from "./notes.ts";
import type { Verified } from "./verified.ts";
import { refusal } from "./verified.ts";

/**
 * Computes every number of a published folder again, from the sums that lie in it and by the code that is installed, and
 * holds the result against what the folder says: estimates, contrasts, findings with their verdicts, tables of figures,
 * and the files of data beside the pages.
 */
export async function verifyNumbers(folder: string): Promise<Verified> {
  const read = (path: string) => textAt(folder, path);
  if ((await read(reportFile.index)) === null)
    return refusal("numbers", `There is no ${reportFile.index} in the folder: it is no report.`);
  const notes = takeNotes();
  const report = await readPublished(read);
  if (isUnreadable(report)) {
    notes.differs(report.file, null, "a part of a report that this version reads", report.found);
    return notes.result("numbers");
  }
  const raw = await rawParts(report, read);
  verifyHashes(report, notes);
  const data = await readData(report, read, notes);
  const evidence = evidenceInWords(
    createEvidence({
      experiments: data.experiments,
      sums: (id) => data.sums.get(id),
      published: data.published,
    }),
  );
  const known = new Set(data.experiments.map(({ id }) => id));
  for (const { file } of report.experiments)
    if (known.has(file.experiment.id))
      guarded(notes, reportFile.experiment(file.experiment.id), () =>
        verifyExperiment(file, raw, data.sums.get(file.experiment.id), { evidence, notes }),
      );
  report.notebooks.forEach((notebook, i) => {
    const file = report.index.notebooks[i]?.file ?? "";
    const own = { file, notebook, raw: raw.get(file), known, index: report.index.notebooks[i] };
    guarded(notes, file, () => verifyFindings(own, evidence, notes));
    guarded(notes, file, () => verifyFigures(own, evidence, notes));
  });
  await verifyBeside(report, raw, read, notes);
  notes.unverified(
    "sentences, drawings and pages",
    "they are made from more than the folder holds: `--level pages --root <folder>` builds them again",
  );
  return notes.result("numbers");
}

const isUnreadable = (found: PublishedReport | Unreadable): found is Unreadable => "found" in found;

type Read = (path: string) => Promise<string | null>;

/** The parts as they stand in the folder: what a schema leaves out is compared as well. */
async function rawParts(
  report: PublishedReport,
  read: Read,
): Promise<ReadonlyMap<string, unknown>> {
  const paths = [
    ...report.index.notebooks.map(({ file }) => file),
    ...report.experiments.flatMap(({ file }) => file.metrics.map((metric) => metric.file)),
  ];
  const parts = new Map<string, unknown>();
  for (const path of paths) parts.set(path, JSON.parse((await read(path)) ?? "null"));
  return parts;
}

/** Hashes of inputs are said at three places; they must be of one report. */
function verifyHashes(report: PublishedReport, notes: Notes): void {
  const { index, inputs, experiments } = report;
  notes.holds("hashes", index.inputs, "hash of all inputs", hashOf(inputs.files), index.hash);
  const known = new Map(inputs.files.map(({ path, sha256 }) => [path, sha256]));
  for (const { file } of experiments) {
    const path = reportFile.experiment(file.experiment.id);
    const entry = index.experiments.find(({ id }) => id === file.experiment.id);
    notes.holds("hashes", path, "hash of its inputs", hashOf(file.files), file.hash);
    notes.holds(
      "hashes",
      reportFile.index,
      `hash of ${file.experiment.id}`,
      file.hash,
      entry?.hash,
    );
    for (const { path: input, sha256 } of file.files)
      notes.holds("hashes", path, `hash of ${input}`, known.get(input), sha256);
  }
}

interface Data {
  readonly experiments: readonly Experiment[];
  readonly sums: ReadonlyMap<string, ExperimentSums>;
  readonly published: readonly PublishedValue[];
}

/** The sums of each experiment; one without them is said to be unverified. */
async function readData(report: PublishedReport, read: Read, notes: Notes): Promise<Data> {
  const experiments: Experiment[] = [];
  const sums = new Map<string, ExperimentSums>();
  const published: PublishedValue[] = [];
  for (const { file } of report.experiments) {
    const { experiment } = file;
    const path = reportFile.sums(experiment.id);
    const text = await read(path);
    if (text === null) {
      notes.unverified(
        `every number of ${experiment.id}`,
        `${path} is not in the folder: it is left out where it would be too large for free hosts`,
      );
      continue;
    }
    const own = readSumsFile(text);
    if ("found" in own) {
      notes.differs(path, null, "sums of an experiment", own.found);
      continue;
    }
    experiments.push(experiment);
    sums.set(experiment.id, own.sums);
    published.push(...own.published);
  }
  return { experiments, sums, published };
}

function readSumsFile(
  text: string,
):
  | { readonly sums: ExperimentSums; readonly published: readonly PublishedValue[] }
  | { readonly found: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { found: "no JSON" };
  }
  const parsed = sumsFileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { found: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "another form"}` };
  }
  const sums = sumsOf(parsed.data);
  return "found" in sums ? sums : { sums, published: parsed.data.published };
}

/** What the folder says may fit nothing that the code knows, and then the code stops: that is a difference as well. */
function guarded(notes: Notes, file: string, verify: () => void): void {
  try {
    verify();
  } catch (error) {
    notes.differs(
      file,
      null,
      "numbers that can be computed again",
      error instanceof Error ? error.message : String(error),
    );
  }
}
