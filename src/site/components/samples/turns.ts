import type { Condition, DrawnSample, Experiment, ExperimentReport } from "../../../model/index.ts";

type DrawnUnit = ExperimentReport["drawn"][number];
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
  const samples = inDesignOrder(unit.samples, experiment);
  // A sample whose texts are withheld has none that could differ.
  const told = ({ withheld }: DrawnSample) => withheld === undefined;
  const shared = sharedTurns(samples.filter(told).map((s) => s.turns));
  const groups = new Map<string, { context: Condition; samples: DrawnSample[] }>();
  for (const sample of samples) {
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
      const common = sharedTurns(rest.filter(({ sample }) => told(sample)).map((r) => r.turns));
      return {
        context,
        shared: common,
        samples: rest.map(({ sample, turns }) => ({ sample, turns: turns.slice(common.length) })),
      };
    }),
  };
}

/** What tells a sample from others of its condition: its run where there are several, a repeat by its number. */
export function runOf(
  { replicate, epoch }: DrawnSample,
  design: Experiment["design"],
  replicated: boolean,
): string {
  return [replicated && `${design.replicate ?? "run"} ${replicate}`, epoch > 1 && `epoch ${epoch}`]
    .filter(Boolean)
    .join(", ");
}

/** Class for the columns that some transcripts stand in; one alone has the width of the page. */
export function columnsOf(samples: number): "one" | "two" | "three" | "four" {
  if (samples <= 2) return samples === 1 ? "one" : "two";
  return samples % 4 === 0 ? "four" : "three";
}

/** By the order of levels in the manifest, the factor that stands side by side last. */
function inDesignOrder(samples: readonly DrawnSample[], { design }: Experiment): DrawnSample[] {
  const factors = design.factors.toSorted(
    (a, b) => Number(a.role === "arm") - Number(b.role === "arm"),
  );
  const places = (s: DrawnSample) =>
    factors.map((f) => f.levels.findIndex((l) => l.id === s.condition[f.id]));
  const keyed = samples.map((sample) => ({ sample, places: places(sample) }));
  return keyed.toSorted((a, b) => firstDifference(a.places, b.places)).map(({ sample }) => sample);
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((place, i) => place - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
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
