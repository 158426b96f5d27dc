import { resultEnding as extension } from "../../formats/index.ts";
import { patternMatcher } from "../../manifest/index.ts";
import { idOf } from "../look/index.ts";

/** A part in which the names of some files differ. */
export interface Slot {
  /** Its name, which is a placeholder of the pattern where there is one. */
  readonly name: string;
  /** A number of a run, a point of a curve, a piece of one table, or a text. */
  readonly kind: "replicate" | "progress" | "repeat" | "piece" | "file" | "folder";
  /** One per file. */
  readonly values: readonly string[];
}

export interface FileSlots {
  readonly slots: readonly Slot[];
  /** A pattern with a placeholder for each slot that matches exactly these names and reads them so; else null. */
  readonly pattern: string | null;
}

const counters: readonly (readonly [Slot["kind"], RegExp])[] = [
  ["replicate", /^(seed|replicate|train(ing)?_?seed|model_?seed)$/i],
  ["progress", /^(global_?step|steps?|ckpt|checkpoint|epoch|iter(ation)?)$/i],
  ["repeat", /^(run|rep|repeat|trial|attempt|rollout)$/i],
  ["piece", /^(part|shard|chunk|batch|split|page)$/i],
];
const counted =
  /(?<![A-Za-z])(global_?step|steps?|seed|replicate|train_?seed|model_?seed|ckpt|checkpoint|epoch|iter(?:ation)?|run|rep|repeat|trial|attempt|rollout|part|shard|chunk|batch)([-_=. ]?)(\d+(?:\.\d+)?[kKmM]?)(?![A-Za-z0-9])/gi;
/** `train-00000-of-00003`: pieces of one table, as data sets are exported. */
const shards = /\d{3,5}-of-\d{3,5}/;
/** A date with a time of day; a date alone may name a model. */
const times =
  /\d{4}-?\d\d-?\d\d[T_ -]\d\d[-_:.]?\d\d(?:[-_:.]?\d\d)?(?:[.,]\d+)?(?:[+-]\d\d[-_:]?\d\d|Z)?/g;
/** Words that say what a file holds, not under which condition. */
const plainWords =
  /^(results?|samples?|evals?|evaluations?|outputs?|scores?|data|answers?|graded|judged|judgements?|judgments?|responses?|preds?|predictions?|logs?|generations?|completions?|metrics|final|all|test)$/i;
const mark = (i: number): string => String.fromCharCode(0xe000 + i);
const anyMark = /[\ue000-\uf8ff]/;

interface Part {
  readonly texts: readonly string[];
  readonly isFile: boolean;
}

/** What tells the names of some files apart, folder by folder. */
export function slotsOf(names: readonly string[]): FileSlots {
  const endings = new Set(names.map((name) => extension.exec(name)?.[0] ?? ""));
  const split = names.map((name) => name.replace(extension, "").split("/"));
  const depth = split[0]?.length ?? 0;
  if (names.length < 2 || split.some((parts) => parts.length !== depth)) return whole(names);
  const slots: Slot[] = [];
  const patterns: (string | null)[] = [];
  for (let at = 0; at < depth; at++) {
    const part = { texts: split.map((parts) => parts[at] ?? ""), isFile: at === depth - 1 };
    patterns.push(readPart(part, slots));
  }
  const [ending] = endings;
  const joined =
    endings.size === 1 && !patterns.includes(null) ? `${patterns.join("/")}${ending}` : null;
  return { slots, pattern: joined !== null && reads(joined, names, slots) ? joined : null };
}

function whole(names: readonly string[]): FileSlots {
  const values = names.map((name) => name.replace(extension, ""));
  return {
    slots: new Set(values).size > 1 ? [{ name: "file", kind: "file", values }] : [],
    pattern: null,
  };
}

/** Adds the slots of one folder or file name, and returns its part of the pattern. */
function readPart({ texts, isFile }: Part, slots: Slot[]): string | null {
  if (new Set(texts).size === 1) return literal(texts[0] ?? "");
  const found: { readonly kind: Slot["kind"]; readonly name: string; readonly values: string[] }[] =
    [];
  let timed = false;
  const templates = texts.map((text, file) => {
    const pieces = text.replace(shards, (all) => {
      put(found, "piece", "part", all, file);
      return mark(indexOf(found, "part"));
    });
    const counts = pieces.replace(counted, (all, word: string, gap: string, number: string) => {
      const kind = counters.find(([, name]) => name.test(word))?.[0] ?? "repeat";
      const name = idOf(word.toLowerCase()).replace(/^steps$/, "step");
      put(found, kind, name, number, file);
      return all.slice(0, word.length) + gap + mark(indexOf(found, name));
    });
    return counts.replace(times, () => {
      timed = true;
      return "*";
    });
  });
  const complete = found.every(
    ({ values }) => values.filter((v) => v !== undefined).length === texts.length,
  );
  if (!complete) {
    // A number that only some names have cannot be read out of all: the name as it is.
    addName(texts, isFile, slots);
    return null;
  }
  const kept = found.map((slot) => ({ ...slot, name: fresh(slot.name, slots) }));
  slots.push(...kept.filter(({ values }) => new Set(values).size > 1));
  const filled = (template: string): string =>
    kept.reduce(
      (text, { name, values }, i) =>
        text.replaceAll(mark(i), new Set(values).size > 1 ? `{${name}}` : literal(values[0] ?? "")),
      template,
    );
  if (new Set(templates).size === 1) return filled(escaped(templates[0] ?? "", timed));
  const { before, after } = shared(templates);
  const middle = templates.map((t) => t.slice(before.length, t.length - after.length));
  if (middle.some((text) => anyMark.test(text) || text === "")) {
    addName(
      templates.map((t) => tidy(t.replace(/[\ue000-\uf8ff*]/g, ""))),
      isFile,
      slots,
    );
    return null;
  }
  if (addTokens(middle, isFile, slots)) return null;
  const name = addName(
    middle.map((text) => tidy(text.replaceAll("*", ""))),
    isFile,
    slots,
  );
  const plain = middle.every((text) => !text.includes("*"));
  if (name === null || !plain) return null;
  return `${filled(escaped(before, timed))}{${name}}${filled(escaped(after, timed))}`;
}

