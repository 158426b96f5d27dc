import { listed, sentences } from "../../lib/words.ts";
import type {
  ExperimentReport,
  Figure,
  FindingReport,
  Notebook,
  Report,
} from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { figureOf, findingsOf, listedExperiments } from "../../model/report/lookup.ts";
import { glossaryGroups } from "../../wording/index.ts";
import { figureName, verdictLine } from "../parts/names.ts";
import { plainText } from "./plain-text.ts";

/** What a search finds, in the order in which it is kept where there is too much. */
export const searchKinds = ["finding", "figure", "experiment", "text", "term", "unit"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One place that a search can lead to. All of it is plain text. */
export interface SearchEntry {
  readonly kind: SearchKind;
  /** Address from the root of the site. */
  readonly to: string;
  readonly title: string;
  /** What it is: `Finding 3`, `Section 2`. */
  readonly name: string;
  /** Title of the notebook or experiment that it stands in; none of what stands by itself. */
  readonly within?: string;
  /** Id of that notebook. */
  readonly notebook?: string;
  readonly verdict?: FindingReport["verdict"];
  /** The verdict in words, with the number. */
  readonly said?: string;
  /** What else is searched. */
  readonly text: string;
}

/** Entries of a report where its author says nothing else. */
export const mostEntries = 5000;

/** Characters of one entry: what a section holds beyond is not searched. */
const mostText = 50_000;

export interface SearchEntries {
  readonly entries: readonly SearchEntry[];
  /** How many of each kind there was no room for. */
  readonly left: Readonly<Record<SearchKind, number>>;
}

/**
 * All that a search finds of a report: findings, figures, listed experiments, text by heading, words of the glossary, and
 * the names of units that have a page. Samples are not among them.
 */
export function searchEntries(report: Report, most = mostEntries): SearchEntries {
  const { notebooks } = report;
  const experiments = listedExperiments(report);
  const all: Readonly<Record<SearchKind, readonly SearchEntry[]>> = {
    finding: notebooks.flatMap((n) => findingsOf(report, n).map((f) => findingEntry(f, n))),
    figure: notebooks.flatMap((n) =>
      n.figures.map((id) => figureEntry(figureOf(report, n.id, id), n)),
    ),
    experiment: experiments.map(experimentEntry),
    text: notebooks.flatMap(sectionEntries),
    term: termEntries(report),
    unit: experiments.flatMap(unitEntries),
  };
  let room = most;
  const left = { finding: 0, figure: 0, experiment: 0, text: 0, term: 0, unit: 0 };
  const entries = searchKinds.flatMap((kind) => {
    const kept = all[kind].slice(0, room);
    room -= kept.length;
    left[kind] = all[kind].length - kept.length;
    return kept;
  });
  return { entries, left };
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, mostText);

function findingEntry(finding: FindingReport, { id, title }: Notebook): SearchEntry {
  return {
    kind: "finding",
    to: address.finding(id, finding.id),
    title: finding.text,
    name: `Finding ${finding.number}`,
    within: title,
    notebook: id,
    verdict: finding.verdict,
    said: verdictLine(finding),
    text: oneLine(sentences([finding.words.name, finding.words.sentence])),
  };
}

function figureEntry(figure: Figure, { id, title }: Notebook): SearchEntry {
  return {
    kind: "figure",
    to: address.figure(id, figure.id),
    title: figure.title,
    name: figureName(figure),
    within: title,
    notebook: id,
    text: oneLine(sentences([figure.captionText, figure.description])),
  };
}

function experimentEntry({ experiment }: ExperimentReport): SearchEntry {
  const { id, title, summary, design, metrics } = experiment;
  return {
    kind: "experiment",
    to: address.experiment(id),
    title,
    name: "Experiment",
    text: oneLine(
      sentences([
        summary,
        ...design.factors.map((f) => `${f.label}: ${listed(f.levels.map(({ label: l }) => l))}`),
        listed(metrics.map(({ label }) => label)),
      ]),
    ),
  };
}

/** The text of a notebook by heading; what stands before the first heading goes by the title. */
function sectionEntries(notebook: Notebook): readonly SearchEntry[] {
  const { id, title, blocks } = notebook;
  const sections = [
    {
      to: address.notebook(id),
      title,
      name: "Notebook",
      pieces: [notebook.summary, notebook.abstractText] as (string | null)[],
    },
  ];
  for (const block of blocks)
    if (block.kind === "heading")
      sections.push({
        to: address.anchor(id, block.id),
        title: block.text,
        name: block.number === null ? "Section" : `Section ${block.number}`,
        pieces: [],
      });
    else if (block.kind === "html" || block.kind === "note")
      sections.at(-1)?.pieces.push(plainText(block.html));
  return sections.map(({ pieces, ...section }, i) => ({
    kind: "text",
    ...section,
    ...(i > 0 && { within: title }),
    notebook: id,
    text: oneLine(pieces.filter(Boolean).join(" ")),
  }));
}

/** Words of the report and of its program, with what they mean. */
const termEntries = ({ glossary }: Report): readonly SearchEntry[] =>
  glossaryGroups(glossary ?? []).flatMap(({ entries }) =>
    entries.map(({ id, term, definitions }) => ({
      kind: "term",
      to: address.term(id),
      title: term,
      name: "Glossary",
      text: oneLine(definitions.join(" ")),
    })),
  );

/** Units that have a page, by their names; what was said stays there. */
function unitEntries({ experiment, samples, drawn }: ExperimentReport): readonly SearchEntry[] {
  return (samples?.units ?? drawn).map(({ unit, slug, cluster }) => ({
    kind: "unit",
    to: address.unit(experiment.id, slug),
    title: unit,
    name: "Samples of a unit",
    within: experiment.title,
    // A number alone would not say what it is.
    text: cluster ? oneLine(`${experiment.design.cluster ?? "cluster"}: ${cluster}`) : "",
  }));
}
