import type { Experiment } from "../model/index.ts";
import type { Evidence } from "../stats/index.ts";
import type { BindContext, Linkable } from "./directives/shared/page.ts";

/** What a page asked for while it was bound. Names of experiments and notebooks are known to every page, and no read. */
export interface Reads {
  /** Experiments of which anything but the name was asked, whether or not they exist; in order of name. */
  readonly experiments: readonly string[];
  /** Notebooks whose title or places were asked for; in order of name. */
  readonly notebooks: readonly string[];
}

/**
 * The same context, which notes what it is asked: every way from a page to an experiment or to another notebook goes
 * through here. A page whose reads and own text did not change would be bound to the same.
 */
export function noteReads(context: BindContext): { context: BindContext; reads: () => Reads } {
  const experiments = new Set<string>();
  const notebooks = new Set<string>();
  const { evidence } = context;
  const about = <Question extends { readonly experiment: string }>(
    question: Question,
  ): Question => {
    experiments.add(question.experiment);
    return question;
  };
  const noted: Evidence = {
    experiments: evidence.experiments.map((e) => notingAllButId<Experiment>(e, experiments)),
    experiment(id) {
      experiments.add(id);
      return evidence.experiment(id);
    },
    conditions(experiment, metric) {
      experiments.add(experiment);
      return evidence.conditions(experiment, metric);
    },
    estimate: (question) => evidence.estimate(about(question)),
    contrast: (question) => evidence.contrast(about(question)),
    testEstimate: (question, at) => evidence.testEstimate(about(question), at),
    unitValues: (question) => evidence.unitValues(about(question)),
  };
  return {
    context: {
      chartTypes: context.chartTypes,
      bibliography: context.bibliography,
      ...(context.renderOnce ? { renderOnce: context.renderOnce } : {}),
      beside: context.beside,
      // What it answers stands in the key of the page.
      history: context.history,
      evidence: noted,
      notebooks: context.notebooks.map((n) => notingAllButId<Linkable>(n, notebooks)),
      runSql(experiment, sql, tables) {
        experiments.add(experiment);
        return context.runSql(experiment, sql, tables);
      },
      unitSlug(experiment, unit) {
        experiments.add(experiment);
        return context.unitSlug(experiment, unit);
      },
      experimentFiles(experiment) {
        experiments.add(experiment);
        return context.experimentFiles(experiment);
      },
      pickSamples(experiment, of, n, rule) {
        experiments.add(experiment);
        return context.pickSamples(experiment, of, n, rule);
      },
      drawSamples(experiment, of, n) {
        experiments.add(experiment);
        return context.drawSamples(experiment, of, n);
      },
    },
    reads: () => ({ experiments: [...experiments].sort(), notebooks: [...notebooks].sort() }),
  };
}

/** A thing with an id that notes when anything else of it is asked for. */
function notingAllButId<T extends { readonly id: string }>(thing: T, noted: Set<string>): T {
  return new Proxy(thing, {
    get(target, key) {
      if (key !== "id") noted.add(target.id);
      return Reflect.get(target, key);
    },
    ownKeys(target) {
      noted.add(target.id);
      return Reflect.ownKeys(target);
    },
  });
}
