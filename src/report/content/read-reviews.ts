import { didYouMean } from "../../lib/nearest.ts";
import type { Figure, Finding, Place, Problems, Review, ReviewRecord } from "../../model/index.ts";
import { checkYaml, reviewRecordSchema } from "../../model/index.ts";
import { fileSource } from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { figureReviewHash, findingReviewHash } from "./review-hash.ts";

/** What can be reviewed, as it was bound. */
export interface Reviewable {
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
}

interface Written {
  readonly file: string;
  readonly record: ReviewRecord;
  at(key: keyof ReviewRecord): Place;
}

/** The records of reviews/ as they are written, in order of path; a problem for each that is not as it must be. */
export function readReviews(inputs: Inputs, problems: Problems): readonly Written[] {
  const first = new Map<string, string>();
  return inputs.reviews.flatMap(({ path }) => {
    const source = fileSource(path, inputs.text(path));
    const subject = {
      name: "the record",
      rule: "review-is-valid",
      place: source.place,
    } as const;
    const read = checkYaml(reviewRecordSchema, source.text, subject, problems);
    if (!read) return [];
    const record = read.values;
    const at = (key: keyof ReviewRecord): Place => ({
      ...source.place(read.offsetOf(key)),
      field: key,
    });
    const key = JSON.stringify([record.of, record.by, record.date, record.hash]);
    const before = first.get(key);
    first.set(key, before ?? path);
    if (before === undefined) return [{ file: path, record, at }];
    problems.error("review-is-told-once", at("of"), "The same review stands in two records", {
      expected: "one record for what one person read on one day",
      found: before,
      fix: "Put both notes into one record and delete the other file.",
    });
    return [];
  });
}

/**
 * Records bound to what they speak of. One of a page that is left out, since it is a draft, is left out with it; one of
 * nothing that there is is a problem. A hash that never was is that of something else than what is shown.
 */
export function bindReviews(
  written: readonly Written[],
  bound: Reviewable,
  hasNotebook: (name: string) => boolean,
  problems: Problems,
): Review[] {
  const targets = reviewTargets(bound);
  return written.flatMap(({ file, record, at }) => {
    const { of, by, date, looked, note, hash } = record;
    const target = targets.get(of);
    const [notebook = ""] = of.split("#");
    if (!target) {
      if (hasNotebook(notebook) && ![...targets.values()].some((t) => t.notebook === notebook))
        return [];
      const known = [...targets.keys()];
      problems.error("reference-is-found", at("of"), `There is no figure or finding "${of}"`, {
        expected: known.slice(0, targetsNamed).join(", ") || "a figure or finding of the report",
        found: of,
        ...didYouMean(of, known),
      });
      return [];
    }
    const { id } = target;
    const current = target.hash === hash;
    return [{ ...{ notebook, id, by, date, looked: looked ?? null, note, hash, current, file } }];
  });
}

interface Target {
  readonly notebook: string;
  readonly id: string;
  readonly hash: string;
}

/** Everything that a record can speak of, by `notebook#id`, old names too; with the hash of what it shows. */
export function reviewTargets({ figures, findings }: Reviewable): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const add = (item: Figure | Finding, hash: string) => {
    const { notebook, id } = item;
    for (const name of [id, ...item.aliases])
      targets.set(`${notebook}#${name}`, { notebook, id, hash });
  };
  for (const figure of figures) add(figure, figureReviewHash(figure));
  for (const finding of findings) add(finding, findingReviewHash(finding));
  return targets;
}

/** Names that a message lists: enough to see what there is. */
const targetsNamed = 12;
