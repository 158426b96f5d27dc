import type { Contrast } from "../model/index.ts";
import type { Asked } from "./ask.ts";
import { ask, missingIn, worstCaseOf } from "./ask.ts";
import type { Comparison } from "./comparison.ts";
import { drawsUsed } from "./comparison.ts";
import { contrastWarnings } from "./contrast-warnings.ts";
import { groupsOf } from "./difference.ts";
import type { Draws } from "./draws.ts";
import { samplesAt } from "./draws.ts";
import { emptyContrast, questionParts, transcribedContrast } from "./empty-contrast.ts";
import { mean } from "./math/sums.ts";
import type { MetricData } from "./observations.ts";
import { pooledDifference, totalsOf } from "./pooled.ts";
import { beyondReach } from "./reach.ts";
import { averagedOver } from "./selection.ts";
import type { FullQuestion, Sides } from "./sides.ts";
import { comparisonOf, sidesOf } from "./sides.ts";
import { leastFor } from "./thresholds.ts";
import { twoWayContrast } from "./two-way-contrast.ts";
import { differencesWithin, nameOf } from "./within.ts";
import { generalisation } from "./words.ts";

/** The two sides compared, with interval, exact p and everything that must be said beside them. */
export function contrastOf(data: MetricData, question: FullQuestion): Contrast {
  const transcribed = transcribedContrast(data, question);
  if (transcribed) return transcribed;
  const sides = sidesOf(data, question);
  if (typeof sides === "string") return emptyContrast(data, question, sides);
  const comparison = comparisonOf(sides);
  const asked = ask(sides, comparison, question);
  const plain = question.scale === "difference";
  const worstCase = worstCaseOf(sides, asked.result.interval, question);
  const beyond = beyondReach(asked.p, leastFor(runsOf(sides)));
  const missing = missingIn(sides);
  const { value, interval, reason, method } = asked.result;
  return {
    ...questionParts(data, question),
    value,
    ...(reason ? { reason } : {}),
    interval,
    p: asked.p,
    method: asked.p ? `${method}; p by ${asked.p.method}` : method,
    generalisesTo: generalisation(data.experiment.design, sides.kind),
    estimates: meansOf(comparison),
    n: {
      of: samplesAt(comparison.first, comparison.ofPlaces),
      versus: samplesAt(comparison.second, comparison.versusPlaces),
    },
    ...pairsIn(asked.comparison),
    units: drawsUsed(asked.comparison),
    replicates: runsOf(sides),
    smallestDetectable: beyond ? null : asked.detectable,
    ...(missing > 0 ? { missing } : {}),
    twoWay: twoWayContrast(sides, asked, question),
    pooled: plain ? pooledOf(sides, comparison, question.level) : null,
    worstCase,
    adjusted: null,
    draws: [...drawsFor(sides, asked, question)],
    averagedOver: averagedOver(
      data.experiment,
      [...sides.of, ...sides.versus],
      [question.of, question.versus, question.across === null ? {} : { [question.across]: [] }],
    ),
    restricted: [...sides.restricted],
    warnings: contrastWarnings(sides, asked, { worstCase, beyond, scale: question.scale }),
    published: false,
  };
}

function pairsIn({ arrangement, differences, planned }: Comparison) {
  const paired = arrangement === "paired";
  return { paired, pairs: paired ? { used: differences.length, planned } : null };
}

/** Replicates that a claim about trainings rests on: of the side with fewer, single runs aside. */
function runsOf({ replicates }: Sides): number {
  const several = replicates.filter((n) => n > 1);
  return several.length > 0 ? Math.min(...several) : Math.max(...replicates);
}

function meansOf(comparison: Comparison): Contrast["estimates"] {
  const [of, versus] = groupsOf(comparison);
  return { of: of.length ? mean(of) : null, versus: versus.length ? mean(versus) : null };
}

function pooledOf(sides: Sides, comparison: Comparison, level: number): Contrast["pooled"] {
  const single = (draws: Draws, places: readonly number[]) =>
    places.every((at) => draws.count[at] === 1);
  const independent =
    sides.kind === "unit" &&
    single(comparison.first, comparison.ofPlaces) &&
    single(comparison.second, comparison.versusPlaces);
  if (independent) return null;
  return pooledDifference(sides.data, totalsOf(sides.of), totalsOf(sides.versus), level);
}

function drawsFor(
  { data, kind, of, versus }: Sides,
  { comparison }: Asked,
  { scale, level }: FullQuestion,
): Contrast["draws"] {
  const { arrangement, first, second, ofPlaces } = comparison;
  if (kind === "unit" || arrangement === "unpaired" || scale === "ratio") return [];
  if (scale === "difference" && arrangement === "paired")
    return [...differencesWithin(data, [of, versus], [first, second], ofPlaces, level)];
  const [places, many] =
    arrangement === "paired" || first.present.length > 1
      ? [ofPlaces, first]
      : [second.present, second];
  return comparison.differences.map((value, i) => {
    const at = places[i] ?? 0;
    return { ...nameOf(data, many, at), value, interval: null, n: many.count[at] as number };
  });
}
