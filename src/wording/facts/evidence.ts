import type { Contrast, Estimate, EstimatePart, Experiment, PValue } from "../../model/index.ts";
import type {
  Evidence,
  FoundContrast,
  FoundEstimate,
  FoundEvidence,
  FoundPart,
  FoundTest,
  Reason,
  Warning,
} from "../../stats/index.ts";
import { differenceMethod } from "./difference-method.ts";
import { estimateMethod } from "./estimate-method.ts";
import { drawNoun } from "./nouns.ts";
import { reasonText } from "./reason.ts";
import { generalisation, restrictionText } from "./scope.ts";
import { testMethod } from "./test-method.ts";
import { warningText } from "./warning.ts";

/** The same evidence with words for every fact: what charts, notebooks and pages ask. */
export function evidenceInWords(found: FoundEvidence): Evidence {
  const estimates = new WeakMap<FoundEstimate, Estimate>();
  const contrasts = new WeakMap<FoundContrast, Contrast>();
  const experimentOf = (id: string): Experiment => {
    const experiment = found.experiment(id);
    if (!experiment) throw new Error(`No experiment "${id}".`);
    return experiment;
  };
  return {
    experiments: found.experiments,
    experiment: found.experiment,
    conditions: found.conditions,
    unitValues: found.unitValues,
    estimate: (question) =>
      once(estimates, found.estimate(question), (one) =>
        estimateInWords(one, experimentOf(one.experiment)),
      ),
    contrast: (question) =>
      once(contrasts, found.contrast(question), (one) =>
        contrastInWords(one, experimentOf(one.experiment)),
      ),
    testEstimate(question, at) {
      const test = found.testEstimate(question, at);
      return test && testInWords(test, experimentOf(question.experiment));
    },
  };
}

/** Words are made once, so that equal questions have the very same answer. */
function once<Found extends object, Said>(
  known: WeakMap<Found, Said>,
  found: Found,
  say: (found: Found) => Said,
): Said {
  const said = known.get(found) ?? say(found);
  known.set(found, said);
  return said;
}

function estimateInWords(
  { how, why, speaksOf, warned, found, ...numbers }: FoundEstimate,
  experiment: Experiment,
): Estimate {
  return {
    ...numbers,
    ...reasonIn(why, experiment),
    method: estimateMethod(how, experiment.design),
    generalisesTo: generalisation(speaksOf, experiment.design),
    ...(found ? { parts: found.map((part) => partInWords(part, experiment)) } : {}),
    warnings: warningsIn(warned, experiment),
  };
}

function contrastInWords(
  { how, why, test, speaksOf, warned, cut, partly, ...numbers }: FoundContrast,
  experiment: Experiment,
): Contrast {
  const { design } = experiment;
  return {
    ...numbers,
    ...reasonIn(why, experiment),
    p: test && testInWords(test, experiment),
    method: differenceMethod(how, design),
    generalisesTo: generalisation(speaksOf, design),
    ...(partly
      ? {
          leftOut: {
            noun: drawNoun(design, partly.kind),
            shared: partly.shared,
            planned: partly.planned,
          },
        }
      : {}),
    restricted: distinct(cut.map((one) => restrictionText(one, experiment))),
    warnings: warningsIn(warned, experiment),
  };
}

function testInWords({ how, ...numbers }: FoundTest, { design }: Experiment): PValue {
  return { ...numbers, method: testMethod(how, design) };
}

const partLabels: Readonly<Record<FoundPart["id"], string>> = {
  raw: "judge's own rate",
  labels: "labels by people",
  sensitivity: "sensitivity of the judge",
  specificity: "specificity of the judge",
  kappa: "Cohen's kappa (agreement of judge and people)",
  alpha: "Krippendorff's alpha (agreement of judge and people)",
  positives: "positive samples",
  negatives: "negative samples",
  threshold: "threshold",
  flagged: "negatives above the threshold",
};

function partInWords({ reason, ...part }: FoundPart, experiment: Experiment): EstimatePart {
  return { ...part, label: partLabels[part.id], ...reasonIn(reason, experiment) };
}

function reasonIn(reason: Reason | null, experiment: Experiment): { reason?: string } {
  return reason === null ? {} : { reason: reasonText(reason, experiment) };
}

function warningsIn(warned: readonly Warning[], experiment: Experiment): string[] {
  return distinct(warned.map((warning) => warningText(warning, experiment)));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
