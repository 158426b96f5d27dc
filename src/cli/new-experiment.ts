import { existsSync } from "node:fs";
import { copyFile, link, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { stringify } from "yaml";
import type { GivenIds, Inferred, LookedAt } from "../ingest/index.ts";
import { guessTable, inferManifest, lookAt, nameFor, resultEndings } from "../ingest/index.ts";
import { listed } from "../lib/words.ts";
import type { Problem, Problems } from "../model/index.ts";
import { collectProblems, slug } from "../model/index.ts";
import { checkExperiment } from "../report/experiment/index.ts";
import { joinExperiment } from "./join-experiment.ts";
import { finishProblems } from "./print-problems.ts";
import { namesInside, resultFiles } from "./result-files.ts";

interface NewOptions {
  readonly name?: string;
  readonly link?: boolean;
  /** Join an experiment that is there. */
  readonly add?: boolean;
  /** Take the place of files of an experiment that is there. */
  readonly replace?: boolean;
  /** Columns that say what was asked, with commas between them. */
  readonly unit?: string;
  /** Column within which ids are unique. */
  readonly scope?: string;
}

/** Looks at result files, brings them into `results/<name>/` and writes a manifest that validates. */
export async function newExperiment(
  root: string,
  given: readonly string[],
  options: NewOptions,
): Promise<number> {
  const problems = collectProblems();
  const finish = (success: () => string) => finishProblems(root, problems.list, {}, success);
  const first = await lookAtAll(given, problems);
  if (problems.hasErrors() || first.length === 0) return finish(() => "");

  const name = slug(options.name ?? nameFor(first)).toLowerCase() || "experiment";
  if (options.add || options.replace)
    return joinExperiment(root, name, first, options.replace ? "replace" : "add");
  const looked = await asWholeFiles(name, first);
  const ids = givenIds(options);
  const inferred = inferManifest(name, looked, ids);
  if (!hasSomething(inferred, looked, problems)) return finish(() => "");
  const folder = join(root, "results", name);
  if (existsSync(join(folder, "experiment.yaml"))) {
    console.error(
      `results/${name}/experiment.yaml exists already. Let the files join it with --add, take the place of its files with --replace, or choose another name with --name.`,
    );
    return 1;
  }
  const isNew = !existsSync(folder);
  const brought = await bring(looked, folder, options.link ?? false);
  const others = Object.keys(ids).length > 0 ? [] : inferred.otherIds;
  const made = await makeManifest(root, name, inferred, () =>
    others.map((other) => inferManifest(name, looked, other)),
  );
  const failed = made.problems.some(({ severity }) => severity === "error");
  // What is copied is taken away again: then a problem is where the file came from.
  const from = new Map(looked.map((file) => [`results/${name}/${file.name}`, file.path]));
  problems.add(
    made.problems.map((problem) => {
      const path = failed ? from.get(problem.place.file) : undefined;
      return path === undefined ? problem : { ...problem, place: { ...problem.place, file: path } };
    }),
  );
  if (failed) {
    const written = [...brought, ...made.written];
    for (const path of isNew ? [folder] : written) await rm(path, { recursive: true });
  }
  const { samples } = made;
  const lines = [
    `results/${name}/experiment.yaml: ${samples} ${samples === 1 ? "sample" : "samples"}.`,
    "",
    ...guessTable(made.inferred.guesses),
  ];
  return finish(() => lines.join("\n"));
}

function givenIds({ unit, scope }: NewOptions): GivenIds {
  return {
    ...(unit === undefined ? {} : { unit: unit.split(",").map((part) => part.trim()) }),
    ...(scope === undefined ? {} : { scope }),
  };
}

interface Made {
  readonly inferred: Inferred;
  readonly samples: number;
  readonly problems: readonly Problem[];
  readonly written: readonly string[];
}

/**
 * Writes a manifest and checks the experiment as `check` will. Where equal ids turn out to be different questions, other
 * ways to tell questions apart are tried, and the author is asked where none passes.
 */
async function makeManifest(
  root: string,
  name: string,
  first: Inferred,
  others: () => readonly Inferred[],
): Promise<Made> {
  const make = async (inferred: Inferred): Promise<Made> => {
    const written = await writeTexts(join(root, "results", name), inferred);
    const own = collectProblems();
    const samples = await checkExperiment(root, name, own);
    return { inferred, samples, problems: own.list, written };
  };
  const made = await make(first);
  if (!made.problems.some(isOtherQuestions)) return made;
  for (const inferred of others()) {
    const again = inferred.question ? null : await make(inferred);
    if (again?.problems.every(({ severity }) => severity !== "error")) return again;
  }
  return { ...made, problems: made.problems.map((problem) => askForIds(problem, first)) };
}

const isOtherQuestions = ({ rule, severity }: Problem): boolean =>
  rule === "units-match-for-pairing" && severity === "error";

/** The manifest that the problem speaks of is taken away again: the command must say what else is to be done. */
function askForIds(problem: Problem, { columns, texts }: Inferred): Problem {
  if (!isOtherQuestions(problem)) return problem;
  const [likely] = texts;
  const shown = columns.slice(0, 12).join(", ");
  return {
    ...problem,
    fix: `Name the columns that tell questions apart with \`--unit\`${likely === undefined ? "" : ` (perhaps \`--unit ${likely}\`)`}, several with a comma between them, or with \`--scope\` the column within which ids are unique. There are ${shown}. If equal ids are the same questions in other words, write results/<name>/experiment.yaml by hand and give the factor that changes the wording \`role: trigger\`.`,
  };
}

/** What the files hold; their warnings are left to the reading that follows, which names them by their new place. */
async function lookAtAll(
  given: readonly string[],
  problems: Problems,
): Promise<readonly LookedAt[]> {
  const paths = await resultFiles(given);
  if (paths.length === 0) {
    problems.error("files-are-found", { file: given.join(", ") }, "There is no result file in it", {
      expected: `files that end in ${listed(resultEndings.map((ending) => `.${ending}`))}, perhaps with .gz`,
      found: "none",
      fix: "Name the files themselves.",
    });
  }
  const names = namesInside(paths);
  const looked: LookedAt[] = [];
  for (const [i, path] of paths.entries()) {
    const own = collectProblems();
    const look = await lookAt(path, own);
    if (own.hasErrors()) problems.add(own.list);
    else if (look) looked.push({ ...look, name: names[i] ?? look.name });
  }
  return looked;
}

/** Files whose scores stand once in each are a record each, where there are several of them. */
async function asWholeFiles(
  name: string,
  looked: readonly LookedAt[],
): Promise<readonly LookedAt[]> {
  const isJson = looked.every(({ format }) => format === "json");
  if (!isJson || looked.length < 2 || inferManifest(name, looked).ofFiles.length === 0)
    return looked;
  const whole = await Promise.all(
    looked.map(async (file) => {
      const again = await lookAt(file.path, collectProblems(), ".");
      return again && again.records.length === 1 ? { ...again, name: file.name } : null;
    }),
  );
  return whole.every((file) => file !== null) ? whole : looked;
}

function hasSomething(
  { hasScores, hasData, wordy, ofFiles, guesses, question }: Inferred,
  looked: readonly LookedAt[],
  problems: Problems,
): boolean {
  const place = { file: looked.map(({ path }) => path).join(", ") };
  if (!hasData) {
    problems.error(
      "experiment-has-samples",
      place,
      "There is nothing to count: no sample, and no value that a harness computed",
      {
        expected: "a log with samples, or one whose header has results",
        found: "headers alone",
        fix: "Give the log that holds the samples (`inspect log dump` shows what is in one).",
      },
    );
  } else if (ofFiles.length > 0) {
    problems.error(
      "field-is-found",
      place,
      "A score stands once in each file, not once in each of its records",
      {
        expected: "a score on each record, or one record a file",
        found: ofFiles.slice(0, 6).join(", "),
        fix: "Make a table with a row for each file and its scores (a line of JSON or a row of CSV), and give that.",
      },
    );
    return false;
  } else if (!hasScores && wordy.length > 0) {
    problems.error(
      "score-is-known",
      place,
      "It is not clear which score each of these words stands for",
      {
        expected: "numbers, true and false, two words, or words such as correct and incorrect",
        found: wordy.slice(0, 4).join("; "),
        fix: "Write results/<name>/experiment.yaml by hand with `values:` for each word, or add a column of numbers.",
      },
    );
  } else if (!hasScores) {
    const fields = Object.keys(looked[0]?.records[0]?.fields ?? {});
    const reasons = guesses
      .filter(({ as }) => as === "left out")
      .map(({ what, why }) => `${what} was left out: ${why}`);
    problems.error("field-is-found", place, "Nothing in the files looks like a score", {
      expected: "a column of numbers, of true and false, or of words such as correct and incorrect",
      found: [fields.join(", ") || "no fields", ...reasons].join("; "),
      fix: "Write results/<name>/experiment.yaml by hand and say under `metrics:` where the scores stand.",
    });
  }
  if (hasData && hasScores && question) {
    const { rule, message, ...more } = question;
    problems.error(rule, place, message, more);
    return false;
  }
  return hasData && hasScores;
}

/** Copies the files and what belongs to them; returns what was not there before. */
async function bring(
  looked: readonly LookedAt[],
  folder: string,
  asLinks: boolean,
): Promise<readonly string[]> {
  const written: string[] = [];
  const brought = new Map(looked.map(({ path, name }) => [join(folder, name), path]));
  for (const { companions, name } of looked) {
    for (const path of companions) {
      const target = join(folder, dirname(name), basename(path));
      if (!brought.has(target)) brought.set(target, path);
    }
  }
  for (const [target, path] of brought) {
    if (existsSync(target)) continue;
    await mkdir(dirname(target), { recursive: true });
    // A link cannot lead to another disk.
    await (asLinks
      ? link(path, target).catch(() => copyFile(path, target))
      : copyFile(path, target));
    written.push(target);
  }
  return written;
}

async function writeTexts(
  folder: string,
  { manifest, guesses, tables }: Inferred,
): Promise<readonly string[]> {
  const comments = ["Guessed from the files; look it over.", "", ...guessTable(guesses)]
    .map((line) => `${`# ${line}`.trimEnd()}\n`)
    .join("");
  const texts = {
    ...tables,
    "experiment.yaml": `${comments}${stringify(manifest, { lineWidth: 0 })}`,
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return Object.keys(texts).map((name) => join(folder, name));
}