function put(
  found: { kind: Slot["kind"]; name: string; values: string[] }[],
  kind: Slot["kind"],
  name: string,
  value: string,
  file: number,
): void {
  let slot = found.find((s) => s.name === name);
  if (!slot) found.push((slot = { kind, name, values: [] }));
  slot.values[file] ??= value;
}

function indexOf(found: readonly { name: string }[], name: string): number {
  return found.findIndex((slot) => slot.name === name);
}

/** Names of benchmarks: what tells files apart there is a task. */
const benchmark =
  /^(mmlu|gsm8?k|arc|arc[-_]?[ce]\w*|hellaswag|truthful_?qa|humaneval|mbpp|math|bbh|boolq|piqa|winogrande|gpqa|ifeval|drop|squad|triviaqa|mask|sycophancy|strongreject|harmbench|wmdp|simpleqa)$/i;
/** Name of a slot of benchmarks: within each of them questions have numbers of their own. */
export const taskSlot = "task";
const seedToken = /^(?:s|seed|rep)(\d+)$/i;

/** Words of a name each of which is one of few in every combination: `base_mmlu_s1` is an arm, a task and a seed. */
function addTokens(texts: readonly string[], isFile: boolean, slots: Slot[]): boolean {
  const split = texts.map((text) => text.split("_").filter(Boolean));
  const width = split[0]?.length ?? 0;
  if (width < 2 || split.some((words) => words.length !== width)) return false;
  const columns = Array.from({ length: width }, (_x, at) => split.map((words) => words[at] ?? ""));
  const varied = columns.filter((words) => new Set(words).size > 1);
  const combinations = varied.reduce((product, words) => product * new Set(words).size, 1);
  if (varied.length < 2 || combinations !== texts.length) return false;
  for (const words of varied) {
    const seeds = words.map((word) => seedToken.exec(word)?.[1]);
    if (seeds.every((seed) => seed !== undefined))
      slots.push({ name: fresh("seed", slots), kind: "replicate", values: seeds });
    else {
      const kind = isFile ? "file" : "folder";
      const name = words.every((word) => benchmark.test(word)) ? taskSlot : kind;
      slots.push({ name: fresh(name, slots), kind, values: words });
    }
  }
  return true;
}

/** Texts as levels of a slot; null where they are all equal. */
function addName(texts: readonly string[], isFile: boolean, slots: Slot[]): string | null {
  if (new Set(texts).size === 1) return null;
  const kind = isFile ? "file" : "folder";
  const name = fresh(kind, slots);
  slots.push({ name, kind, values: texts });
  return name;
}

function fresh(name: string, slots: readonly Slot[]): string {
  let free = name;
  for (let n = 2; slots.some((slot) => slot.name === free); n++) free = `${name}_${n}`;
  return free;
}

/** What all templates begin with and end in, cut at whole words; of the beginning only words that say nothing of a condition. */
function shared(templates: readonly string[]): { readonly before: string; readonly after: string } {
  const [first = ""] = templates;
  let start = 0;
  while (start < first.length && templates.every((t) => t[start] === first[start])) start++;
  let end = 0;
  const shortest = Math.min(...templates.map((t) => t.length));
  while (
    end < shortest - start &&
    templates.every((t) => t[t.length - 1 - end] === first[first.length - 1 - end])
  )
    end++;
  const head = first.slice(0, start);
  const cut = Math.max(...[...head.matchAll(/[-_. ]+/g)].map((m) => m.index + m[0].length), 0);
  const words = head
    .slice(0, cut)
    .split(/[-_. ]+/)
    .filter(Boolean);
  const before = words.every((w) => plainWords.test(w) || anyMark.test(w))
    ? head.slice(0, cut)
    : "";
  const tail = first.slice(first.length - end);
  const from = tail.search(/[-_. ]/);
  // `0.5` and `1.5` end alike, and are numbers of their own.
  const after = from < 0 || !/[A-Za-z\ue000-\uf8ff]/.test(tail.slice(from)) ? "" : tail.slice(from);
  return { before, after };
}

const tidy = (text: string): string => text.replace(/^[-_. ]+|[-_. ]+$/g, "") || text;

/** Text of a pattern that means itself. */
const literal = (text: string): string => text.replace(/[*?[\]{}]/g, "?");

/** The same, where times were replaced by a star. */
const escaped = (text: string, timed: boolean): string =>
  timed ? text.replace(/[?[\]{}]/g, "?") : literal(text);

/** Whether a pattern reads every name as its slots do. */
function reads(pattern: string, names: readonly string[], slots: readonly Slot[]): boolean {
  const levels = Object.fromEntries(slots.map(({ name, values }) => [name, [...new Set(values)]]));
  const match = patternMatcher(pattern, levels);
  return names.every((name, i) => {
    const found = match(name);
    return found !== null && slots.every((slot) => found[slot.name] === slot.values[i]);
  });
}
