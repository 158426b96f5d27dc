import type { RawRecord } from "../../formats/shared/index.ts";
import type { LookedAt } from "../look/index.ts";
import { freshId } from "../look/index.ts";
import type { NameCounter } from "./design.ts";
import type { FactorGuess } from "./factors.ts";
import { factor, textAt } from "./factors.ts";
import type { FileSlots, Slot } from "./file-slots.ts";
import { taskSlot } from "./file-slots.ts";
import { levelReader } from "./level-reader.ts";

/** Factors that stand in the names of files, where no column says the same. */
export function withFiles(
  chosen: readonly FactorGuess[],
  files: readonly LookedAt[],
  { slots }: FileSlots,
  replicateOf: (record: RawRecord) => string,
): readonly FactorGuess[] {
  let factors = chosen;
  const used = new Set(chosen.map((f) => f.id));
  // Within a piece of one table nothing differs but the rows; a file of one record is a row.
  const single = files.length > 2 && files.every((f) => f.records.length === 1);
  if (single && chosen.length > 0) return chosen;
  const pieces = slots.some((s) => s.kind === "piece");
  for (const slot of slots) {
    if (slot.kind === "replicate" || slot.kind === "repeat" || slot.kind === "piece") continue;
    if (told(slot.values, factors, files, replicateOf)) continue;
    const rest =
      slot.kind === "progress" ? slot.values : withoutLevels(slot.values, factors, files);
    const id = freshId(slot.name, used);
    const values = [...new Set(rest)];
    const isContext = slot.kind === "progress" || slot.name === taskSlot;
    const guess = factor(id, "", slot.name, isContext ? "context" : "other", values);
    const why = slot.kind === "folder" ? "folders differ" : "names of files differ";
    factors = [
      ...factors,
      { ...guess, why, ofFile: new Map(files.map((f, i) => [f, rest[i] ?? ""])) },
    ];
  }
  if (factors.length > 0 && (pieces || !sharesConditions(factors, files, replicateOf, slots)))
    return factors;
  if (pieces && files.length > 1)
    return factors.length > 0 ? factors : [fileFactor(files, used, true)];
  return files.length > 1 || factors.length === 0
    ? [...factors, fileFactor(files, used, false)]
    : factors;
}

/** Whether two files hold rows of one condition, so that only the file tells them apart. */
function sharesConditions(
  factors: readonly FactorGuess[],
  files: readonly LookedAt[],
  replicateOf: (record: RawRecord) => string,
  slots: readonly Slot[],
): boolean {
  const levelOf = levelReader(factors, files);
  const counters = slots.filter((s) => s.kind === "repeat");
  const seen = new Map<string, LookedAt>();
  return files.some((file, i) =>
    file.records.some((record) => {
      const key = `${levelOf(record)} ${replicateOf(record)} ${counters.map((s) => s.values[i])}`;
      const first = seen.get(key) ?? file;
      seen.set(key, first);
      return first !== file;
    }),
  );
}

/** Whether what is known already tells the files apart as these values do. */
function told(
  values: readonly string[],
  factors: readonly FactorGuess[],
  files: readonly LookedAt[],
  replicateOf: (record: RawRecord) => string,
): boolean {
  const levelOf = levelReader(factors, files);
  const key = (file: LookedAt) =>
    JSON.stringify([...new Set(file.records.map((r) => `${levelOf(r)} ${replicateOf(r)}`))].sort());
  const groups = new Map<string, Set<string>>();
  files.forEach((file, i) => {
    const own = key(file);
    groups.set(own, (groups.get(own) ?? new Set()).add(values[i] ?? ""));
  });
  return [...groups.values()].every((own) => own.size === 1);
}

/** Names without the levels that the file's own records say: `model-a_law` is `law` where a column says `model-a`. */
function withoutLevels(
  values: readonly string[],
  factors: readonly FactorGuess[],
  files: readonly LookedAt[],
): readonly string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const cut = values.map((value, i) => {
    const file = files[i];
    let text = plain(value);
    for (const { path } of factors.filter((f) => f.path)) {
      const own = [...new Set(file?.records.map(textAt(path)))];
      if (own.length === 1 && own[0]) text = text.replace(plain(own[0]), "");
    }
    return text.replace(/^-+|-+$/g, "").replace(/--+/g, "-");
  });
  const changed = cut.some((text, i) => text !== plain(values[i] ?? ""));
  return changed && cut.every((text) => text !== "") ? cut : values;
}

/** Each file its own level, where nothing else tells them apart; one level for all pieces of a table. */
function fileFactor(files: readonly LookedAt[], used: Set<string>, asOne: boolean): FactorGuess {
  const id = freshId("file", used);
  const stems = files.map(({ name }) => name.replace(/\.gz$/i, "").replace(/\.[A-Za-z0-9]+$/, ""));
  const raw = stems.map((stem) => (asOne ? (stems[0] ?? stem) : stem));
  return {
    ...factor(id, "", "file", "other", [...new Set(raw)]),
    why:
      files.length > 1 && !asOne
        ? "nothing inside the files tells them apart"
        : "one level only; other arms can join with --add",
    ofFile: new Map(files.map((f, i) => [f, raw[i] ?? ""])),
  };
}

/** A pattern stands for all files where its placeholders are exactly what is read from names. */
export function patternFits(
  { slots, pattern }: FileSlots,
  factors: readonly FactorGuess[],
  replicate: NameCounter | undefined,
  epoch: NameCounter | undefined,
): boolean {
  if (pattern === null || slots.length === 0) return false;
  const named = factors.filter((f) => f.ofFile);
  const known = [...named.map((f) => f.id), ...[replicate, epoch].flatMap((c) => c?.name ?? [])];
  return (
    known.length > 0 &&
    named.every((f) => {
      const slot = slots.find((s) => s.name === f.id);
      const plain = f.levels.every(({ raw, id }) => raw === id);
      return plain && slot?.values.every((v) => f.levels.some(({ raw }) => raw === v));
    })
  );
}
