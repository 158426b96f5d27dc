import type { Experiment, Mark } from "../../model/index.ts";
import { factorOf, hueOf } from "../../model/index.ts";

/** The visual grammar of a report: which factor is hue, fill and shape. Pages use the same. */
export {
  factorOf,
  hueOf,
  hues,
  huesAreUnique,
  labelHue,
  levelIn,
  markOf,
} from "../../model/index.ts";

/**
 * What fill, shape and grey mean in this experiment, for the one figure of a page that teaches it. Only what the
 * figure's own marks tell apart: a key to something that is not there puzzles.
 */
export function keyOf(
  experiment: Experiment,
  shown: readonly Mark[],
): readonly { readonly label: string; readonly marks: readonly Mark[] }[] {
  const differ = (by: (mark: Mark) => unknown) => new Set(shown.map(by)).size > 1;
  const trigger = differ((mark) => mark.fill) ? factorOf(experiment, "trigger") : undefined;
  const persona =
    differ((mark) => mark.shape) &&
    experiment.design.factors.some((f) => f.role === "persona" || f.levels.some((l) => l.persona));
  const shapes = (persona ? ["circle", "diamond"] : ["circle"]) as Mark["shape"][];
  const grey = (shape: Mark["shape"], fill: Mark["fill"]): Mark => ({ hue: 0, shape, fill });
  const fills = trigger
    ? trigger.levels
        .filter((l, _i, all) => l.id === trigger.baseline || all.length === 2)
        .map((l) => ({
          label: saysItself(l.label, trigger.label) ? l.label : `${trigger.label}: ${l.label}`,
          marks: shapes.map((s) => grey(s, l.id === trigger.baseline ? "hollow" : "solid")),
        }))
    : [];
  const who = persona
    ? [
        {
          label: "the assistant",
          marks: [grey("circle", "hollow"), grey("circle", "solid")],
        },
        {
          label: "with a persona, trained or prompted",
          marks: [grey("diamond", "hollow"), grey("diamond", "solid")],
        },
      ].map((entry) => (trigger ? entry : { ...entry, marks: entry.marks.slice(1) }))
    : [];
  const hasGrey = shown.some((mark) => mark.hue === 0) && differ((mark) => mark.hue);
  const arm = hasGrey ? factorOf(experiment, "arm") : undefined;
  // A palette may give the baseline a hue, and grey to another arm, whose name stands beside it.
  const baseline = arm?.levels.find((l) => l.id === arm.baseline && hueOf(arm, l.id) === 0);
  return [
    ...fills,
    ...who,
    ...(baseline
      ? [
          {
            label: /baseline/i.test(baseline.label)
              ? "Grey: the baseline"
              : `Grey: ${baseline.label}, the baseline`,
            marks: [],
          },
        ]
      : []),
  ];
}

/** Whether a level's name holds a word of its factor's: "detailed wording" needs no "Wording of the trigger" before it. */
function saysItself(level: string, factor: string): boolean {
  const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return words(level).some((word) => words(factor).includes(word));
}

/** Whether two marks cannot be told apart on a page. */
export function looksAlike(a: Mark, b: Mark): boolean {
  const look = ({ hue, shape, fill, published }: Mark) =>
    [hue, shape, fill, published ?? false].join();
  return look(a) === look(b);
}
