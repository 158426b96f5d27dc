import { isBaseline } from "../look/index.ts";
import type { Question } from "./design.ts";

const mostConditions = 12;
/** A question and a word after it: `S1::clean`. */
const ending = /^(.+?)(?:::|--|__|[-_:./|#@ ])([A-Za-z].*)$/;
const lastWord = /^(.+)(?:::|--|__|[-_:./|#@ ])([A-Za-z][A-Za-z0-9]*)$/;

/** Ids that end in a condition, such as `S1::clean` and `S1::attack`: as they are, no two of them are one question. */
export function idConditions(ids: ReadonlySet<string>): Question | null {
  for (const pattern of [ending, lastWord]) {
    const found = [...ids].map((id) => pattern.exec(id));
    if (found.length < 4 || found.includes(null)) continue;
    const questions = new Set(found.map((match) => match?.[1]));
    const words = new Set(found.flatMap((match) => match?.[2] ?? []));
    if (words.size < 2 || words.size > mostConditions || questions.size < 3) continue;
    const complete = ids.size >= 0.9 * questions.size * words.size;
    if (!complete || ![...words].some((word) => isBaseline(word) === 2)) continue;
    return {
      rule: "units-match-for-pairing",
      message:
        "Ids of samples end in what seems to be a condition: as they are, each is a question of its own",
      expected: "ids of questions, the same under each condition, and a field with the condition",
      found: [...ids].slice(0, 3).join(", "),
      fix: `Put the question's id and the condition (${[...words].slice(0, 4).join(", ")}) into two fields, or write results/<name>/experiment.yaml by hand: \`unit\` and a factor, each with \`field\` and \`match\` (docs/experiment.md).`,
    };
  }
  return null;
}
