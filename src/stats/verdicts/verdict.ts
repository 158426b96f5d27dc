import type { Contrast, Estimate, Finding, Interval } from "../../model/index.ts";
import type { Correction } from "../correction.ts";
import { correctionOf } from "../corrections/index.ts";
import type { Evidence } from "../evidence/index.ts";
import type { Evidenced, FindingQuestion, JudgedTest } from "./evidenced.ts";
import { contrastOf, evidenceFor } from "./evidenced.ts";
import type { Member, Step } from "./family.ts";
import { adjustAt, separation, stepsOf, withoutPower } from "./family.ts";
import type { Adjust } from "./reach.ts";
import { beyondReach } from "./reach.ts";
import type { Case, Ruling } from "./ruling.ts";
import { isAtEdge, rule } from "./ruling.ts";
import type { JudgedScope } from "./scope.ts";
import { aboutOf, scopeOf } from "./scope.ts";
import { leastFor } from "./thresholds.ts";

/** What judging adds to a finding. */
export type Judgement = Pick<
  Finding,
  "region" | "estimate" | "contrast" | "adjusted" | "verdict" | "atEdge"
> & {
  readonly p: JudgedTest | null;
  readonly scope: JudgedScope;
  readonly ruling: RuledOn;
};

/** What decided a verdict, for the sentence that says so. */
export interface RuledOn extends Ruling {
  /** The edge of the claim that decides. */
  readonly edge: number;
  /** Findings of the page that this one is not adjusted with. */
  readonly others: number;
}

/**
 * Judges the findings of one notebook as a family. The interval at the level of its step and the
 * adjusted exact p must agree; too few draws, or missing samples that could cross the edge, leave a
 * finding undetermined.
 */
export function judgeFindings<F extends FindingQuestion>(
  findings: readonly F[],
  evidence: Evidence,
  family: string,
): readonly (F & Judgement)[] {
  const correction = correctionOf(family);
  const cases = findings.map((finding) => {
    const about = aboutOf(finding, evidence);
    return evidenceFor({ ...finding, about }, evidence);
  });
  const members = cases.map((c) => ({ p: c.p?.value ?? null, separation: separationOf(c) }));
  const judge = (passed: number) =>
    judgeTogether(findings, cases, { evidence, correction, members, passed });
  let passed = members.filter(({ p }) => p !== null).length;
  for (;;) {
    const judged = judge(passed);
    const decided = judged.filter(({ verdict }) => verdict !== "undetermined").length;
    // Fewer are decided than their step supposes: all are read again at a stricter one, which decides no more.
    if (!correction.counts || decided >= passed || passed <= 1) return judged;
    passed = Math.max(1, decided);
  }
}

interface Together {
  readonly evidence: Evidence;
  readonly correction: Correction;
  readonly members: readonly Member[];
  /** How many of them are taken to pass. */
  readonly passed: number;
}

function judgeTogether<F extends FindingQuestion>(
  findings: readonly F[],
  cases: readonly Evidenced[],
  { evidence, correction, members, passed }: Together,
): readonly (F & Judgement)[] {
  const { name } = correction;
  const steps = stepsOf(correction, members, passed);
  const judged: (F & Judgement)[] = [];
  // Once a finding fails at its step, those after it are read at that step as well.
  let stopped: number | null = null;
  for (const i of inOrderOfSteps(steps)) {
    const step = steps[i] as Step;
    const alphaLeft: number = correction.stops && stopped !== null ? stopped : step.alpha;
    const found = judgeOne(
      findings[i] as F,
      cases[i] as Evidenced,
      { ...step, alpha: alphaLeft },
      {
        evidence,
        adjust: name === null ? undefined : adjustAt(correction, members, i),
        correction: name,
        others: name === null ? findings.length - 1 : 0,
      },
    );
    if (found.verdict === "undetermined" && step.rank > 0) stopped = alphaLeft;
    judged[i] = found;
  }
  return judged;
}

