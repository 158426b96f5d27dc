import { z } from "zod";
import type { Experiment, Factor, Level } from "../experiment/experiment.ts";
import { hues } from "./mark-of.ts";

/** Hues of arms by name: the label of a level, a group of levels, or `experiment/factor=level|level`. */
export const paletteSchema = z
  .record(z.string().min(1), z.number().int().min(0).max(hues))
  .describe(
    "Hues of arms, the same in all experiments: 0 (grey) to 6, by the label of a level, by its group, or by `experiment/factor=level|level`, which goes first. Arms that are not named take what is left, in order.",
  );
export type Palette = z.output<typeof paletteSchema>;

/** What a palette may call a level, the most precise name first. */
const namesOf = (experiment: string, factor: Factor, { id, label, group }: Level) => [
  `${experiment}/${factor.id}=${id}`,
  label,
  ...(group === undefined ? [] : [group]),
];

/** What one name of a palette stands for: several levels of a factor may stand in one. */
export function armsNamed(name: string): readonly string[] {
  const [, factor, levels] = /^([^/=]+\/[^/=]+)=(.+)$/.exec(name) ?? [];
  return factor && levels ? levels.split("|").map((level) => `${factor}=${level.trim()}`) : [name];
}

const kindOf = ({ group, id }: Level): string => group ?? id;

const isArm = (factor: Factor): boolean => factor.role === "arm";

function namedHue(experiment: string, factor: Factor, level: Level, palette: Palette) {
  const written = Object.entries(palette);
  for (const own of namesOf(experiment, factor, level))
    for (const [name, hue] of written) if (armsNamed(name).includes(own)) return { name, hue };
  return undefined;
}

/** The same experiment with the hues that a palette gives its arms; as it is where it names none of them. */
export function inColours(experiment: Experiment, palette: Palette): Experiment {
  const { design } = experiment;
  const factors = design.factors.map((factor) =>
    isArm(factor) ? factorInColours(experiment.id, factor, palette) : factor,
  );
  return { ...experiment, design: { ...design, factors } };
}

function factorInColours(experiment: string, factor: Factor, palette: Palette): Factor {
  const named = new Map(
    factor.levels.flatMap((level) => {
      const own = namedHue(experiment, factor, level, palette);
      return own ? [[level.id, own.hue] as const] : [];
    }),
  );
  if (named.size === 0) return factor;
  const others = factor.levels.filter(({ id }) => !named.has(id));
  const left = hueNumbers.filter((hue) => ![...named.values()].includes(hue));
  // Grey is for what others are compared with, where nothing else was given it.
  const grey = others.some(({ id }) => id === factor.baseline) && left.includes(0);
  const free = left.filter((hue) => hue !== 0);
  const isGrey = ({ id }: Level) => grey && id === factor.baseline;
  const kinds = [...new Set(others.filter((level) => !isGrey(level)).map(kindOf))];
  // As with more than six kinds of arms: where hues do not suffice, names alone tell those that have none of their own.
  const hueOf = (level: Level): number =>
    kinds.length > free.length ? (free[0] ?? 1) : (free[kinds.indexOf(kindOf(level))] ?? 1);
  return {
    ...factor,
    levels: factor.levels.map((level) => ({
      ...level,
      hue: named.get(level.id) ?? (isGrey(level) ? 0 : hueOf(level)),
    })),
  };
}

const hueNumbers = Array.from({ length: hues + 1 }, (_, hue) => hue);

/** Every name by which a palette may call an arm of these experiments. */
export function namesOfArms(experiments: readonly Experiment[]): readonly string[] {
  const names = experiments.flatMap(({ id, design }) =>
    design.factors
      .filter(isArm)
      .flatMap((factor) => factor.levels.flatMap((level) => namesOf(id, factor, level))),
  );
  return [...new Set(names)];
}

/** Two arms of one experiment that a palette gives one hue, though they are not of one group. */
export interface SharedHue {
  readonly experiment: string;
  readonly hue: number;
  /** What the palette calls them. */
  readonly names: readonly [string, string];
  /** What readers call them. */
  readonly labels: readonly [string, string];
}

/** Where a palette would make two arms of one experiment look alike, though it has no more of them than there are hues. */
export function sharedHues(
  experiments: readonly Experiment[],
  palette: Palette,
): readonly SharedHue[] {
  return experiments.flatMap(({ id, design }) =>
    design.factors.filter(isArm).flatMap((factor) => {
      if (new Set(factor.levels.map(kindOf)).size > hueNumbers.length) return [];
      const named = factor.levels.flatMap((level) => {
        const own = namedHue(id, factor, level, palette);
        return own ? [{ ...own, level }] : [];
      });
      return named.flatMap((one, i) =>
        named
          .slice(i + 1)
          .filter(({ hue, level }) => hue === one.hue && kindOf(level) !== kindOf(one.level))
          .map(
            (other): SharedHue => ({
              experiment: id,
              hue: one.hue,
              names: [one.name, other.name],
              labels: [one.level.label, other.level.label],
            }),
          ),
      );
    }),
  );
}
