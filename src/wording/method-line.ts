import { listed as list, plural } from "../lib/words.ts";
import {
  type Contrast,
  type Draw,
  describeSelection,
  type Estimate,
  type Experiment,
  type Selection,
} from "../model/index.ts";
import { allAgree } from "../stats/index.ts";
import { correctionIn } from "./contrast.ts";
import { saysNothing } from "./estimate.ts";
import { factorNames, metricLabel } from "./names.ts";
import { confidence, count } from "./numbers/numbers.ts";
import { errorRate, promiseOf } from "./verdicts/promise.ts";

const unique = (texts: readonly string[]) => [...new Set(texts.filter(Boolean))];
const sentence = (text: string) => {
  const trimmed = text.trim();
  if (!trimmed) return "";
  // A symbol keeps its case: n is not N.
  const start = /^[a-z] =/.test(trimmed) ? trimmed : trimmed[0]?.toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
};

/** Sentences that differ only in their numbers, as one with ranges: `127 to 202 questions`. */
export function mergeNumbers(texts: readonly string[]): readonly string[] {
  const kinds = new Map<string, string[]>();
  const number = /\d[\d,]*(?:\.\d+)?/g;
  for (const text of texts) {
    const kind = text.replace(number, "#");
    kinds.set(kind, [...(kinds.get(kind) ?? []), text]);
  }
  return [...kinds].map(([kind, own]) => {
    const columns = own.map((text) => text.match(number) ?? []);
    let at = 0;
    return kind.replace(/#/g, () => {
      const all = columns.map((c) => c[at] ?? "");
      at++;
      const values = all.map((v) => Number(v.replaceAll(",", "")));
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return low === high
        ? (all[0] ?? "")
        : `${all[values.indexOf(low)]} to ${all[values.indexOf(high)]}`;
    });
  });
}

/** Sentences joined into the grey line under a figure. */
export function methodLine(parts: readonly (string | null | undefined | false)[]): string {
  return unique(parts.map((p) => (p ? sentence(p) : ""))).join(" ");
}

export function range(numbers: readonly number[]): string {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  return low === high ? count(low) : `${count(low)} to ${count(high)}`;
}

function missingSentence(missing: readonly Readonly<Record<string, number>>[]): string {
  const total: Record<string, number> = {};
  for (const causes of missing)
    for (const [cause, n] of Object.entries(causes)) total[cause] = (total[cause] ?? 0) + n;
  // The commonest first, whatever the order of rows.
  const named = Object.entries(total)
    .filter(([, n]) => n > 0)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const sum = named.reduce((s, [, n]) => s + n, 0);
  if (sum === 0) return "";
  const causes = named.map(([cause, n]) => (named.length > 1 ? `${count(n)} ${cause}` : cause));
  return `${count(sum)} sample${sum === 1 ? "" : "s"} without a score left out (${list(causes)})`;
}

/** How transcribed numbers are shown: as crosses, perhaps with our interval only where theirs is missing, or as numbers. */
export interface PublishedShown {
  readonly as: "crosses" | "numbers";
  readonly oursOnlyInstead?: boolean;
  /** Intervals are bands, which have no thin form. */
  readonly bands?: boolean;
  /** Single runs are marks as well: what one is called, and the samples of each as far as they are counted. */
  readonly runs?: { readonly noun: string; readonly n: readonly number[] };
}

