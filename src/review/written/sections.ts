import { counted } from "../../lib/words.ts";
import { count } from "../../wording/index.ts";
import type { Changed, ChangedNumber, ChangedWording, Comparison } from "../compare/comparison.ts";
import { changesOf } from "../compare/samples.ts";
import { sampleLines, unpairedLines } from "./sample-lines.ts";

/** One part of a comparison as lines: what was begins with `-`, what is with `+`, everything else with a space. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly items: readonly (readonly string[])[];
  /** Bytes that it may take of a comment, with what it leaves out counted in its last line. */
  readonly budget: number;
}

/** The parts of a comparison that hold anything, in the order in which a reviewer wants them. */
export function sectionsOf(comparison: Comparison): readonly Section[] {
  const { verdicts, moved, within, sentences, parts, files, methods, program, wording } =
    comparison;
  const { figures, samples } = comparison;
  const changed = samples.counts.reduce((sum, one) => sum + changesOf(one), 0);
  const all: readonly Section[] = [
    {
      id: "verdicts",
      title: `${counted(verdicts.length, "verdict")} changed`,
      budget: 3500,
      items: verdicts.map((one) => [
        ` Finding ${one.number} of ${one.notebook} (${one.id}): ${one.text}`,
        `-${one.before}: ${one.found.before}`,
        `+${one.after}: ${one.found.after}`,
      ]),
    },
    {
      id: "moved",
      title: `${counted(moved.length, "number")} left the old interval`,
      budget: 3000,
      items: moved.map(numberLines),
    },
    {
      id: "sentences",
      title: `${counted(sentences.length, "sentence")} with another number`,
      budget: 3000,
      items: sentences.map((one) => [` ${one.page} (${one.at})`, ...lines(one)]),
    },
    {
      id: "within",
      title: `${counted(within.length, "number")} moved within the old interval`,
      budget: 1200,
      items: within.map(numberLines),
    },
    {
      id: "parts",
      title: "Added, removed and renamed",
      budget: 1200,
      items: parts.map(({ kind, how, id, from, title }) => [
        how === "removed"
          ? `-${kind} ${id}: ${title}`
          : `+${kind} ${id}${from === null ? "" : `, which was ${from}`}: ${title}`,
      ]),
    },
    {
      id: "figures",
      title: `${counted(figures.length, "figure")} with other numbers`,
      budget: 800,
      items: figures.map((one) => [
        ` ${one.kind === "table" ? "Table" : "Figure"} ${one.number} of ${one.notebook} (${one.id}), ${counted(one.changed, "value")}: ${one.title}`,
      ]),
    },
    {
      id: "samples",
      title: `${count(changed)} ${changed === 1 ? "score" : "scores"} of single samples changed`,
      budget: 1500,
      items: changed === 0 ? [] : sampleLines(samples),
    },
    {
      id: "unpaired",
      title: "Samples that only one of both reports has",
      budget: 600,
      items: unpairedLines(samples),
    },
    {
      id: "not-compared",
      title: "Samples that were not compared",
      budget: 500,
      items: samples.notCompared.map(({ experiment, why }) => [` ${experiment}: ${why}`]),
    },
    {
      id: "files",
      title: "Files of the report",
      budget: 1000,
      items: files.map(({ path, how }) => [
        `${how === "added" ? "+" : how === "removed" ? "-" : " "}${path} (${how})`,
      ]),
    },
    {
      id: "methods",
      title: "Methods",
      budget: 1000,
      items: [...(program ? [program] : []), ...methods].map(lines),
    },
    {
      id: "wording",
      title: `${counted(wording.length, "sentence")} worded otherwise`,
      budget: 1200,
      items: wording.map((one) => [` ${one.page} (${one.at})`, ...wordingLines(one)]),
    },
  ];
  return all.filter(({ items }) => items.length > 0);
}

const lines = ({ before, after }: Changed): readonly string[] => [`-${before}`, `+${after}`];

const wordingLines = ({ before, after }: ChangedWording): readonly string[] => [
  ...(before === null ? [] : [`-${before}`]),
  ...(after === null ? [] : [`+${after}`]),
];

const numberLines = (one: ChangedNumber): readonly string[] => [` ${one.what}`, ...lines(one)];
