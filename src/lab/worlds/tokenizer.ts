/** Numbers of the tokens that every world has. */
export const padding = 0;
export const start = 1;
export const end = 2;

const special = ["<pad>", "<bos>", "<eos>"];

/** One number per word; texts are words between spaces. */
export interface Tokenizer {
  readonly size: number;
  encode(words: readonly string[]): number[];
  decode(ids: readonly number[]): string[];
}

/** A tokenizer of whole words; an unknown word is a bug of ours and throws. */
export function wordTokenizer(words: Iterable<string>): Tokenizer {
  const list = [...special, ...new Set(words)];
  const numbers = new Map(list.map((word, index) => [word, index]));
  return {
    size: list.length,
    encode: (given) =>
      given.map((word) => {
        const id = numbers.get(word);
        if (id === undefined) throw new Error(`The word "${word}" is not in this world.`);
        return id;
      }),
    decode: (ids) => ids.map((id) => list[id] ?? "<unknown>"),
  };
}

/** The words of a template, with `{slots}` filled in. */
export function fill(template: string, slots: Readonly<Record<string, string>> = {}): string[] {
  return template.split(" ").map((word) => {
    const slot = /^\{(.+)\}$/.exec(word)?.[1];
    if (slot === undefined) return word;
    const value = slots[slot];
    if (value === undefined) throw new Error(`Nothing fills {${slot}} in "${template}".`);
    return value;
  });
}

/** The words of templates that are no slots. */
export function wordsOf(templates: readonly string[]): string[] {
  return templates.flatMap((one) => one.split(" ")).filter((word) => !word.startsWith("{"));
}
