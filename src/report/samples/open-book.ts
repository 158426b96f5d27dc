import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  DrawnUnit,
  Problems,
  PublishedSamples,
  SampleList,
  SampleRow,
  UnitEntry,
} from "../../model/index.ts";
import { address, hashedSlug } from "../../model/index.ts";
import { sha256 } from "../inputs/index.ts";
import { readBlock } from "./blocks.ts";
import { chosenOf } from "./choose-samples.ts";
import type { KeptBook } from "./kept-book.ts";
import { keptNames } from "./kept-book.ts";
import { drawnFrom, readLine } from "./sample-line.ts";
import type { ReadLine } from "./unit-lines.ts";
import { unitLines } from "./unit-lines.ts";

/** What is published of an experiment's samples, for whoever makes pages of it. */
export interface Book {
  /** What the page of a unit shows: its samples, conditions in order of arrival. */
  unit(entry: UnitEntry): Promise<DrawnUnit>;
  /** A page of a list, from 1; empty where there is no such page. */
  rows(list: SampleList, which: "all" | "failed", page: number): Promise<readonly SampleRow[]>;
}

/** By experiment, the folder of what is kept of its samples. Such paths are of one machine: none is published. */
export type KeptSamples = Readonly<Record<string, string>>;

/** Folder of the files that are published as they are kept. */
const publicFolder = (folder: string): string => join(folder, "public");

/** A file that is published as it is kept. */
export interface KeptFile {
  /** Address, from the root of the site. */
  readonly path: string;
  /** Where it lies. */
  readonly file: string;
  readonly sha256: string;
}

/** All such files of an experiment. */
export function sampleFiles(experiment: string, folder: string): readonly KeptFile[] {
  return (readKeptBook(folder)?.files ?? []).map(({ name, sha256: hash }) => ({
    path: `${address.samples(experiment)}${name}`,
    file: join(publicFolder(folder), name),
    sha256: hash,
  }));
}

/** Where the file of samples with an address lies; null where no experiment has one. */
export function publishedFile(path: string, samples: KeptSamples): string | null {
  const [experiment, folder] =
    Object.entries(samples).find(([id]) => path.startsWith(address.samples(id))) ?? [];
  if (experiment === undefined || folder === undefined) return null;
  return sampleFiles(experiment, folder).find((one) => one.path === path)?.file ?? null;
}

/** What is kept beside the texts; null where nothing is published of the samples. */
function readKeptBook(folder: string): KeptBook | null {
  return JSON.parse(readFileSync(join(folder, keptNames.book), "utf8")) as KeptBook | null;
}

/**
 * Opens what is kept of an experiment's samples. `units`: those with a page, as the report has them; pages that are
 * linked are known only there.
 */
export function openBook(folder: string, units: readonly UnitEntry[] = []): Book {
  let kept: KeptBook | null = null;
  const book = (): KeptBook => {
    kept ??= readKeptBook(folder);
    if (!kept) throw new Error("Nothing is published of these samples.");
    return kept;
  };
  let slugs: ReadonlyMap<string, string> | null = null;
  const slugOf = (unit: string): string | null => {
    slugs ??= new Map(
      [...book().published.units, ...units].map((entry) => [entry.unit, entry.slug]),
    );
    return slugs.get(unit) ?? null;
  };
  return {
    async unit({ unit, slug, cluster, why }) {
      const at = book().published.units.findIndex((entry) => entry.unit === unit);
      const block = book().unitBlocks[at];
      const lines = block
        ? readBlock(join(folder, keptNames.units), block).split("\n").filter(Boolean).map(readLine)
        : (await shownLines(folder, book(), unit)).map(({ line }) => line);
      return { unit, slug, cluster, linked: why === "linked", samples: lines.map(drawnFrom) };
    },
    async rows({ slug }, which, page) {
      const at = book().published.lists.findIndex((list) => list.slug === slug);
      const block = book().listBlocks[at]?.[which][page - 1];
      if (!block) return [];
      const rows = JSON.parse(readBlock(join(folder, keptNames.rows), block)) as Omit<
        SampleRow,
        "slug"
      >[];
      return rows.map((row) => ({ ...row, slug: slugOf(row.unit) }));
    },
  };
}

/** Warns of what looks like a secret in samples that are published. */
export function warnOfSecrets(experiment: string, folder: string, problems: Problems): void {
  const secrets = readKeptBook(folder)?.secrets;
  if (!secrets) return;
  for (const { place, kind, pattern } of secrets.named)
    problems.warn("no-secret-is-published", place, `This sample holds what looks like ${kind}`, {
      expected: "texts that anybody may read",
      found: kind,
      fix: `Take the key back where it is one, and replace it under \`publish: redact:\` in upheld.yaml: pattern: '${pattern}'.`,
    });
  const more = secrets.samples - secrets.named.length;
  if (more > 0)
    problems.warn(
      "no-secret-is-published",
      { file: `results/${experiment}` },
      `${more} more samples hold what looks like a secret`,
    );
}

/** What the page of a unit shows that nobody drew. */
async function shownLines(
  folder: string,
  { seed, limits }: KeptBook,
  unit: string,
): Promise<readonly ReadLine[]> {
  return chosenOf(await unitLines(publicFolder(folder), unit), seed, limits);
}

/**
 * What is published of an experiment's samples, with a page for each unit that other pages link to; null where nothing
 * is. `slugs`: addresses of its units by name.
 */
export async function publishedOf(
  folder: string,
  linked: Iterable<string>,
  slugs: ReadonlyMap<string, string>,
): Promise<PublishedSamples | null> {
  const kept = readKeptBook(folder);
  if (!kept) return null;
  const { published } = kept;
  const known = new Set(published.units.map(({ unit }) => unit));
  const more: UnitEntry[] = [];
  for (const unit of [...new Set(linked)].filter((name) => !known.has(name)).sort()) {
    const all = await unitLines(publicFolder(folder), unit);
    const [first] = all;
    if (!first) continue;
    const shown = chosenOf(all, kept.seed, kept.limits);
    more.push({
      unit,
      slug: slugs.get(unit) ?? hashedSlug(unit),
      cluster: first.line.cluster ?? null,
      samples: all.length,
      why: "linked",
      sha256: sha256(shown.map(({ text }) => text).join("")),
    });
  }
  if (more.length === 0) return published;
  const also = more.map(({ unit }) => unit).join("\n");
  return {
    ...published,
    units: [...published.units, ...more],
    // Rows lead to these pages as well.
    lists: published.lists.map((list) => ({ ...list, sha256: sha256(`${list.sha256}\n${also}`) })),
  };
}
