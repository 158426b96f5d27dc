import type { Condition, Finding, PValue } from "../../model/index.ts";
import type { MethodNote } from "../math/kinds/influence.ts";
import type { DrawKind } from "./draw.ts";

/** What a reader must be told beside a number. */
export type Warning =
  | MethodNote
  | { readonly is: "few draws"; readonly kind: DrawKind; readonly draws: number }
  | { readonly is: "too few to claim"; readonly kind: DrawKind }
  | {
      readonly is: "beyond reach";
      readonly floor: PValue["floor"];
      readonly beyond: NonNullable<Finding["adjusted"]["beyondReach"]>;
      readonly kind: DrawKind;
    }
  | { readonly is: "one run" | "patchy"; readonly kind: DrawKind }
  | { readonly is: "copies"; readonly copies: number; readonly runs: number }
  | {
      readonly is:
        | "weighed by samples"
        | "unequal epochs"
        | "single untrained model"
        | "sign not robust"
        | "judge alone"
        | "transcribed left out";
    }
  | { readonly is: "single run"; readonly kind: DrawKind }
  | { readonly is: "missing"; readonly share: number; readonly condition: Condition }
  | { readonly is: "uneven missing"; readonly of: number; readonly versus: number }
  | {
      readonly is: "left out" | "too few to pair";
      readonly kind: DrawKind;
      readonly shared: number;
      readonly planned: number;
    }
  | { readonly is: "no width"; readonly value: number };
