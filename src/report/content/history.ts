import { stableJson } from "../../lib/stable-json.ts";
import type { FindingReport, Problems } from "../../model/index.ts";
import type { HistoryAnswer, Registration } from "../../notebook/index.ts";
import { uncheckedInWords } from "../../wording/index.ts";
import type { LoadedExperiment } from "../experiment/index.ts";
import { askHistory, cached, hashCode, sha256 } from "../inputs/index.ts";
import type { Content } from "./read-content.ts";

/** What the history says of every registration of a report. It can be sent to a thread. */
export type History = ReadonlyMap<string, HistoryAnswer>;

/**
 * Asks the history of the repository once for all that pages say of it: where none says anything not at all, and where
 * it ends where it did (`end`) no second time.
 */
export async function historyOf(
  root: string,
  end: string | null,
  { notebooks }: Content,
  loaded: readonly LoadedExperiment[],
): Promise<History> {
  const asked = new Map(
    notebooks.flatMap(({ registered }) => registered.map((one) => [keyOf(one), one] as const)),
  );
  const results = new Map(
    loaded.map(({ data }) => [data.experiment.id, data.files.map(({ path }) => path)]),
  );
  const questions = [...asked.values()].map((one) => ({
    ...one,
    results: results.get(one.experiment) ?? [],
  }));
  if (questions.length === 0 || end === null) return new Map();
  const key = sha256([await hashCode("binding"), end, stableJson(questions)].join("\n"));
  const answers = await cached(root, "history", key, () => askHistory(root, questions));
  return new Map([...asked.keys()].flatMap((key, i) => (answers[i] ? [[key, answers[i]]] : [])));
}

/** What it says of one. What was not asked has no history. */
export function answerIn(history: History, asked: Registration): HistoryAnswer {
  return history.get(keyOf(asked)) ?? { found: "nothing", why: "no-history" };
}

const keyOf = ({ commit, file, experiment }: Registration): string =>
  [commit, experiment, file].join(" ");

/** Says once of each reason that registrations could not be checked. */
export function reportUnchecked(findings: readonly FindingReport[], problems: Problems): void {
  const open = findings.flatMap(({ registered, place }) =>
    registered?.unchecked ? [{ why: registered.unchecked, place }] : [],
  );
  for (const why of new Set(open.map((one) => one.why))) {
    const all = open.filter((one) => one.why === why);
    const [{ place } = { place: { file: "content" } }] = all;
    const { message, ...more } = uncheckedInWords(why, all.length);
    problems.warn("registration-is-checked", place, message, more);
  }
}
