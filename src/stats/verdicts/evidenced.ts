import type {
  Contrast,
  Estimate,
  Expectation,
  Finding,
  PValue,
  Region,
  Selection,
} from "../../model/index.ts";
import { regionOf } from "../../model/index.ts";
import type { ContrastQuestion, Evidence } from "../evidence/index.ts";
import { holds } from "./region.ts";

/** What of a finding is judged; everything else about it passes through. */
export interface FindingQuestion {
  readonly id: string;
  readonly experiment: string;
  readonly metric: string;
  readonly of: Selection;
  readonly versus: Selection | null;
  readonly expectation: Expectation;
  /** Scale of a finding with `versus`; difference if left out. */
  readonly scale?: "difference" | "ratio" | "interaction";
  /** Factor of an interaction. */
  readonly across?: string;
  /** What the author asks the verdict to speak about. */
  readonly about?: Finding["about"];
  readonly prompts?: Finding["prompts"];
}

/** A p, and of how many one-sided tests it is the larger; left out where it is two-sided. */
export type JudgedTest = PValue & { readonly oneSided?: 1 | 2 };

/** The evidence of one finding, before its family is known. */
export interface Evidenced {
  readonly question: FindingQuestion;
  readonly region: Region;
  readonly estimate: Estimate | null;
  readonly contrast: Contrast | null;
  readonly p: JudgedTest | null;
  /** The edge of the claim that decides. */
  readonly edge: number;
  /** Equivalence and non-inferiority are shown by one-sided tests and 1 - 2·alpha intervals. */
  readonly oneSided: boolean;
}

/** The contrast that a finding with `versus` rests on. */
export function contrastOf(
  { experiment, metric, of, scale, across, about }: FindingQuestion,
  versus: Selection,
): ContrastQuestion {
  return {
    experiment,
    metric,
    of,
    versus,
    scale,
    about,
    ...(across === undefined ? {} : { across }),
  };
}

/** Asks for everything that a verdict on the finding needs, except its place in the family. */
export function evidenceFor(question: FindingQuestion, evidence: Evidence): Evidenced {
  const { expectation, experiment, metric: metricId, of, versus, about } = question;
  const metric = evidence.experiment(experiment)?.metrics.find((m) => m.id === metricId);
  if (!metric) throw new Error(`No metric "${metricId}" in experiment "${experiment}".`);
  const scale = versus === null ? "level" : (question.scale ?? "difference");
  const region = regionOf(expectation, metric, scale);
  const level = { experiment, metric: metricId, of, about };
  const estimate = versus === null ? evidence.estimate(level) : null;
  const ask = versus === null ? null : contrastOf(question, versus);
  const contrast = ask && evidence.contrast(ask);
  const value = (contrast ?? estimate)?.value ?? null;
  const testAt = (edge: number): PValue | null =>
    estimate
      ? evidence.testEstimate(level, edge)
      : ask && evidence.contrast({ ...ask, null: edge }).p;
  const edges = [region.lower, region.upper].filter((edge) => edge !== null);
  const nearest = nearestEdge(value, edges);
  const margin = expectation.kind === "equivalent" || expectation.kind === "not-worse";
  const oneSided = margin && value !== null && holds(value, region);
  const base = { question, region, estimate, contrast, oneSided };
  if (value === null) return { ...base, p: null, edge: nearest };
  if (!oneSided) return { ...base, p: testAt(nearest), edge: nearest };
  const tests = edges.map((edge) => oneSidedTest(testAt(edge), edges.length));
  const p = tests.includes(null)
    ? null
    : tests.reduce(
        (worst, test) => ((test?.value ?? 0) > (worst?.value ?? 0) ? test : worst),
        null,
      );
  return { ...base, p, edge: p?.null ?? nearest };
}

/** Half the two-sided p, towards the inside of the claim: exact for symmetric tests. */
function oneSidedTest(p: PValue | null, edges: number): JudgedTest | null {
  if (p === null) return null;
  const floor = p.floor && { ...p.floor, value: p.floor.value / 2 };
  return {
    ...p,
    value: p.value / 2,
    oneSided: edges > 1 ? 2 : 1,
    ...(floor ? { floor } : {}),
  };
}

function nearestEdge(value: number | null, edges: readonly number[]): number {
  const [first = 0, second = first] = edges;
  if (value === null) return first;
  return Math.abs(value - second) < Math.abs(value - first) ? second : first;
}
