import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { LookedAt } from "../ingest/index.ts";
import type { Problem, Problems } from "../model/index.ts";
import { collectProblems } from "../model/index.ts";
import { checkExperiment } from "../report/experiment/index.ts";
import type { Summary } from "./experiment-summary.ts";
import { changes, summarise } from "./experiment-summary.ts";
import type { ManifestEdit } from "./manifest-edit.ts";
import { editManifest } from "./manifest-edit.ts";
import { finishProblems } from "./print-problems.ts";

/** `add`: files join those that are there. `replace`: each takes the place of one that is there. */
export type JoinMode = "add" | "replace";

/** A file and its name in the experiment's folder. */
interface Placed {
  readonly file: LookedAt;
  readonly name: string;
}

/**
 * Lets files join an experiment that is there, and says what changed. The manifest keeps its author's words: levels are
 * declared and files named where they must be. Where the outcome has errors, everything is as it was before.
 */
export async function joinExperiment(
  root: string,
  name: string,
  looked: readonly LookedAt[],
  mode: JoinMode,
): Promise<number> {
  const problems = collectProblems();
  const folder = `results/${name}`;
  const manifest = join(root, folder, "experiment.yaml");
  if (!existsSync(manifest)) {
    console.error(
      `${folder}/experiment.yaml is not there: nothing to ${mode === "add" ? "add to" : "replace in"}. Leave --${mode} out, or name another experiment with --name.`,
    );
    return 1;
  }
  const finish = (success: () => string) =>
    finishProblems(root, problems.list, { undone: "Nothing was changed." }, success);
  const before = await summarise(root, folder, problems);
  if (!before || problems.hasErrors()) return finish(() => "");
  const inside = [...before.files.keys()].map((path) => path.slice(folder.length + 1));
  const placed =
    mode === "add"
      ? freeNames(looked, join(root, folder))
      : placesOf(looked, inside, folder, problems);
  if (problems.hasErrors()) return finish(() => "");

  const text = await readFile(manifest, "utf8");
  const undo = await bring(placed, join(root, folder));
  const outcome = await settle({ root, folder, manifest, text, placed, before, mode });
  const settled = outcome.after && outcome.problems.every(({ severity }) => severity !== "error");
  if (settled) await checkExperiment(root, name, problems);
  else problems.add(outcome.problems);
  if (!outcome.after || problems.hasErrors()) {
    await undo();
    await writeFile(manifest, text);
    return finish(() => "");
  }
  const after = outcome.after;
  const lines = changes(before, after);
  return finish(() =>
    [
      `${folder}: ${placed.length} ${placed.length === 1 ? "file" : "files"} ${mode === "add" ? "added" : "replaced"}.`,
      ...outcome.notes,
      ...(lines.length > 0 ? lines : ["Every count is as it was before."]),
    ].join("\n"),
  );
}

/** Names that are free: a rerun has the name of the run before it. */
function freeNames(looked: readonly LookedAt[], folder: string): readonly Placed[] {
  const used = new Set<string>();
  return looked.map((file) => {
    let name = file.name;
    for (let n = 2; used.has(name) || existsSync(join(folder, name)); n++) {
      name = file.name.replace(/((\.[A-Za-z0-9]+)(\.gz)?)?$/, `_${n}$1`);
    }
    used.add(name);
    return { file, name };
  });
}

/** The file that each takes the place of: that of its name, or the only one there is. */
function placesOf(
  looked: readonly LookedAt[],
  inside: readonly string[],
  folder: string,
  problems: Problems,
): readonly Placed[] {
  const [only, ...others] = inside;
  return looked.flatMap((file) => {
    const named = inside.filter(
      (name) => name === file.name || basename(name) === basename(file.name),
    );
    const ending = /\.[A-Za-z0-9]+(\.gz)?$/.exec(file.name)?.[0] ?? "";
    const alone =
      looked.length === 1 && only !== undefined && others.length === 0 && only.endsWith(ending);
    const target = named.length === 1 ? named[0] : alone ? only : undefined;
    if (target !== undefined) return [{ file, name: target }];
    problems.error(
      "files-are-found",
      { file: file.path },
      `${folder} has no file of this name to replace`,
      {
        expected: inside.slice(0, 8).join(", ") || "files of the experiment",
        found: file.name,
        fix: "Give it the name of the file it replaces, or use --add.",
      },
    );
    return [];
  });
}

