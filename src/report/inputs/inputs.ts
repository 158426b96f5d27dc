import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { filesOutside, listExperiments } from "../../ingest/index.ts";
import type { Problems } from "../../model/index.ts";
import { hashFile, sha256 } from "./hash.ts";
import { historyMark } from "./history.ts";
import type { Revision } from "./revision.ts";
import { revisionOf } from "./revision.ts";
import type { FileBelow, Walked } from "./walk.ts";
import { filesBelow, rootFile } from "./walk.ts";

/** What is true of all pages, in the root of a report. */
export const settingsFile = "upheld.yaml";

/** A file that a report is made from. */
export interface InputFile extends FileBelow {
  readonly sha256: string;
}

export interface ExperimentInputs {
  readonly id: string;
  /** Relative to the root. */
  readonly folder: string;
  /**
   * Every file below the folder, and those elsewhere that its manifest names. Formats read beside the files that a
   * manifest matches (the results of a run, say), so whatever lies in the folder belongs to the experiment.
   */
  readonly files: readonly InputFile[];
}

/** Everything that a report is made from, found and hashed once; later stages take hashes from here. */
export interface Inputs {
  readonly root: string;
  /** `upheld.yaml`, files of content/, reviews/ and results/, and those elsewhere that a manifest names, in order of path. */
  readonly files: readonly InputFile[];
  /** Files of content/, in order of path. */
  readonly content: readonly InputFile[];
  readonly experiments: readonly ExperimentInputs[];
  /** Records of reviews/, in order of path. */
  readonly reviews: readonly InputFile[];
  /** Files of public/, in order of path. */
  readonly public: readonly InputFile[];
  /** What git knows of these files; null where it knows nothing, or no page would say it. */
  readonly revision: Revision | null;
  /** Where their history ends; null where it has none, or no hypothesis asks for it. */
  readonly history: string | null;
  /** Links that lead to no file of the report. */
  readonly links: Walked["links"];
  /** Text of `upheld.yaml`, of a record of reviews/ or of a file of content/, from the bytes that were hashed. */
  text(path: string): string;
}

/** Only a page that says this has a use for the history. */
const registers = "registered=";

/** Bytes decide, never times: a touched file is an unchanged file. */
export async function findInputs(root: string): Promise<Inputs> {
  const texts = new Map<string, Buffer>();
  const [content, results, shown, reviewed, written] = await Promise.all([
    ...["content", "results", "public", "reviews"].map((folder) => filesBelow(root, folder)),
    rootFile(root, settingsFile),
  ]);
  const hashed = new Map<string, Promise<InputFile>>();
  const hash = (file: FileBelow, keep = false): Promise<InputFile> => {
    const known = hashed.get(file.path) ?? hashInput(root, file, keep ? texts : null);
    hashed.set(file.path, known);
    return known;
  };
  const all = (walked: Walked | undefined, keep = false) =>
    Promise.all((walked?.files ?? []).map((file) => hash(file, keep && isText(file))));
  const [contentFiles, resultFiles, publicFiles, reviewFiles, settings] = await Promise.all([
    all(content, true),
    all(results),
    all(shown),
    all(reviewed && { ...reviewed, files: reviewed.files.filter(isRecord) }, true),
    all(written, true),
  ]);
  const settingsText = texts.get(settingsFile)?.toString("utf8") ?? "";
  const experiments: ExperimentInputs[] = [];
  for (const folder of await listExperiments(root)) {
    const inside = resultFiles.filter(({ path }) => path.startsWith(`${folder}/`));
    const outside = await Promise.all((await filesOutside(root, folder)).map((f) => hash(f)));
    experiments.push({ id: basename(folder), folder, files: sorted([...inside, ...outside]) });
  }
  const files = [
    ...settings,
    ...contentFiles,
    ...reviewFiles,
    ...resultFiles,
    ...experiments.flatMap((e) => e.files),
  ];
  return {
    root,
    files: sorted([...new Map(files.map((file) => [file.path, file])).values()]),
    content: contentFiles,
    experiments,
    reviews: reviewFiles,
    public: publicFiles,
    // Pages name a commit only where they link to it.
    revision: /^\s+repository:/m.test(settingsText)
      ? await revisionOf(root, ["content", "results", "public", "reviews", settingsFile])
      : null,
    history: [...texts.values()].some((text) => text.includes(registers))
      ? await historyMark(root)
      : null,
    links: [content, results, shown, reviewed, written].flatMap((walked) => walked?.links ?? []),
    text: (path) => texts.get(path)?.toString("utf8") ?? "",
  };
}

/** The same of one experiment alone. */
export async function findExperimentInputs(
  root: string,
  folder: string,
): Promise<ExperimentInputs> {
  const inside = await filesBelow(root, folder);
  const found = [...inside.files, ...(await filesOutside(root, folder))];
  const files = await Promise.all(found.map((file) => hashInput(root, file, null)));
  return { id: basename(folder), folder, files: sorted(files) };
}

const isRecord = ({ path }: Pick<FileBelow, "path">): boolean =>
  /^reviews\/[^/]+\.ya?ml$/.test(path);

/** What an author writes by hand; pictures beside it are never read. */
const isText = ({ path }: FileBelow): boolean =>
  path === settingsFile || isRecord({ path }) || /^content\/[^/]+\.(md|json|bib)$/.test(path);

async function hashInput(
  root: string,
  file: FileBelow,
  texts: Map<string, Buffer> | null,
): Promise<InputFile> {
  const absolute = join(root, file.path);
  if (texts === null) return { ...file, sha256: await hashFile(absolute, file.bytes) };
  const bytes = await readFile(absolute);
  texts.set(file.path, bytes);
  return { ...file, sha256: sha256(bytes) };
}

const sorted = (files: readonly InputFile[]): readonly InputFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : 1));

/** Says of every link that is not followed that it is not. Of results, a manifest says which it needs. */
export function reportLinks({ links }: Inputs, problems: Problems): void {
  for (const { path, to } of links) {
    if (to === "folder")
      problems.warn("path-is-inside", { file: path }, "A link to a folder is not followed", {
        expected: "files and folders of the report itself",
        found: "a link",
        fix: "Copy the folder to this place, or remove the link.",
      });
    else if (!path.startsWith("results/"))
      problems.error(
        "path-is-inside",
        { file: path },
        to === "outside" ? "A link leads outside the report" : "A link leads nowhere",
        {
          expected: "a file inside the folder of the report",
          found: "a link",
          fix: "Copy the file to this place, or remove the link.",
        },
      );
  }
}
