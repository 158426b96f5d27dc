import type { DrawnSample, Metric, Sample, SampleRow, Turn } from "../../model/index.ts";
import { formatPlace, unitKey } from "../../model/index.ts";

/** One published sample, as a line of JSON in shards and in what is kept. */
export interface SampleLine extends Omit<DrawnSample, "place"> {
  readonly unit: string;
  readonly scope?: string;
  readonly cluster?: string;
  readonly place?: string;
}

type Scores = Readonly<Record<string, number | string>>;

/** Metric to score, or to the cause of its absence; a metric that excludes the sample has neither. */
export function scoresOf(sample: Sample): Scores {
  const scores: Record<string, number | string> = {};
  for (const id in sample.scores) {
    const score = sample.scores[id];
    if (score && "value" in score) scores[id] = score.value;
    else if (score && "missing" in score) scores[id] = score.missing;
  }
  return scores;
}

/**
 * Whether a sample failed: some score is missing, or one counts against it. Where the wanted capability is scored, only
 * that decides: a propensity beside it may be the other side of the same answer, and every sample would fail by one of
 * both. A score on a scale is neither good nor bad, nor is one of a metric that is neither capability nor propensity.
 */
export function failedBy(metrics: readonly Metric[]): (scores: Scores) => boolean {
  const badOf = (wanted: Metric["role"]) =>
    new Map(
      metrics
        .filter(({ kind, role }) => (kind === "binary" || kind === "judged") && role === wanted)
        .map(({ id, better }) => [id, better === "higher" ? 0 : 1]),
    );
  const [capabilities, propensities] = [badOf("capability"), badOf("propensity")];
  return (scores) => {
    let [able, failed] = [false, false];
    for (const id in scores) {
      const score = scores[id];
      if (typeof score === "string") return true;
      const bad = capabilities.get(id);
      if (bad === undefined) continue;
      able = true;
      failed ||= score === bad;
    }
    if (able) return failed;
    for (const id in scores) if (scores[id] === propensities.get(id)) return true;
    return false;
  };
}

/** Writes samples as lines. The text of a condition is made once: neighbours share it. */
export function lineWriter(): (sample: Sample, scores: Scores) => string {
  let last: Sample["condition"] | null = null;
  let condition = "";
  return (sample, scores) => {
    if (sample.condition !== last) {
      last = sample.condition;
      condition = JSON.stringify(last);
    }
    const { unit, scope, cluster, replicate, epoch, turns, target, place, shown } = sample;
    const rest = JSON.stringify({
      unit,
      scope,
      cluster: cluster ?? undefined,
      replicate,
      epoch,
      scores,
      turns,
      target,
      place: shown?.place === false ? undefined : formatPlace(place),
      fields: shown?.fields,
      withheld: shown?.withheld,
    });
    return `{"condition":${condition},${rest.slice(1)}\n`;
  };
}

/** Characters of the turns of a sample. */
export function textLength(turns: readonly Turn[]): number {
  let length = 0;
  for (const { text } of turns) length += text.length;
  return length;
}

export const readLine = (line: string): SampleLine => JSON.parse(line) as SampleLine;

/** What tells the units of lines apart. */
export const lineUnit = (line: Pick<SampleLine, "unit" | "scope">): string => unitKey(line);

/** A line as pages show it beside others of its unit. */
export function drawnFrom({ unit: _u, scope: _s, cluster: _c, ...line }: SampleLine): DrawnSample {
  return { ...line, place: line.place ?? "" };
}

/** Characters of the beginning of an answer. */
const excerptLength = 140;

/** The beginning of a text on one line, cut at a word. */
export function excerptOf(text: string): string {
  const whole = text
    .slice(0, 4 * excerptLength)
    .replace(/\s+/gu, " ")
    .trim();
  if (whole.length <= excerptLength && text.length <= 4 * excerptLength) return whole;
  const cut = whole.slice(0, excerptLength);
  const word = cut.lastIndexOf(" ");
  // A text without spaces is cut where it is, but never inside a character.
  const end = word > excerptLength / 2 ? word : cut.length;
  return `${cut.slice(0, end).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** A sample as a row of a list, without the address of its unit. */
export function rowOf(
  line: SampleLine,
  label: (unit: Pick<SampleLine, "unit" | "scope">) => string,
  failed: (scores: Scores) => boolean,
): Omit<SampleRow, "slug"> {
  const last = line.turns.at(-1);
  return {
    unit: label(line),
    replicate: line.replicate,
    epoch: line.epoch,
    scores: line.scores,
    excerpt: last ? excerptOf(last.text) : null,
    failed: failed(line.scores),
  };
}
