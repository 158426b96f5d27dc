import type { Condition, Experiment, ExperimentReport } from "../model/index.ts";

type DrawnUnit = ExperimentReport["drawn"][number];
type DrawnSample = DrawnUnit["samples"][number];
type Turn = DrawnSample["turns"][number];

export interface SampleGroup {
  /** Levels of the factors that are not compared side by side; empty where there are none. */
  readonly context: Condition;
  readonly shared: readonly Turn[];
  readonly samples: readonly { readonly sample: DrawnSample; readonly turns: readonly Turn[] }[];
}

export interface UnitView {
  readonly shared: readonly Turn[];
  readonly groups: readonly SampleGroup[];
}

/** A drawn unit with each shared turn once: those of all samples, those of a group, those of one. */
export function unitView(unit: DrawnUnit, experiment: Experiment): UnitView {
  const beside = (
    experiment.design.factors.find((f) => f.role === "arm") ?? experiment.design.factors[0]
  )?.id;
  const shared = sharedTurns(unit.samples.map((s) => s.turns));
  const groups = new Map<string, { context: Condition; samples: DrawnSample[] }>();
  for (const sample of unit.samples) {
    const context = Object.fromEntries(
      Object.entries(sample.condition).filter(([f]) => f !== beside),
    );
    const key = JSON.stringify(context);
    const group = groups.get(key) ?? { context, samples: [] };
    group.samples.push(sample);
    groups.set(key, group);
  }
  return {
    shared,
    groups: [...groups.values()].map(({ context, samples }) => {
      const rest = samples.map((sample) => ({ sample, turns: sample.turns.slice(shared.length) }));
      const common = sharedTurns(rest.map((r) => r.turns));
      return {
        context,
        shared: common,
        samples: rest.map(({ sample, turns }) => ({ sample, turns: turns.slice(common.length) })),
      };
    }),
  };
}

/** The turns with which all of several transcripts begin; none where there is only one transcript. */
export function sharedTurns(transcripts: readonly (readonly Turn[])[]): Turn[] {
  const [first, ...others] = transcripts;
  if (!first || others.length === 0) return [];
  const differs = first.findIndex((turn, i) =>
    others.some((t) => t[i]?.name !== turn.name || t[i]?.text !== turn.text),
  );
  return differs === -1 ? [...first] : first.slice(0, differs);
}
