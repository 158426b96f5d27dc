import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { KeptKind, Place, Problems, Publication, RemovedPage } from "../../model/index.ts";
import { address, publicationSchema, reportFile, reportIndexSchema } from "../../model/index.ts";
import { writtenTitles } from "./written-titles.ts";

/** A page that was published, as far as a notice in its place says what it was. */
export interface PublishedPage {
  readonly path: string;
  readonly what: KeptKind;
  readonly title: string | null;
}

/** What was published last. */
export interface PublishedBefore {
  /** Pages that a citation may name, and old addresses that lead to one. */
  readonly pages: readonly PublishedPage[];
  /** Addresses that said already what became of them. */
  readonly removed: readonly RemovedPage[];
  /** The newest date that its pages bore; null where none did. */
  readonly date: string | null;
  /** Versions that are kept beside it; null where it was published without them. */
  readonly publication: Publication | null;
}

/** Where versions are listed, from the root of a published folder. */
export const publicationFile = `${address.versions()}index.json`;

/**
 * What lies in a published folder, or is listed in a `report.json` alone, which knows no titles of figures and findings.
 * Null where nothing lies there, and, with a problem, where it cannot be read.
 */
export async function readPublished(
  path: string,
  place: Place,
  problems: Problems,
): Promise<PublishedBefore | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  const folder = found.isDirectory() ? path : null;
  const file = folder === null ? path : join(folder, reportFile.index);
  const text = await readFile(file, "utf8").catch(() => null);
  // A folder without a report is one into which nothing was published yet.
  if (text === null) return null;
  const index = reportIndexSchema.safeParse(parsed(text));
  if (!index.success) {
    unread(basename(file), place, problems);
    return null;
  }
  const publication = folder === null ? null : await readPublication(folder, place, problems);
  const { notebooks, experiments, moved = [], removed = [], site } = index.data;
  const titles = await writtenTitles(folder ?? dirname(file), index.data);
  const of = (to: string) => titles.get(to) ?? null;
  const page = (at: string, what: KeptKind): PublishedPage => ({ path: at, what, title: of(at) });
  return {
    pages: [
      ...notebooks.flatMap(({ id, figures, findings }) => [
        page(address.notebook(id), "notebook"),
        ...figures.map((figure) => page(address.figure(id, figure), "figure")),
        ...findings.map((finding) => page(address.finding(id, finding.id), "finding")),
      ]),
      ...experiments.map(({ id }) => page(address.experiment(id), "experiment")),
      ...moved
        .filter(({ from }) => kindOf(from) !== null)
        .map(({ from, to }) => ({ path: from, what: kindOf(from) ?? "notebook", title: of(to) })),
      ...(folder === null ? [] : await samplePages(folder)),
    ],
    removed,
    date: [...notebooks.map(({ date }) => date), site.date ?? ""].sort().at(-1) || null,
    publication,
  };
}

/** What an address is of; null where no citation names it, such as a frame. */
export function kindOf(path: string): KeptKind | null {
  const [first = "", ...rest] = path.replace(/\/$/, "").split("/");
  if (first === "figures") return "figure";
  if (first === "findings") return "finding";
  if (first === "experiments") return "experiment";
  if (first === "samples") return "samples";
  return rest.length === 0 && first !== "" ? "notebook" : null;
}

/** Versions that are kept in a folder; null where there are none, and, with a problem, where they cannot be read. */
export async function readPublication(
  folder: string,
  place: Place,
  problems: Problems,
): Promise<Publication | null> {
  const text = await readFile(join(folder, publicationFile), "utf8").catch(() => null);
  if (text === null) return null;
  const read = publicationSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  unread(publicationFile, place, problems);
  return null;
}

function unread(file: string, place: Place, problems: Problems): void {
  problems.error(
    "publication-is-read",
    place,
    `The ${file} of what was published last is none that this version of Upheld reads`,
    {
      expected: "a folder that `upheld publish` or `upheld build` wrote, or its report.json",
      fix: "Take the folder as it was published, for example from the branch that is served.",
    },
  );
}

/** Pages of samples of a folder, which come and go with the data. */
async function samplePages(folder: string): Promise<readonly PublishedPage[]> {
  const below = await readdir(join(folder, "samples"), { recursive: true }).catch(() => []);
  return below
    .map((name) => `samples/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith("/index.html"))
    .sort()
    .map((name) => ({
      path: name.slice(0, -"index.html".length),
      what: "samples" as const,
      title: null,
    }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
