import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { SampleChoice, WholeFile, WholeFormat } from "../export/whole/index.ts";
import { wholeFormats } from "../export/whole/index.ts";
import { didYouMean } from "../lib/nearest.ts";
import type { Problem, Report } from "../model/index.ts";
import { sha256, writeWhole } from "../report/inputs/index.ts";
import { partBeside, realTarget } from "../report/land/index.ts";
import { coversInputs } from "../report/publish.ts";
import type { KeptSamples } from "../report/samples/index.ts";
import { sampleLimits } from "../report/samples/index.ts";
import { finishProblems } from "./print-problems.ts";
import { showProgress } from "./progress.ts";

/** What is asked for on the command line. */
export interface ExportOptions {
  readonly format: string;
  readonly of: string;
  readonly out: string;
  readonly samples: SampleChoice;
  readonly siteUrl?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Word for the whole report in place of a notebook's id. */
const everything = "all";

/** Builds the report as `check` does and writes it in one file; with an error nothing is written. Returns the exit code. */
export async function exportReport(root: string, options: ExportOptions): Promise<number> {
  const format = wholeFormats.find(({ name }) => name === options.format);
  const out = realTarget(resolve(root, options.out));
  if (!format) throw new Error(`Nobody writes the format ${options.format}.`);
  const note = noteOf(root, out);
  const refused = refusal(root, out, { ...options, note });
  if (refused !== null) {
    console.error(refused);
    return 2;
  }
  const started = performance.now();
  const { buildReport } = await import("../report/build.ts");
  const progress = showProgress();
  const built = await buildReport(root, progress.effects, {
    siteUrl: options.siteUrl,
    // What pages say of samples they say in a file as well, whether it has them or not.
    samples: sampleLimits,
  });
  progress.stop();
  const made =
    built.report === null
      ? { bytes: null, problems: [] }
      : await makeFile(root, { ...options, report: built.report, kept: built.samples, format });
  if (made.bytes) {
    await writeWhole(out, made.bytes);
    await writeWhole(note, sha256(made.bytes));
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const size = ((made.bytes?.length ?? 0) / 1e6).toFixed(2);
  const problems = [...built.problems, ...made.problems];
  return finishProblems(
    root,
    problems,
    { ...options, undone: "Nothing was written." },
    () => `${relative(process.cwd(), out)}, ${size} MB, ${seconds} s.`,
  );
}

interface Making extends Omit<ExportOptions, "format"> {
  readonly report: Report;
  /** What is kept of samples, for pages that show them. */
  readonly kept: KeptSamples;
  readonly format: WholeFormat;
}

async function makeFile(root: string, making: Making): Promise<WholeFile> {
  const { report, kept, format, of, samples, out } = making;
  const unknown = of === everything ? null : unknownNotebook(report, of);
  if (unknown) return { bytes: null, problems: [unknown] };
  const { siteInHand } = await import("../site/whole/rendered-site.ts");
  const keepIn = join(root, ".upheld");
  const workDir = join(partBeside(join(keepIn, "render"), "next"), "work");
  const inHand = await siteInHand(report, { root, samples: kept, keepIn, workDir });
  return format.make({
    ...inHand,
    of: of === everything ? null : of,
    siteUrl: report.site.url ?? null,
    samples,
    out,
  });
}

function unknownNotebook({ notebooks }: Report, of: string): Problem | null {
  const ids = notebooks.map(({ id }) => id);
  if (ids.includes(of)) return null;
  return {
    rule: "notebook-is-found",
    severity: "error",
    place: { file: "content" },
    message: `There is no notebook ${JSON.stringify(of)} to export.`,
    expected: [everything, ...ids].join(", "),
    found: of,
    ...didYouMean(of, [everything, ...ids]),
  };
}

/** Where it is kept what an export wrote into a file. */
const noteOf = (root: string, out: string): string =>
  join(root, ".upheld", `exported-${sha256(out).slice(0, 12)}.txt`);

/** Why nothing is written there; null where a file can be: nothing is there, or what an export wrote. */
function refusal(
  root: string,
  out: string,
  { out: named, force, note }: Pick<ExportOptions, "out" | "force"> & { readonly note: string },
): string | null {
  if (coversInputs(root, out))
    return `--out ${named} lies among the report's own files. Name a file outside of content/, results/ and public/.`;
  const there = lstatSync(out, { throwIfNoEntry: false });
  if (!there) return null;
  if (!there.isFile()) return `--out ${named} is a folder, or no plain file. Name a file.`;
  const isOurs = existsSync(note) && readFileSync(note, "utf8") === sha256(readFileSync(out));
  return isOurs || force
    ? null
    : `--out ${named} is a file that no export wrote, or that was changed since. Name another file, or say --force to replace it.`;
}
