import type { Condition } from "../../model/index.ts";
import type { DrawKind } from "./draw.ts";

/** What an interval speaks about beyond the samples seen: more of its draws, or what its source says. */
export type SpeaksOf = { readonly kind: DrawKind } | "source";

/** What a contrast leaves out because one side lacks it. */
export type Restriction =
  | { readonly is: "only"; readonly factor: string; readonly levels: readonly string[] }
  | { readonly is: "without"; readonly condition: Condition };
