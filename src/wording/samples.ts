import type { Condition, Experiment } from "../model/index.ts";
import { quantityInWords } from "../model/index.ts";
import { count } from "./numbers/numbers.ts";

/** A sample by what tells it from others of its selection. */
export interface SampleNamed {
  readonly condition: Condition;
  readonly replicate: string;
  readonly unit: string;
  readonly epoch: number;
}

/** `Tagged; Wording: basic; seed 103; question q17`. */
export function sampleName(
  sample: SampleNamed,
  { varying, replicated }: { readonly varying: readonly string[]; readonly replicated: boolean },
  { design }: Experiment,
): string {
  const levels = design.factors
    .filter((factor) => varying.includes(factor.id))
    .map((factor) => {
      const id = sample.condition[factor.id] ?? "";
      const own = factor.levels.find((level) => level.id === id)?.label ?? id;
      return factor.role === "arm" ? own : quantityInWords(factor, id);
    });
  const names = [
    ...(replicated ? [`${design.replicate ?? "run"} ${sample.replicate}`] : []),
    `${design.unit} ${sample.unit}`,
    ...(sample.epoch > 1 ? [`epoch ${sample.epoch}`] : []),
  ];
  // Not commas: there are labels with commas.
  return [...levels, ...names].join("; ");
}

/** How samples were drawn, so that nobody takes them for chosen ones. */
export function drawText(draw: {
  readonly seed: number;
  /** Samples of the selection that have a transcript. */
  readonly of: number;
  readonly withoutTranscript: number;
  readonly shown: number;
}): string {
  const { seed, of, withoutTranscript, shown } = draw;
  const some = withoutTranscript > 0;
  const those = `sample${of === 1 ? "" : "s"}${some ? " with a transcript" : ""}`;
  const others = some
    ? [`${count(withoutTranscript)} more ${withoutTranscript === 1 ? "has" : "have"} none.`]
    : [];
  const drawn =
    of > shown
      ? `Seeded random draw (seed ${seed}) of ${shown} from ${count(of)} ${those}; nobody chose them.`
      : of === 1
        ? `The only ${those} is shown.`
        : `All ${count(of)} ${those} are shown.`;
  return [drawn, ...others].join(" ");
}

/** How samples were picked, so that nobody takes them for a draw. */
export function pickText(pick: {
  readonly rule: string;
  readonly seed: number;
  readonly of: number;
  readonly withoutTranscript: number;
  /** Samples or pairs to which the rule applies. */
  readonly matching?: number;
  readonly shown: number;
}): string {
  const { rule, seed, of, withoutTranscript, matching = 0, shown } = pick;
  const those = `sample${of === 1 ? "" : "s"}${withoutTranscript > 0 ? " with a transcript" : ""}`;
  return [
    `Picked by rule: ${rule}.`,
    `It applies to ${count(matching)} among ${count(of)} ${those}; ${shown === 1 ? "one is" : `${count(shown)} are`} shown.`,
    `Where several tie, a seeded draw decides (seed ${seed}).`,
  ].join(" ");
}

/** A design whose every combination has as many units: `All 12 combinations are there, 100 prompts each.` */
export function allThereText(planned: number, each: string, unit: string | null): string {
  return `All ${count(planned)} combinations are there, ${each}${unit === null ? "" : ` ${unit}s each`}.`;
}

/** A design with holes, or with more or fewer samples here and there. */
export function someThereText(
  { present, planned }: { readonly present: number; readonly planned: number },
  samples: readonly number[],
): string {
  const [least, most] = [Math.min(...samples), Math.max(...samples)];
  const each = least === most ? count(least) : `${count(least)} to ${count(most)}`;
  return `${count(present)} of ${count(planned)} combinations are there, ${each} samples in each.`;
}
