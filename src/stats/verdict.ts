import type { Contrast, Estimate, Finding } from "../model/index.ts";
import type { Evidence } from "./evidence.ts";
import type { Step } from "./family.ts";
import { adjustAt, holmSteps, separation, withoutPower } from "./family.ts";
import type { Evidenced, FindingQuestion } from "./gather.ts";
import { contrastOf, gather } from "./gather.ts";
import { notesOf } from "./notes.ts";
import { beyondReach } from "./reach.ts";
import type { Case } from "./ruling.ts";
import { isAtEdge, rule } from "./ruling.ts";
import { aboutOf, scopeOf } from "./scope.ts";
import { leastFor } from "./thresholds.ts";
import { explain } from "./why.ts";

/** What judging adds to a finding. */
export type Judgement = Pick<
  Finding,
  | "region"
  | "estimate"
  | "contrast"
  | "p"
  | "adjusted"
  | "verdict"
  | "scope"
  | "atEdge"
  | "notes"
  | "why"
>;

/**
 * Judges the findings of one notebook as a family. The interval at the level of its Holm step and the
 * adjusted exact p must agree; too few draws, or missing samples that could cross the edge, leave a
 * finding undetermined.
 */
export function judgeFindings<F extends FindingQuestion>(
  findings: readonly F[],
  evidence: Evidence,
  family: "holm" | "none",
): readonly (F & Judgement)[] {
  const cases = findings.map((finding) => {
    const about = aboutOf(finding, evidence);
    return gather({ ...finding, about }, evidence);
  });
  const members = cases.map((c) => ({ p: c.p?.value ?? null, separation: separationOf(c) }));
  const steps =
    family === "holm" ? holmSteps(members) : members.flatMap((member) => holmSteps([member]));
  return findings.map((finding, i) => {
    const found = cases[i] as (typeof cases)[number];
    const step = steps[i] as Step;
    const atStep = againAt(found, step, evidence);
    const basis = found.contrast ?? found.estimate;
    const least = leastFor(basis?.drawn === "replicate");
    const adjust = family === "holm" ? adjustAt(members, i) : undefined;
    const beyond = beyondReach(found.p, least, adjust);
    const power = found.contrast && {
      ...found.contrast,
      smallestDetectable: (atStep as Contrast).smallestDetectable,
    };
    const contrast = withoutPower(power, beyond);
    const experiment = evidence.experiment(finding.experiment);
    const metric = experiment?.metrics.find((m) => m.id === finding.metric);
    if (!experiment || !metric) throw new Error(`No metric "${finding.metric}".`);
    const scope = scopeOf(basis, found.question, experiment.design);
    const { interval } = atStep;
    const twoWay = basis?.drawn === "replicate" ? atStep.twoWay : null;
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
        ...(beyond ? { beyondReach: beyond } : {}),
      },
      verdict: ruling.verdict,
      scope,
      atEdge: isAtEdge(judged),
      notes: [...notesOf(judged, experiment.design)],
      why: explain(judged, ruling, evidence),
    };
  });
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
