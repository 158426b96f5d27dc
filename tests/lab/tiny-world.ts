import type { ModelShape } from "../../src/lab/model/shape.ts";
import { pick } from "../../src/lab/random.ts";
import { wordTokenizer } from "../../src/lab/worlds/tokenizer.ts";
import type { Text, World } from "../../src/lab/worlds/world.ts";

const tokenizer = wordTokenizer(["a", "b", "c"]);
/** So few and so short that float64 differences of a whole batch take no time. */
const texts: readonly Text[] = [
  [
    { part: "prefix", words: ["a"] },
    { part: "text", words: ["b", "c"] },
  ],
  [{ part: "text", words: ["c", "c", "a"] }],
  [{ part: "text", words: ["b", "a"] }],
  [{ part: "text", words: ["c"] }],
];

/** A world of four texts and three words. */
export const tinyWorld: World = {
  tokenizer,
  sources: ["texts"],
  draw: (_, random) => pick(random, texts),
  prompts: () => [],
  marks: {},
};

export const tinyShape: ModelShape = {
  vocabulary: tokenizer.size,
  context: 4,
  width: 4,
  layers: 1,
  heads: 2,
};
