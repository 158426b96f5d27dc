/** What pages of samples read. Texts are no part of it: a page asks the book of its experiment for them when it is made. */
import type {
  Experiment,
  ExperimentReport,
  PublishedSamples,
  SampleList,
  UnitEntry,
} from "../../model/index.ts";
import { samplesPerPage } from "../../model/report/published-samples.ts";
import { fileSlug } from "../../model/report/slug.ts";
import type { CountedIn } from "./counted-in.ts";
import { countedIn } from "./counted-in.ts";
import type { Shell } from "./page-report.ts";
import { shellOf } from "./page-report.ts";
import type { InHand } from "./report-in-hand.ts";

interface Listed<Props> {
  readonly params: Record<string, string | undefined>;
  readonly props: Props;
}

/** What all pages of an experiment's samples say of it. */
export type SamplesOf = {
  readonly shell: Shell;
  readonly experiment: Experiment;
  /** Whether there are several runs, so that samples name theirs. */
  readonly replicated: boolean;
  readonly published: Omit<PublishedSamples, "units" | "lists">;
  /** Titles of notebooks by id, to name where something is counted. */
  readonly notebooks: Readonly<Record<string, string>>;
};

export type SamplesProps = SamplesOf & {
  /** Hash of the data of the experiment. */
  readonly hash: string;
  readonly lists: readonly SampleList[];
  readonly units: readonly UnitEntry[];
  readonly counts: ExperimentReport["counts"];
  readonly draw: ExperimentReport["draw"];
  readonly counted: CountedIn;
};

const withSamples = ({ report }: InHand) =>
  report.experiments.flatMap((item) => (item.samples ? [{ item, samples: item.samples }] : []));

function samplesOf(
  inHand: InHand,
  shell: Shell,
  { experiment, counts }: ExperimentReport,
  { units: _units, lists: _lists, ...published }: PublishedSamples,
): SamplesOf {
  const notebooks = inHand.report.notebooks.filter(({ reads }) => reads.includes(experiment.id));
  return {
    shell,
    experiment,
    replicated: counts.replicates > 1,
    published,
    notebooks: Object.fromEntries(notebooks.map(({ id, title }) => [id, title])),
  };
}

/** The first page of the samples of an experiment: every condition, and the units that chance drew. */
export function samplesPages(inHand: InHand): Listed<SamplesProps>[] {
  const shell = shellOf(inHand);
  return withSamples(inHand).map(({ item, samples }) => ({
    params: { experiment: fileSlug(item.experiment.id) },
    props: {
      ...samplesOf(inHand, shell, item, samples),
      hash: item.hash,
      lists: samples.lists,
      units: samples.units,
      counts: item.counts,
      draw: item.draw,
      counted: countedIn(inHand.report, item),
    },
  }));
}

export type ListProps = SamplesOf & {
  readonly list: SampleList;
  readonly which: "all" | "failed";
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
};

/** Rows of a list that stand in pages. */
export const rowsListed = ({ listed, failed }: SampleList, which: ListProps["which"]): number =>
  which === "all" ? listed : Math.min(failed, listed);

/** How many pages a list has: one at least for all samples, none for failed ones where none failed. */
export function pagesOf(list: SampleList, which: ListProps["which"]): number {
  const pages = Math.ceil(rowsListed(list, which) / samplesPerPage);
  return which === "all" ? Math.max(1, pages) : pages;
}

/** Lists of the samples of each condition. `rest` is what follows the address of the list. */
export function listPages(inHand: InHand): Listed<ListProps>[] {
  const shell = shellOf(inHand);
  return withSamples(inHand).flatMap(({ item, samples }) => {
    const shared = samplesOf(inHand, shell, item, samples);
    const experiment = fileSlug(item.experiment.id);
    return samples.lists.flatMap((list) =>
      (["all", "failed"] as const).flatMap((which) => {
        const pages = pagesOf(list, which);
        return Array.from({ length: pages }, (_, i) => ({
          params: {
            experiment,
            slug: list.slug,
            rest:
              [...(which === "failed" ? ["failed"] : []), ...(i > 0 ? [i + 1] : [])].join("/") ||
              undefined,
          },
          props: { ...shared, list, which, page: i + 1, pages },
        }));
      }),
    );
  });
}

/** A unit, as far as its neighbours name it. */
export type UnitBeside = Pick<UnitEntry, "unit" | "slug">;

export type UnitProps = SamplesOf & {
  readonly entry: UnitEntry;
  readonly lists: readonly SampleList[];
  readonly counted: CountedIn;
  /** Counted from 1, among units with a page. */
  readonly place: number;
  readonly of: number;
  readonly previous: UnitBeside | null;
  readonly next: UnitBeside | null;
};

/** Pages of units. */
export function unitPages(inHand: InHand): Listed<UnitProps>[] {
  const shell = shellOf(inHand);
  return withSamples(inHand).flatMap(({ item, samples }) => {
    const shared = samplesOf(inHand, shell, item, samples);
    const counted = countedIn(inHand.report, item);
    const besideAt = (at: number): UnitBeside | null => {
      const entry = samples.units[at];
      return entry ? { unit: entry.unit, slug: entry.slug } : null;
    };
    return samples.units.map((entry, at) => ({
      params: { experiment: fileSlug(item.experiment.id), slug: entry.slug },
      props: {
        ...shared,
        entry,
        lists: samples.lists,
        counted,
        place: at + 1,
        of: samples.units.length,
        previous: besideAt(at - 1),
        next: besideAt(at + 1),
      },
    }));
  });
}
