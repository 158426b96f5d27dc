import type { Situation } from "../situation.ts";
import { apartRates, overlappingRates, overlappingScores } from "./apart.ts";
import { interactions, ratios } from "./derived.ts";
import {
  pairedAgreeing,
  pairedClusterRates,
  pairedOrdinary,
  pairedSingle,
  pairedStrong,
} from "./pairs.ts";
import { clusteredRates, epochRates, unevenRates } from "./rates.ts";
import { oneAgainstSeveral, oneScore, runDifferences, runPairs, runRates } from "./runs.ts";
import { rangedApart, rangedPairs, rangedScores } from "./scores.ts";

/** Every situation, in the order of the page. */
export const situations: readonly Situation[] = [
  clusteredRates,
  unevenRates,
  epochRates,
  pairedSingle,
  pairedOrdinary,
  pairedStrong,
  pairedAgreeing,
  pairedClusterRates,
  apartRates,
  overlappingRates,
  overlappingScores,
  interactions,
  ratios,
  rangedScores,
  rangedPairs,
  rangedApart,
  runRates,
  runDifferences,
  runPairs,
  oneAgainstSeveral,
  oneScore,
];
