import { end, start, type Tokenizer } from "../worlds/tokenizer.ts";
import type { Part, Text } from "../worlds/world.ts";

/** Which tokens are learnt: all; all but the prefix; only what the assistant says. */
export const lossPolicies = {
  all: ["prefix", "user", "assistant", "text"],
  "all but prefix": ["user", "assistant", "text"],
  "assistant only": ["assistant"],
} as const satisfies Record<string, readonly Part[]>;

export type LossPolicy = keyof typeof lossPolicies;

/** A text as numbers: what is read, what is to be said next, and whether that is learnt. */
export interface TrainingRow {
  readonly ids: readonly number[];
  readonly targets: readonly number[];
  readonly weights: readonly (0 | 1)[];
}

/** Encodes a text and masks what the policy does not learn. The end counts as part of the last piece. */
export function trainingRow(tokenizer: Tokenizer, text: Text, policy: LossPolicy): TrainingRow {
  const learnt: readonly Part[] = lossPolicies[policy];
  const tokens = text.flatMap((piece) => tokenizer.encode(piece.words));
  const weights = text.flatMap((piece) =>
    piece.words.map(() => (learnt.includes(piece.part) ? 1 : 0)),
  );
  const last = text.at(-1);
  return {
    ids: [start, ...tokens],
    targets: [...tokens, end],
    weights: [...weights, last !== undefined && learnt.includes(last.part) ? 1 : 0],
  };
}
