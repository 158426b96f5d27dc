import type { Condition } from "../../model/index.ts";
import type { MathReason } from "../math/basics/reasons.ts";
import type { DrawKind } from "./draw.ts";

/** Why the tables of methods have none: too few draws, or nothing that varies. */
export type NoMethod =
  | "one draw"
  | "two replicates"
  | "one draw in a cell"
  | "all equal"
  | "all differ alike"
  | "no method";

/** Reasons that need no values. */
export type PlainReason =
  | "no sample selected"
  | "no scored sample"
  | "no interval"
  | "no value"
  | "a side without samples"
  | "a side without scores"
  | "a side without interval"
  | "a side may be zero"
  | "nothing to look across"
  | "no combination on both sides"
  | "a group without scores"
  | "a group without interval"
  | "ratio of areas"
  | "ratio below zero"
  | "denominator may be zero"
  | "denominator is zero"
  | "no variance"
  | "several transcribed"
  | "none reported"
  | "a side without number"
  | "transcribed without n"
  | "transcribed against ours";

/** The condition, and the run in it, that a reason is about, where there are several. */
export interface ReasonPlace {
  readonly condition: Condition | null;
  readonly run: string | null;
}

interface Placed {
  readonly where?: ReasonPlace;
}

/** Why there is no value or no interval. */
export type Reason =
  | ({ readonly is: PlainReason } & Placed)
  | ({ readonly is: NoMethod; readonly kind: DrawKind } & Placed)
  | ({ readonly is: "names a class"; readonly factor: string; readonly metric: string } & Placed)
  | ({ readonly is: "weak denominator"; readonly lower: number; readonly share: boolean } & Placed)
  | ({ readonly is: "few labels"; readonly units: number; readonly least: number } & Placed)
  | ({ readonly is: "labels of one answer"; readonly answer: "yes" | "no" } & Placed)
  | ({ readonly is: "few negatives"; readonly fpr: number; readonly needed: number } & Placed)
  | ({ readonly is: "by the method"; readonly why: MathReason } & Placed);
