import type { UncheckedReason } from "../../../model/index.ts";

/** What a hypothesis says of where its text stood, and which results decide it. */
export interface Registration {
  readonly commit: string;
  /** By its path from the root of the report. */
  readonly file: string;
  readonly experiment: string;
}

/** What the history of a repository says of a registration. */
export type HistoryAnswer =
  | { readonly found: "nothing"; readonly why: UncheckedReason }
  /** The history has no such commit, or several that begin so. */
  | { readonly found: "no-commit" }
  | {
      readonly found: "commit";
      /** In full. */
      readonly commit: string;
      /** The day on which its author made it. */
      readonly date: string;
      /** The file in it; null where it holds none of that name. */
      readonly text: string | null;
      /** The first commit that added one of the result files; null where none is committed. */
      readonly results: { readonly commit: string; readonly date: string } | null;
      /** A commit that added a result file and does not come after; null where all do. */
      readonly notAfter: string | null;
    };
