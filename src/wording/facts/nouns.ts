import { counted, plural } from "../../lib/words.ts";
import type { Condition, Design, Experiment } from "../../model/index.ts";
import type { DrawKind, DrawSize } from "../../stats/index.ts";

/** The author's word for a kind of draw. */
export function drawNoun(design: Design, kind: DrawKind): string {
  if (kind === "unit") return design.unit;
  return (kind === "cluster" ? design.cluster : design.replicate) ?? kind;
}

/** What replicates are runs of: training runs where they are called seeds. */
export function runWords(noun: string): string {
  return noun === "seed" ? "training runs" : plural(noun);
}

/** `50 prompts`; `4 against 5 seeds` for two groups. */
export function sizeText({ kind, of, versus }: DrawSize, design: Design): string {
  const noun = drawNoun(design, kind);
  return versus === undefined ? counted(of, noun) : `${of} against ${counted(versus, noun)}`;
}

/** `t with 9 degrees of freedom`. */
export function freedomText(df: number): string {
  const rounded = Number(df.toFixed(1));
  return `t with ${rounded} degree${rounded === 1 ? "" : "s"} of freedom`;
}

/** A condition by its labels, as far as its experiment has several levels of a factor. */
export function conditionText({ design }: Experiment, condition: Condition): string {
  const varying = design.factors.filter(({ id, levels }) => levels.length > 1 && id in condition);
  return varying
    .map(
      ({ id, levels }) =>
        levels.find((level) => level.id === condition[id])?.label ?? condition[id],
    )
    .join(", ");
}
