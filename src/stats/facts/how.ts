import type { DrawSize } from "./draw.ts";

/** What a value that is no mean of scores rests on. */
export type OwnHow =
  | {
      readonly is: "judged";
      readonly name: string;
      readonly samples: number;
      readonly labels: number;
    }
  | {
      readonly is: "area";
      readonly name: string;
      readonly positives: number;
      readonly negatives: number;
    }
  | {
      readonly is: "share of positives";
      readonly fpr: number;
      readonly positives: number;
      readonly negatives: number;
    };

/** The same with the number of conditions and runs that it is averaged over. */
export interface OwnSide {
  readonly cells: number;
  readonly how: OwnHow;
}

/** How an estimate and its interval were computed. */
export type EstimateHow =
  | { readonly is: "none" }
  | { readonly is: "mean alone" | "wilson" | "bounded"; readonly draws: DrawSize }
  | { readonly is: "clustered" | "ranged" | "t"; readonly draws: DrawSize; readonly df: number }
  | {
      readonly is: "runs";
      readonly draws: DrawSize;
      readonly df: number;
      /** Name of what is computed within each run, where that is no mean of scores. */
      readonly within: string | null;
    }
  | ({ readonly is: "own" } & OwnSide)
  | { readonly is: "transcribed"; readonly interval: string | null };

/** What a difference may say beside how its interval was computed. */
interface DifferenceMore {
  /** Name of what is computed within each run, where that is no mean of scores. */
  readonly within?: string | null;
  /** The interval of four groups was wider, and is shown. */
  readonly wider?: true;
}

/** How a contrast and its interval were computed. */
export type DifferenceHow = DifferenceMore &
  (
    | { readonly is: "none" | "four groups" | "four groups alone" }
    | { readonly is: "difference alone" | "tango" | "newcombe"; readonly draws: DrawSize }
    | {
        readonly is: "paired-t";
        readonly draws: DrawSize;
        readonly df: number;
        readonly sameRuns: boolean;
      }
    | {
        readonly is: "mover";
        readonly draws: DrawSize;
        readonly df: number;
        readonly sameRuns: boolean;
        /** Both sides, where their values bring intervals of their own. */
        readonly sides: readonly OwnSide[] | null;
      }
    | {
        readonly is: "two-mover";
        readonly draws: DrawSize;
        readonly shared: number;
        readonly sides: readonly OwnSide[] | null;
      }
    | { readonly is: "one-run"; readonly draws: DrawSize; readonly df: number }
    | { readonly is: "lone-model"; readonly draws: DrawSize }
    | {
        readonly is: "welch";
        readonly draws: DrawSize;
        readonly df: number;
        readonly shared: number;
      }
    | { readonly is: "ratio"; readonly draws: DrawSize; readonly by: string }
    | { readonly is: "transcribed"; readonly interval: boolean }
  );

/** How a p was computed. */
export type TestHow =
  | { readonly is: "named"; readonly name: string }
  | { readonly is: "paired-t" | "permutation" | "welch" | "one-run"; readonly draws: DrawSize }
  | { readonly is: "same interval" }
  | { readonly is: "score-t"; readonly df: number }
  | { readonly is: "sign-flip"; readonly draws: DrawSize; readonly exact: boolean };