/** By rank; members without p, which are only listed, last. */
function inOrderOfSteps(steps: readonly Step[]): readonly number[] {
  const place = ({ rank }: Step) => (rank === 0 ? Number.POSITIVE_INFINITY : rank);
  return steps
    .map((step, i) => ({ i, at: place(step) }))
    .sort((a, b) => (a.at === b.at ? a.i - b.i : a.at - b.at))
    .map(({ i }) => i);
}

interface Judging {
  readonly evidence: Evidence;
  readonly adjust: Adjust | undefined;
  /** Name of the correction; null where nothing is adjusted. */
  readonly correction: string | null;
  readonly others: number;
}

function judgeOne<F extends FindingQuestion>(
  finding: F,
  found: Evidenced,
  step: Step,
  { evidence, adjust, correction, others }: Judging,
): F & Judgement {
  const atStep = againAt(found, step, evidence);
  const basis = found.contrast ?? found.estimate;
  const overRuns = basis?.drawn === "replicate";
  const beyond = beyondReach(found.p, leastFor(overRuns), adjust);
  const power = found.contrast && {
    ...found.contrast,
    smallestDetectable: (atStep as Contrast).smallestDetectable,
  };
  const contrast = withoutPower(power, beyond);
  const experiment = evidence.experiment(finding.experiment);
  const metric = experiment?.metrics.find((m) => m.id === finding.metric);
  if (!experiment || !metric) throw new Error(`No metric "${finding.metric}".`);
  const scope = scopeOf(basis, found.question);
  const { interval } = atStep;
  // Where runs and units cannot be drawn at once, units are drawn by themselves: the claim must hold of both.
  const both = overRuns ? (atStep.twoWay ?? overUnits(found, step, evidence)) : null;
  const twoWay = both && interval ? hull(both, interval) : both;
  const judged: Case = {
    ...found,
    question: { ...found.question, about: finding.about },
    contrast,
    metric,
    scope,
    step,
    interval,
    twoWay,
    beyond,
  };
  const ruling = rule(judged);
  return {
    ...finding,
    region: found.region,
    estimate: found.estimate,
    contrast,
    p: found.p,
    adjusted: {
      p: step.p,
      interval,
      ...(twoWay ? { twoWay } : {}),
      family: step.family,
      rank: step.rank,
      ...(correction === null ? {} : step.family > 1 ? { correction } : { chosen: correction }),
      ...(beyond ? { beyondReach: beyond } : {}),
    },
    verdict: ruling.verdict,
    scope,
    atEdge: isAtEdge(judged),
    ruling: { ...ruling, edge: found.edge, others },
  };
}

/**
 * Both intervals together. What speaks of more is never the narrower: runs that agree tell one method that they always
 * will, and another that so few cannot say.
 */
function hull(a: Interval, b: Interval): Interval {
  const least = (x: number | null, y: number | null) =>
    x === null || y === null ? null : Math.min(x, y);
  const most = (x: number | null, y: number | null) =>
    x === null || y === null ? null : Math.max(x, y);
  return { ...a, lower: least(a.lower, b.lower), upper: most(a.upper, b.upper) };
}

/** The interval over units, the runs as they are. */
function overUnits(c: Evidenced, step: Step, evidence: Evidence): Interval | null {
  const question = { ...c.question, about: "checkpoints" } as const;
  return againAt({ ...c, question }, step, evidence).interval;
}

function separationOf({ contrast, estimate, edge }: Evidenced): number {
  const found = contrast ?? estimate;
  return !found || found.value === null ? 0 : separation(found.value, found.interval, edge);
}

/** The evidence at the level of its step, from which the verdict is read. */
function againAt(c: Evidenced, step: Step, evidence: Evidence): Contrast | Estimate {
  const { experiment, metric, of, versus, about } = c.question;
  const level = 1 - (c.oneSided ? 2 : 1) * step.alpha;
  if (versus === null) return evidence.estimate({ experiment, metric, of, level, about });
  return evidence.contrast({ ...contrastOf(c.question, versus), level });
}
