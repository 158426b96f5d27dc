import { counted as countedWords } from "../../../lib/words.ts";
import type { ExperimentReport, PublishedSamples, UnitEntry } from "../../../model/index.ts";
import { address } from "../../../model/report/address.ts";
import { count } from "../../../wording/index.ts";
import type { CountedIn } from "../../render/counted-in.ts";
import { figureName } from "../../words.ts";

/** Sentences about samples that stand in pages and in their Markdown twins alike. */

/** When a sample is said to have failed. */
export const failedMeans =
  "Failed: a score is missing, or one of yes or no counts against the sample; where a capability is scored, only that counts.";

/** What an author keeps back, a sentence or two for each reason. */
export const keptBackWords = ({ keptBack }: Pick<PublishedSamples, "keptBack">): string[] =>
  keptBack.map(({ samples, reason, how }) => {
    const of = countedWords(samples, "sample");
    const what =
      how === "withheld" ? `The texts of ${of} are withheld` : `Parts of ${of} are redacted`;
    return `${what}: ${reason.replace(/[.]$/, "")}. Scores and counts are published as all others.`;
  });

/** Why a unit has a page, where not all have one; else empty. */
export const reasonWords = {
  all: "",
  drawn: "It was drawn by chance; nobody chose it. ",
  linked: "It is here because a page refers to it. ",
} as const satisfies Record<UnitEntry["why"], string>;

/** How units came to have a page: `head` is what a page shows in bold, `rest` what follows it. */
export function drawnWords(
  units: readonly UnitEntry[],
  draw: ExperimentReport["draw"],
  unit: string,
): { readonly head: string; readonly rest: string } {
  const drawn = units.filter(({ why }) => why === "drawn").length;
  const linked = units.filter(({ why }) => why === "linked").length;
  if (drawn + linked === 0)
    return { head: "", rest: `Every ${unit} has a page: ${countedWords(units.length, unit)}.` };
  const by =
    drawn > 0
      ? `${draw ? ` (seed ${draw.seed})` : ""} of ${count(drawn)} from ${draw ? count(draw.of) : "all"}, one ${unit} each; nobody chose them. `
      : "";
  const [are, them] = linked === 1 ? ["is", "it"] : ["are", "them"];
  const also =
    linked > 0
      ? `${count(linked)} ${drawn > 0 ? "more " : ""}${are} shown because a page refers to ${them}.`
      : "";
  return { head: drawn > 0 ? "Seeded random draw" : "", rest: `${by}${also}` };
}

/** A figure or finding by its name, and where it stands. */
export interface Counting {
  readonly name: string;
  readonly to: string;
}

/** A notebook in which samples are counted. */
export interface CountingBook {
  readonly id: string;
  readonly title: string;
  /** Figures and findings that count them. */
  readonly own: readonly Counting[];
  /** Figures that code of the page draws, and which may count them. */
  readonly perhaps: readonly Counting[];
}

/**
 * Where samples of some conditions are counted, by notebook. `lists`: places of the conditions among the lists of the
 * experiment; `notebooks`: titles by id.
 */
export function countingBooks(
  counted: CountedIn,
  notebooks: Readonly<Record<string, string>>,
  lists: ReadonlySet<number>,
): {
  readonly books: readonly CountingBook[];
  readonly figures: number;
  readonly findings: number;
} {
  const isMeant = (one: { readonly lists: readonly number[] }) =>
    one.lists.some((at) => lists.has(at));
  const figures = counted.figures.filter(isMeant);
  const findings = counted.findings.filter(isMeant);
  const books = Object.entries(notebooks).flatMap(([id, title]) => {
    const within = <T extends { readonly id: string; readonly notebook: string }>(
      all: readonly T[],
      name: (one: T) => string,
    ) =>
      all
        .filter(({ notebook }) => notebook === id)
        .map((one) => ({ name: name(one), to: address.anchor(id, one.id) }));
    const own = [
      ...within(figures, figureName),
      ...within(findings, ({ number }) => `Finding ${number}`),
    ];
    const perhaps = within(counted.byCode, figureName);
    return own.length + perhaps.length > 0 ? [{ id, title, own, perhaps }] : [];
  });
  return { books, figures: figures.length, findings: findings.length };
}