/** Each way of computing once; the commonest first, the others with the rows that they were used for. */
function methodSentences<T extends { readonly method: string }>(
  all: readonly T[],
  nameOf: (one: T) => string,
): readonly string[] {
  const kinds = new Map<string, T[]>();
  for (const one of all) {
    const kind = one.method.replace(/\d[\d,]*(?:\.\d+)?/g, "#");
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const sorted = [...kinds.values()].sort((a, b) => b.length - a.length);
  return sorted.flatMap((own, i) => {
    const texts = mergeNumbers(unique(own.map((one) => one.method)));
    const names = unique(own.map(nameOf));
    if (i === 0 || names.length === 0 || names.length > 3) return texts;
    return texts.map((text) => `${names.join("; ")}: ${text}`);
  });
}

/** Whether a method says itself at which confidence its interval is. */
function namesLevel(method: string): boolean {
  return /\d%.*interval/.test(method);
}

/** How a contrast and its p were computed; a finding may be tested against another value. */
export function methodWithTest({ method, p }: Pick<Contrast, "method" | "p">): string {
  return p ? `${method}; p by ${p.method}` : method;
}

/** Estimator, interval, n, what was averaged over, what is missing: for estimates. */
export function methodOfEstimates(
  estimates: readonly Estimate[],
  experiment: Experiment,
  shown: PublishedShown,
  more: readonly (string | null | false)[] = [],
): string {
  const ours = estimates.filter((e) => !e.published && e.value !== null);
  const published = estimates.filter((e) => e.published);
  const agreeing = ours.filter(allAgree);
  const spread = ours.filter((e) => !allAgree(e));
  const levels = unique(ours.flatMap((e) => (e.interval ? [confidence(e.interval.level)] : [])));
  return methodLine([
    ...methodSentences(spread.length > 0 ? spread : ours, (e) => describeSubject(e, experiment)),
    levels.length > 0 &&
      !ours.some((e) => namesLevel(e.method)) &&
      `Intervals are ${levels.join(" and ")}`,
    spread.length > 0 && agreeing.length > 0 && agreementSentence(agreeing, experiment, shown),
    ours.length > 0 && perMark(ours, shown),
    fixedSentence(
      estimates.map(({ of }) => of),
      experiment,
    ),
    ...unique(
      ours.map((e) =>
        e.averagedOver.length > 0 ? `Averaged over ${factorNames(e.averagedOver, experiment)}` : "",
      ),
    ),
    missingSentence(ours.map((e) => e.missing)),
    ...unique(
      ours.filter((e) => !e.interval).map((e) => (e.reason ? `No interval: ${e.reason}` : "")),
    ),
    ...publishedSentences(published, shown),
    ...more,
  ]);
}

/** `n = 1,440 samples per mark`; where single runs are marks too, `n = 1,440 samples per mean, 180 per seed`. */
function perMark(ours: readonly Estimate[], { runs }: PublishedShown): string {
  const n = `n = ${range(ours.map((e) => e.n))} samples`;
  if (!runs) return `${n} per mark`;
  return `${n} per mean${runs.n.length > 0 ? `, ${range(runs.n)} per ${runs.noun}` : ""}`;
}

/** Why some intervals are long: named once, for all conditions in which replicates agree. */
function agreementSentence(
  agreeing: readonly Estimate[],
  { design }: Experiment,
  { as, bands }: PublishedShown,
): string {
  const how = "they show no spread, and the interval assumes a cautious one";
  const who = `all ${range(agreeing.map((e) => e.replicates))} ${plural(design.replicate ?? "replicate")} have the same value`;
  return as === "crosses" && !bands ? `Thin lines: where ${who}, ${how}` : `Where ${who}, ${how}`;
}

function publishedSentences(
  published: readonly Estimate[],
  { as, oursOnlyInstead = as === "numbers" }: PublishedShown,
): readonly string[] {
  if (published.length === 0) return [];
  const sources = unique(published.map((e) => e.published?.citation ?? ""));
  const theirs = unique(published.map((e) => e.published?.interval ?? ""));
  const empty = published.filter(saysNothing);
  const wanting = published.filter((e) => !e.interval || saysNothing(e));
  const ours = (oursOnlyInstead ? wanting : published).filter((e) => e.published?.ours);
  const method = list(unique(ours.map((e) => e.published?.ours?.method ?? "")));
  const what = as === "crosses" ? "Crosses and \u2020 are" : "Numbers in italics are";
  const intervals = theirs.length > 0 ? `intervals: ${list(theirs)}` : "it reports no interval";
  return [
    `${what} published, transcribed from ${sources.length > 1 ? "their sources" : "the source"}; ${intervals}`,
    empty.length > 0
      ? "A published interval that is a single point, as at 0 or 100%, says nothing about rare cases"
      : "",
    as === "numbers" && ours.length > 0
      ? `\u201cOurs\u201d is computed here, where theirs is missing or a single point: ${method}`
      : "",
    as === "crosses" && ours.length > 0
      ? `Dashed lines are intervals computed here: ${method}`
      : "",
  ];
}

/** What all of a figure has in common, where the design has more: no row, hue or axis says it. */
function fixedSentence(shown: readonly Selection[], experiment: Experiment): string {
  const [first = {}, ...others] = shown;
  const shared = experiment.design.factors.filter(({ id, levels }) => {
    const own = first[id];
    return (
      own !== undefined &&
      own.length < levels.length &&
      others.every((other) => other[id]?.join() === own.join())
    );
  });
  const held = Object.fromEntries(shared.map(({ id }) => [id, first[id] ?? []]));
  return shared.length === 0 ? "" : `Held fixed: ${describeSelection(held, experiment)}`;
}

/** Which condition and metric a row is about. */
function describeSubject(
  { of, metric }: Pick<Contrast, "of" | "metric">,
  experiment: Experiment,
): string {
  return [describeSelection(of, experiment), metricLabel(experiment, metric)]
    .filter(Boolean)
    .join(", ");
}

/** The same for contrasts. */
export function methodOfContrasts(
  contrasts: readonly Contrast[],
  experiment: Experiment,
  more: readonly (string | null | false)[] = [],
): string {
  const drawn = contrasts.filter((c) => c.value !== null);
  const levels = unique(drawn.flatMap((c) => (c.interval ? [confidence(c.interval.level)] : [])));
  const family = Math.max(0, ...drawn.map((c) => c.adjusted?.family ?? 0));
  const correction = correctionIn(drawn);
  const n = drawn.flatMap((c) => [c.n.of, c.n.versus]);
  return methodLine([
    ...methodSentences(
      drawn.map((c) => ({ ...c, method: methodWithTest(c) })),
      (c) => describeSubject(c, experiment),
    ),
    levels.length > 0 &&
      !drawn.some((c) => namesLevel(c.method)) &&
      `Intervals are ${levels.join(" and ")}`,
    n.length > 0 && `n = ${range(n)} samples per condition`,
    fixedSentence(
      contrasts.flatMap(({ of, versus }) => [of, versus]),
      experiment,
    ),
    family > 1 &&
      correction &&
      `Thin lines and squares allow for ${count(family)} contrasts (${correctionText(correction)})`,
    ...unique(
      drawn.map((c) =>
        c.averagedOver.length > 0 ? `Averaged over ${factorNames(c.averagedOver, experiment)}` : "",
      ),
    ),
    ...unique(
      drawn.flatMap((c) => c.restricted.map((r) => `${describeSubject(c, experiment)}: ${r}`)),
    ),
    drawn.some((c) => c.published) && "† rests on published values; the interval is ours",
    ...unique(contrasts.filter((c) => c.value === null || !c.interval).map((c) => c.reason ?? "")),
    ...more,
  ]);
}

/** The name of a correction, and what it promises where that is not what readers take it to be. */
function correctionText(correction: string): string {
  return [correction, promiseOf({ correction })?.ofContrasts(errorRate)].filter(Boolean).join(": ");
}

/** Marks that are single draws, such as the clusters within an arm: what one is, its own interval and its own n. */
export function methodOfDraws(
  drawn: readonly Pick<Draw, "n" | "interval">[],
  one: { readonly noun: string; readonly is: string; readonly per: string },
  from: readonly (Pick<Estimate, "averagedOver"> & { readonly missing?: Estimate["missing"] })[],
  experiment: Experiment,
  more: readonly (string | null | false)[] = [],
): string {
  const intervals = drawn.flatMap((d) => d.interval ?? []);
  const levels = list(unique(intervals.map((i) => confidence(i.level))));
  const methods = list(unique(intervals.map((i) => i.method)));
  return methodLine([
    one.is,
    intervals.length > 0
      ? `Intervals are ${levels}, of each ${one.noun} by itself (${methods})`
      : `No interval is computed within one ${one.noun}`,
    drawn.length > 0 && `n = ${range(drawn.map((d) => d.n))} samples per ${one.per}`,
    ...unique(
      from.map((f) =>
        f.averagedOver.length > 0 ? `Averaged over ${factorNames(f.averagedOver, experiment)}` : "",
      ),
    ),
    missingSentence(from.flatMap((f) => (f.missing ? [f.missing] : []))),
    ...more,
  ]);
}

/** Reasons of the conditions that were planned and are not there. */
export function absenceSentences(
  absences: readonly { readonly what: string; readonly reason: string | null }[],
): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { what, reason } of absences)
    if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), what]);
  return [...byReason].map(([reason, what]) => `${list(what)}: ${reason}`);
}
