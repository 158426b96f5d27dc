import type { FindingReport } from "../../model/index.ts";
import { address } from "../../model/index.ts";
import type { PublishedReport } from "../published/published-report.ts";
import type {
  Changed,
  ChangedFile,
  ChangedNumber,
  ChangedSentence,
  ChangedVerdict,
  ChangedWording,
  Comparison,
} from "./comparison.ts";
import { changedFigures } from "./figures.ts";
import type { NamedNumber } from "./numbers.ts";
import { changedNumber, numbersOf, staysWithin } from "./numbers.ts";
import { changedParts, partsOf, renamed } from "./parts.ts";
import { changedSamples } from "./samples.ts";
import { pairSentences, sentencesOf } from "./sentences.ts";

/** What a reader of both reports would notice. The same two reports give the same comparison, byte for byte. */
export function compareReports(before: PublishedReport, after: PublishedReport): Comparison {
  const [oldParts, newParts] = [partsOf(before), partsOf(after)];
  const nameNow = renamed(oldParts, newParts);
  const pairs = pairedNumbers(before, after, nameNow);
  const numbers = changedNumbers(pairs);
  const pages = changedSentences(before, after, nameNow);
  return {
    verdicts: changedVerdicts(before, after, nameNow),
    moved: numbers.filter(({ stays }) => !stays).map(({ number }) => number),
    within: numbers.filter(({ stays }) => stays).map(({ number }) => number),
    sentences: pages.sentences,
    parts: changedParts(oldParts, newParts),
    figures: changedFigures(before, after, (id) => nameNow("figure", id)),
    samples: changedSamples(before, after, (id) => nameNow("experiment", id)),
    files: changedFiles(before, after),
    methods: changedMethods(pairs),
    program: changed(before.index.generator, after.index.generator),
    wording: pages.wording,
  };
}

/** Whether a reader would notice anything. That samples were not compared is no change. */
export const isEqual = ({ samples, program, ...lists }: Comparison): boolean =>
  program === null &&
  samples.counts.length === 0 &&
  samples.unpaired.length === 0 &&
  Object.values(lists).every((list) => list.length === 0);

type NameNow = ReturnType<typeof renamed>;

const changed = (before: string, after: string): Changed | null =>
  before === after ? null : { before, after };

function changedVerdicts(
  before: PublishedReport,
  after: PublishedReport,
  nameNow: NameNow,
): readonly ChangedVerdict[] {
  const now = new Map(findingsIn(after).map((finding) => [idOf(finding), finding]));
  return findingsIn(before).flatMap((old): ChangedVerdict[] => {
    const finding = now.get(nameNow("finding", idOf(old)) ?? "");
    if (!finding || finding.words.verdict === old.words.verdict) return [];
    const { notebook, id, number, text, words } = finding;
    return [
      {
        notebook,
        id,
        number,
        text,
        before: old.words.verdict,
        after: words.verdict,
        found: { before: old.words.text, after: words.text },
      },
    ];
  });
}

type Finding = Omit<FindingReport, "strip" | "chart">;
const findingsIn = ({ notebooks }: PublishedReport): readonly Finding[] =>
  notebooks.flatMap(({ findings }) => findings);
const idOf = ({ notebook, id }: Finding): string => `${notebook}/${id}`;

/** A number as it was, and the same one now. */
type Pair = readonly [old: NamedNumber, now: NamedNumber];

/** Every number that both reports have, findings under the names that they have now. */
function pairedNumbers(
  before: PublishedReport,
  after: PublishedReport,
  nameNow: NameNow,
): readonly Pair[] {
  const now = new Map(numbersOf(after).map((number) => [number.key, number]));
  return numbersOf(withNamesOf(before, nameNow)).flatMap((old): Pair[] => {
    const number = now.get(old.key);
    return number ? [[old, number]] : [];
  });
}

interface Moved {
  readonly number: ChangedNumber;
  readonly stays: boolean;
}

