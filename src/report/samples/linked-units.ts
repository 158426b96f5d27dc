import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { forget, sha256, writeWhole } from "../inputs/index.ts";
import { chosenOf } from "./choose-samples.ts";
import type { KeptBook } from "./kept-book.ts";
import { publicFolder } from "./kept-book.ts";
import { unitLines } from "./unit-lines.ts";

/** What the page of a unit shows where pages link to it and chance did not draw it. */
export interface LinkedUnit {
  readonly cluster: string | null;
  /** All that it has. */
  readonly samples: number;
  /** Those that its page shows, as lines. */
  readonly lines: readonly string[];
}

type LinkedUnits = Readonly<Record<string, LinkedUnit>>;

const start = "linked-";

/**
 * Some units by name, in order of name. They are looked for once among all samples, since each stands in many files, and
 * kept beside them: a later build and every page of one reads a small file.
 */
export async function linkedUnits(
  folder: string,
  { seed, limits }: Pick<KeptBook, "seed" | "limits">,
  wanted: readonly string[],
): Promise<LinkedUnits> {
  const names = [...new Set(wanted)].sort();
  if (names.length === 0) return {};
  const name = `${start}${sha256(names.join("\n")).slice(0, 16)}.json`;
  const file = join(folder, name);
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return JSON.parse(kept);
  const found = await unitLines(publicFolder(folder), names);
  const units: LinkedUnits = Object.fromEntries(
    [...found].map(([unit, lines]): [string, LinkedUnit] => [
      unit,
      {
        cluster: lines[0]?.line.cluster ?? null,
        samples: lines.length,
        lines: chosenOf(lines, seed, limits).map(({ text }) => text),
      },
    ]),
  );
  await forget(folder, (other) => other.startsWith(start) && other !== name);
  await writeWhole(file, JSON.stringify(units));
  return units;
}