/** Puts files in their places; what is returned puts everything back. */
async function bring(placed: readonly Placed[], folder: string): Promise<() => Promise<void>> {
  const kept = await mkdtemp(join(tmpdir(), "upheld-before-"));
  const back: { readonly target: string; readonly copy: string | null }[] = [];
  const put = async (from: string, target: string) => {
    const copy = existsSync(target) ? join(kept, String(back.length)) : null;
    if (copy !== null) await copyFile(target, copy);
    back.push({ target, copy });
    await mkdir(dirname(target), { recursive: true });
    await copyFile(from, target);
  };
  for (const { file, name } of placed) {
    await put(file.path, join(folder, name));
    for (const path of file.companions)
      await put(path, join(folder, dirname(name), basename(path)));
  }
  return async () => {
    for (const { target, copy } of back.reverse()) {
      if (copy === null) await rm(target, { force: true });
      else await copyFile(copy, target);
    }
    await rm(kept, { recursive: true, force: true });
  };
}

interface Settling {
  readonly root: string;
  readonly folder: string;
  readonly manifest: string;
  readonly text: string;
  readonly placed: readonly Placed[];
  readonly before: Summary;
  readonly mode: JoinMode;
}

interface Settled {
  readonly after: Summary | null;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** How often the manifest is changed and read again before what is wrong is told. */
const mostRounds = 4;

/** Changes the manifest as far as it must be for the files to be read. */
async function settle(input: Settling): Promise<Settled> {
  const { root, folder, manifest, text, placed, before, mode } = input;
  const edit = editManifest(text);
  const notes: string[] = [];
  let changed = false;
  let shifted = false;
  for (let round = 0; ; round++) {
    if (changed) await writeFile(manifest, edit.text());
    const problems = collectProblems();
    const after = await summarise(root, folder, problems);
    const found = problems.list;
    const unread = placed.filter(({ name }) => !after?.files.has(`${folder}/${name}`));
    const levels = found.flatMap((problem) => undeclared(problem) ?? []);
    // Equal rows of a rerun are its answers, as long as a number tells them from the first.
    const again =
      (after?.repeated ?? 0) > before.repeated ||
      found.some((p) => p.rule === "sample-ids-are-unique" && /in every field/.test(p.message));
    if (round === mostRounds) return { after, problems: found, notes };
    if (round === 0 && mode === "add" && unread.length > 0) {
      for (const { file, name } of unread) notes.push(...nameFile(edit, file, name));
      changed = true;
    } else if (levels.length > 0) {
      for (const { factor, level } of levels) {
        if (edit.addLevel(factor, level))
          notes.push(`experiment.yaml: level ${level} of ${factor} declared`);
      }
      changed = true;
    } else if (again && mode === "add" && !shifted) {
      for (const { file, name } of placed) {
        edit.shiftEpochs(name, laterEpochs(file, before.highestEpoch));
        notes.push(
          `experiment.yaml: ${name} taken as a second draw, after the ${before.highestEpoch} that are there`,
        );
      }
      shifted = changed = true;
    } else return { after, problems: found, notes };
  }
}

/** Names a file under `data`, and declares the level that its name gives where one is needed. */
function nameFile(edit: ManifestEdit, file: LookedAt, name: string): readonly string[] {
  const [first] = file.records;
  edit.addFile(name, new Set(Object.keys(first?.fields ?? {})));
  return [`experiment.yaml: ${name} named under \`data\``];
}

/** A level that the data have and the manifest has not, as the problem tells it. */
function undeclared({ rule, message, found }: Problem): { factor: string; level: string } | null {
  const factor =
    rule === "level-is-declared" ? / is not a level of ([^;\s]+);/.exec(message)?.[1] : undefined;
  return factor !== undefined && found !== undefined ? { factor, level: found } : null;
}

function laterEpochs(file: LookedAt, highest: number): ReadonlyMap<string, number> | number {
  if (!file.format.startsWith("inspect-")) return highest + 1;
  const own = [...new Set(file.records.map(({ epoch }) => epoch ?? 1))].sort((a, b) => a - b);
  return new Map(own.map((epoch) => [String(epoch), epoch + highest]));
}
