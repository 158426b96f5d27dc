import type { Design, Guess } from "./design/index.ts";
import type { LookedAt } from "./look/index.ts";

const few = 12;

/** What was guessed, what was left out and why, a line each, for the author to look over. */
export function describeGuesses(
  design: Design,
  files: readonly LookedAt[],
  leftOut: ReadonlyMap<LookedAt, string>,
  published: { readonly from: { readonly size: number }; readonly others: number },
): readonly Guess[] {
  const { factors, metrics, unit, unitMatch, replicate, epoch, log, wordy, columns } = design;
  const taken = new Set([
    ...factors.map((f) => f.path),
    ...metrics.map((m) => m.path),
    ...design.notes.flatMap(({ what }) => what.split(/, | \+ /)),
    unit,
    replicate,
    epoch,
  ]);
  const others = columns.filter(
    (c) =>
      c.values.length > 1 &&
      c.values.length <= few &&
      !taken.has(c.path) &&
      !c.numeric &&
      c.longest < 40 &&
      !/target|answer|^file\./.test(c.path) &&
      (!log || /^(sample\.metadata|doc)[.[]/.test(c.path)),
  );
  const asked: readonly Guess[] =
    files.length === 0 || unit
      ? []
      : [
          log
            ? {
                what: "sample id",
                as: unitMatch ? "unit, without its condition" : "unit: what was asked",
                why: "the harness's own",
              }
            : {
                what: "each row",
                as: "a unit of its own",
                why: "no column looks like an id, so nothing is paired",
              },
        ];
  return [
    ...factors.map((f) => describeFactor(f, design)),
    ...asked,
    ...design.notes,
    ...wordy.slice(0, 6).map((text) => ({
      what: text,
      as: "left out",
      why: "words, not numbers: say what each counts as with `values:`",
    })),
    ...others.map((c) => ({
      what: c.path,
      as: "left out",
      why: "it describes the questions, or its name does not say that it is a condition",
    })),
    ...files.flatMap((file) => describeLists(file)),
    ...(published.others > 0
      ? [
          {
            what: `${published.others} ${published.others === 1 ? "value" : "values"} more`,
            as: "left out",
            why: "another value stands under the same condition, and no field of theirs tells them apart",
          },
        ]
      : []),
    ...(published.from.size > 0
      ? [
          {
            what: "values without samples",
            as: "published",
            why: "the harness's own, in harness-values.csv; `citation: harness` wants an entry in the bibliography",
          },
        ]
      : []),
    ...[...leftOut].map(([file, reason]) => ({ what: file.name, as: "left out", why: reason })),
  ];
}

function describeFactor(
  { id, path, role, levels, baseline, why, ofFile }: Design["factors"][number],
  { spread }: Design,
): Guess {
  const from = ofFile ? "names of files" : spread && path === "" ? "names of columns" : path;
  const count = levels.length === 1 ? "1 level" : `${levels.length} levels`;
  const base = levels.length > 1 && role !== "context" ? `, baseline ${baseline}` : "";
  return {
    what: from === id ? from : `${id} (${from})`,
    as: `factor, ${role}, ${count}${base}`,
    why:
      why ??
      (levels.length === 1
        ? "one level only; other arms can join with --add"
        : "its value differs between rows"),
  };
}

/** Which of several lists of a JSON file was read. */
function describeLists({ name, recordsKey, otherLists = [] }: LookedAt): readonly Guess[] {
  if (otherLists.length === 0) return [];
  const more = otherLists.length > 6 ? `, and ${otherLists.length - 6} more` : "";
  return [
    {
      what: `${name}: ${recordsKey ?? "records"}`,
      as: "the list that was read",
      why: `${otherLists.length} other ${otherLists.length === 1 ? "list was" : "lists were"} not: ${otherLists
        .slice(0, 6)
        .map(({ path, length }) => `${path} (${length})`)
        .join(", ")}${more}`,
    },
  ];
}

/** Guesses as a table of plain text: three columns, the last as long as it needs. */
export function guessTable(guesses: readonly Guess[]): readonly string[] {
  const cut = (text: string, room: number) =>
    text.length > room ? `${text.slice(0, room - 1)}…` : text;
  const rows = [
    { what: "what", as: "taken for", why: "because" },
    ...guesses.map(({ what, as, why }) => ({
      what: cut(oneLine(what), 60),
      as: cut(oneLine(as), 60),
      why: oneLine(why),
    })),
  ];
  const width = (key: "what" | "as") =>
    Math.min(46, Math.max(...rows.map((row) => row[key].length)));
  const [first, second] = [width("what"), width("as")];
  return rows.map(({ what, as, why }) =>
    `${what.padEnd(first)}  ${as.padEnd(second)}  ${why}`.trimEnd(),
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
