import type { Contrast, Estimate, EstimatePart, PValue } from "../../model/index.ts";
import type { DrawKind } from "./draw.ts";
import type { DifferenceHow, EstimateHow, TestHow } from "./how.ts";
import type { Reason } from "./reason.ts";
import type { Restriction, SpeaksOf } from "./scope.ts";
import type { Warning } from "./warning.ts";

/** A p with how it was computed, as a code. */
export interface FoundTest extends Omit<PValue, "method"> {
  readonly how: TestHow;
}

/** A part of a judged rate or of a ranking, before it has a name. */
export interface FoundPart extends Omit<EstimatePart, "label" | "reason"> {
  readonly reason: Reason | null;
}

/** An estimate before anything is said of it. */
export interface FoundEstimate
  extends Omit<Estimate, "method" | "reason" | "generalisesTo" | "warnings" | "parts"> {
  readonly how: EstimateHow;
  readonly why: Reason | null;
  readonly speaksOf: SpeaksOf;
  readonly warned: readonly Warning[];
  readonly found?: readonly FoundPart[];
}

/** A contrast before anything is said of it. */
export interface FoundContrast
  extends Omit<
    Contrast,
    "method" | "reason" | "generalisesTo" | "warnings" | "p" | "leftOut" | "restricted"
  > {
  readonly how: DifferenceHow;
  readonly why: Reason | null;
  readonly test: FoundTest | null;
  readonly speaksOf: SpeaksOf;
  readonly warned: readonly Warning[];
  readonly cut: readonly Restriction[];
  /** Set where some units are on one side only. */
  readonly partly?: { readonly kind: DrawKind; readonly shared: number; readonly planned: number };
}