function changedNumbers(pairs: readonly Pair[]): readonly Moved[] {
  const moved = pairs.flatMap(([old, now]): Moved[] => {
    const number = changedNumber(old, now);
    return number ? [{ number, stays: staysWithin(old, now) }] : [];
  });
  // What lacks a value or an interval now, or lacked it, comes first: nobody can say how much it changed.
  const size = ({ number: { change } }: Moved) => change ?? Number.POSITIVE_INFINITY;
  return moved.toSorted((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
}

/** The old report with its findings under the names that they have now. */
function withNamesOf(report: PublishedReport, nameNow: NameNow): PublishedReport {
  return {
    ...report,
    notebooks: report.notebooks.map((file) => ({
      ...file,
      findings: file.findings.map((finding) => {
        const [notebook, id] = (nameNow("finding", idOf(finding)) ?? idOf(finding)).split("/");
        return { ...finding, notebook: notebook ?? "", id: id ?? "" };
      }),
    })),
  };
}

type NotebookFile = PublishedReport["notebooks"][number];
type Block = NotebookFile["notebook"]["blocks"][number];
interface Piece {
  readonly at: string;
  readonly html: string;
}

/** Pieces of a notebook in which its author speaks, with where each stands. */
function piecesOf(file: NotebookFile): readonly Piece[] {
  const { id, abstractHtml, titleHtml, blocks } = file.notebook;
  const head = { at: address.notebook(id), html: `<p>${titleHtml}</p>${abstractHtml ?? ""}` };
  return [head, ...blocks.map((block) => pieceOf(block, file))];
}

function pieceOf(block: Block, { notebook: { id }, figures, findings }: NotebookFile): Piece {
  const page = address.notebook(id);
  switch (block.kind) {
    case "html":
    case "note":
      return { at: page, html: block.html };
    case "heading":
      return { at: address.anchor(id, block.id), html: `<h2>${block.html}</h2>` };
    case "figure": {
      const figure = figures.find((one) => one.id === block.id);
      const html = `<p>${figure?.titleHtml ?? ""}</p>${figure?.captionHtml ?? ""}`;
      return { at: address.figure(id, block.id), html };
    }
    case "finding": {
      const finding = findings.find((one) => one.id === block.id);
      return { at: address.finding(id, block.id), html: finding?.html ?? "" };
    }
    case "samples":
      return { at: page, html: `<p>${block.titleHtml}</p>${block.captionHtml ?? ""}` };
    case "cell":
      return { at: page, html: `<p>${block.titleHtml ?? ""}</p>` };
  }
}

function changedSentences(
  before: PublishedReport,
  after: PublishedReport,
  nameNow: NameNow,
): { readonly sentences: readonly ChangedSentence[]; readonly wording: readonly ChangedWording[] } {
  const sentences: ChangedSentence[] = [];
  const wording: ChangedWording[] = [];
  const now = new Map(after.notebooks.map((file) => [file.notebook.id, file]));
  for (const old of before.notebooks) {
    const file = now.get(nameNow("notebook", old.notebook.id) ?? "");
    if (!file) continue;
    const spoken = (pieces: readonly Piece[]) =>
      pieces.flatMap(({ at, html }) => sentencesOf(html).map((sentence) => ({ ...sentence, at })));
    for (const pair of pairSentences(spoken(piecesOf(old)), spoken(piecesOf(file)))) {
      const at = (pair.after ?? pair.before)?.at ?? address.notebook(file.notebook.id);
      const page = file.notebook.title;
      if (pair.before && pair.after && pair.before.words === pair.after.words)
        sentences.push({ at, page, before: pair.before.text, after: pair.after.text });
      else
        wording.push({
          at,
          page,
          before: pair.before?.text ?? null,
          after: pair.after?.text ?? null,
        });
    }
  }
  return { sentences, wording };
}

function changedFiles(before: PublishedReport, after: PublishedReport): readonly ChangedFile[] {
  const was = new Map(before.inputs.files.map(({ path, sha256 }) => [path, sha256]));
  const is = new Map(after.inputs.files.map(({ path, sha256 }) => [path, sha256]));
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((path): ChangedFile[] => {
    if (was.get(path) === is.get(path)) return [];
    const how = !was.has(path) ? "added" : is.has(path) ? "changed" : "removed";
    return [{ path, how }];
  });
}

function changedMethods(pairs: readonly Pair[]): readonly Changed[] {
  const seen = new Map<string, Changed>();
  for (const [old, now] of pairs) {
    const change = methodChange(old, now);
    if (change) seen.set(`${change.before}\n${change.after}`, change);
  }
  return [...seen.values()];
}

/** Counts in a method line change with the data; the method is what is left. */
function methodChange(old: NamedNumber, now: NamedNumber): Changed | null {
  const withoutCounts = (text: string) => text.replace(/[\d.,\u202f\u00a0]+/g, "#");
  return withoutCounts(old.method) === withoutCounts(now.method)
    ? null
    : changed(old.method, now.method);
}
