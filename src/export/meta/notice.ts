import { dateInWords } from "../../lib/date-words.ts";
import type { Pin, RemovedPage, Report } from "../../model/index.ts";

/** What a page says that stands where something was published once. */
export interface Notice {
  readonly heading: string;
  /** Its last title or claim; null where that is not known. */
  readonly title: string | null;
  readonly sentences: readonly string[];
  /** Address of what replaced it. */
  readonly by: string | null;
  /** The last version of it that stays. */
  readonly pin: Pin | null;
}

const nouns = {
  notebook: "notebook",
  figure: "figure",
  finding: "finding",
  experiment: "experiment",
  samples: "page of samples",
} as const;

/** In words what became of an address. */
export function noticeOf(
  { path, what, title, last, by, reason }: RemovedPage,
  publication: Report["publication"],
): Notice {
  const noun = nouns[what];
  const became = by !== null ? "was replaced" : reason !== null ? "was withdrawn" : "is gone";
  return {
    heading: `This ${noun} ${became}`,
    title,
    sentences: [
      ...(last === null ? [] : [`The report of ${dateInWords(last)} was the last to have it.`]),
      ...(reason === null ? [] : [/[.?!]$/.test(reason) ? reason : `${reason}.`]),
      ...(what === "samples" && by === null && reason === null
        ? ["Which samples have a page depends on the data; this one has none any more."]
        : []),
    ],
    by,
    pin: publication?.pins[path]?.at(-1) ?? null,
  };
}
