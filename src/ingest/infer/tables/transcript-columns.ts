import type { Design } from "../design/index.ts";

const turnNames: readonly (readonly [string, RegExp])[] = [
  ["system", /^system(_prompt|_message)?$/i],
  ["user", /^(prompt|question|input|user|query|instruction)$/i],
  ["assistant", /^(response|output|answer|completion|assistant|generation|text)$/i],
];

/** Columns of a table that look like turns; `arm`: where each arm has a column of its own answers. */
export function transcriptOf(design: Design, arm?: string): Readonly<Record<string, string>> {
  const { columns, factors, metrics, spread } = design;
  const taken = new Set([...factors, ...metrics].map(({ path }) => path));
  const found = Object.fromEntries(
    turnNames.flatMap(([turn, name]) => {
      const fits = columns.filter((c) => name.test(c.leaf) && !taken.has(c.path) && !c.numeric);
      const longest = [...fits].sort((a, b) => b.longest - a.longest)[0];
      return longest ? [[turn, longest.path] as const] : [];
    }),
  );
  const answer = arm === undefined ? undefined : spread?.answers.get(arm);
  return answer ? { ...found, assistant: answer.path } : found;
}
