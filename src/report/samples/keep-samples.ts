import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Experiment, PublishedSamples, Sample } from "../../model/index.ts";
import { fileSlug, hashedSlug, samplesPerPage, unitLabels } from "../../model/index.ts";
import { writeWhole } from "../inputs/index.ts";
import { createLists } from "./keep-lists.ts";
import { keepUnits } from "./keep-units.ts";
import type { KeptBook } from "./kept-book.ts";
import { keptNames, noteComplete } from "./kept-book.ts";
import type { SampleLimits } from "./limits.ts";
import { formFor } from "./limits.ts";
import { listSlugs } from "./list-slugs.ts";
import { designOrder, publishedOrder } from "./order.ts";
import { openPublicFiles } from "./public-files.ts";
import type { LoggedSamples } from "./sample-log.ts";
import { openSampleLog } from "./sample-log.ts";
import { indexName } from "./samples-index.ts";
import { watchSecrets } from "./secrets.ts";
import { writeFiles } from "./write-files.ts";
import type { OrderedLine } from "./write-shards.ts";

/** Takes the samples of an experiment as they pass, and keeps what is published of them. */
export interface SampleKeeper {
  add(sample: Sample): void;
  /** Writes the folder; what says that it is complete comes last. */
  keep(more: KeepInput): Promise<void>;
  /** Removes what was collected: nothing of it is needed once samples are kept, or where they are not. */
  close(): void;
}

export interface KeepInput {
  readonly canary: string | null;
  /** Seed of the experiment, by which samples are drawn. */
  readonly seed: number;
  /** Names of the units that chance drew. */
  readonly drawn: ReadonlySet<string>;
  /** Addresses of all units by name. */
  readonly slugs: ReadonlyMap<string, string>;
  readonly keptBack: PublishedSamples["keptBack"];
  readonly limits: SampleLimits;
}

/** Begins to collect, in an empty folder that it makes. */
export function createSampleKeeper(experiment: Experiment, folder: string): SampleKeeper {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const secrets = watchSecrets();
  const log = openSampleLog(experiment, join(folder, "as-they-came.jsonl"), secrets);
  let open = true;
  let told = false;
  const close = (): void => {
    if (open) log.remove();
    open = false;
  };
  return {
    add(sample) {
      log.add(sample);
      told ||= sample.turns.length > 0 || sample.shown?.withheld !== undefined;
    },
    async keep(input) {
      const logged = log.end();
      const book = told
        ? { ...(await keepBook(logged, experiment, folder, input)), secrets: secrets.found() }
        : null;
      close();
      await writeWhole(join(folder, keptNames.book), JSON.stringify(book));
      await noteComplete(folder);
    },
    close,
  };
}

async function keepBook(
  logged: LoggedSamples,
  experiment: Experiment,
  folder: string,
  { canary, seed, drawn, slugs, keptBack, limits }: KeepInput,
): Promise<Omit<KeptBook, "secrets">> {
  const label = unitLabels(logged.units);
  const units = logged.units.map((unit, at) => {
    const name = label(unit);
    return { ...unit, at, name, slug: slugs.get(name) ?? hashedSlug(name) };
  });
  const form = formFor(
    {
      units: units.length,
      samples: logged.samples,
      bytes: logged.bytes,
      texts: logged.texts,
      largestUnit: units.reduce((most, { bytes }) => Math.max(most, bytes), 0),
    },
    limits,
  );
  const inDesign = designOrder(logged.conditions, experiment.design);
  const conditions = inDesign.map((place) => logged.conditions[place] ?? {});
  const listed = listSlugs(
    conditions,
    experiment.design,
    units.map((unit) => unit.slug),
  );
  const lists = createLists(folder, { experiment, label, pages: form === "pages" });
  const passing = function* (): Generator<OrderedLine> {
    const placeInDesign = new Map(inDesign.map((place, at) => [place, at]));
    for (const { sample, line } of logged.lines(publishedOrder(logged, inDesign))) {
      const condition = placeInDesign.get(logged.conditionOf(sample)) ?? 0;
      const failed = logged.failedOf(sample);
      lists.add(condition, failed, line);
      yield { line, condition, unit: logged.unitOf(sample), failed };
    }
  };
  const counted = () =>
    conditions.map((condition, at) => ({
      condition,
      slug: listed[at] ?? "",
      ...(lists.counts[at] ?? { samples: 0, failed: 0 }),
    }));
  const files = openPublicFiles(folder);
  await writeFiles(files, passing(), {
    form,
    canary,
    experiment,
    names: units.map(({ name }) => name),
    scoped: new Set(units.map(({ scope }) => scope)).size > 1,
    samples: logged.samples,
    conditions: counted,
  });
  const rows = lists.end();
  const kept = keepUnits(
    logged,
    units.filter(({ name }) => form === "pages" || drawn.has(name)),
    { folder, why: form === "pages" ? "all" : "drawn", seed, limits },
  );
  return {
    published: {
      form,
      canary,
      samples: logged.samples,
      units: kept.map(({ entry }) => entry),
      lists: counted().map((list, at) => ({
        ...list,
        listed: form === "pages" ? list.samples : Math.min(list.samples, samplesPerPage),
        sha256: rows[at]?.sha256 ?? "",
      })),
      keptBack,
      index: form === "pages" ? null : `samples/${fileSlug(experiment.id)}/${indexName}`,
    },
    unitBlocks: kept.map(({ block }) => block),
    listBlocks: rows.map(({ all, failed }) => ({ all, failed })),
    seed,
    limits: { samplesOfUnit: limits.samplesOfUnit, unitBytes: limits.unitBytes },
    files: files.list,
  };
}
