import type { Finding, Interval } from "../model/index.ts";
import type { Evidence } from "./evidence.ts";
import type { Step } from "./family.ts";
import { adjustAt, holmSteps, separation, withoutPower } from "./family.ts";
import type { Evidenced, FindingQuestion } from "./gather.ts";
import { contrastOf, gather } from "./gather.ts";
import { beyondReach } from "./reach.ts";
import type { Case } from "./ruling.ts";
import { rule } from "./ruling.ts";
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
  const cases = findings.map((finding) => gather(finding, evidence));
  const members = cases.map((c) => ({ p: c.p?.value ?? null, separation: separationOf(c) }));
  const steps =
    family === "holm" ? holmSteps(members) : members.flatMap((member) => holmSteps([member]));
  return findings.map((finding, i) => {
    const found = cases[i] as Evidenced;
    const step = steps[i] as Step;
    const interval = adjustedInterval(found, step, evidence);
    const least = leastFor((found.contrast ?? found.estimate)?.replicates ?? 0);
    const adjust = family === "holm" ? adjustAt(members, i) : undefined;
    const beyond = beyondReach(found.p, least, adjust);
    const contrast = withoutPower(found.contrast, beyond);
    const judged: Case = { ...found, contrast, step, interval, beyond };
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
        family: step.family,
        rank: step.rank,
        ...(beyond ? { beyondReach: beyond } : {}),
      },
      verdict: ruling.verdict,
      scope: scopeOf(found),
      atEdge: false,
      notes: [],
      why: explain(judged, ruling, evidence),
    };
  });
}

/** One run says nothing of training. */
function scopeOf({ contrast, estimate }: Evidenced): Finding["scope"] {
  const about = ((contrast ?? estimate)?.replicates ?? 0) > 1 ? "trainings" : "checkpoints";
  const words = about === "trainings" ? "trainings like these" : "these checkpoints";
  return { about, prompts: "like-these", words };
}

function separationOf({ contrast, estimate, edge }: Evidenced): number {
  const found = contrast ?? estimate;
  return !found || found.value === null ? 0 : separation(found.value, found.interval, edge);
}

function adjustedInterval(c: Evidenced, step: Step, evidence: Evidence): Interval | null {
  const { experiment, metric, of, versus } = c.question;
  const level = 1 - (c.oneSided ? 2 : 1) * step.alpha;
  if (versus === null) return evidence.estimate({ experiment, metric, of, level }).interval;
  return evidence.contrast({ ...contrastOf(c.question, versus), level }).interval;
}
