import { stableJson } from "../../lib/stable-json.ts";
import { address } from "../../model/report/address.ts";
import type { BesideKind } from "../beside-kind.ts";
import { roCrateOf } from "../crate/crate.ts";

export const roCrate: BesideKind = {
  name: "ro-crate",
  doc: "`ro-crate-metadata.json`: the report as an RO-Crate 1.2 and a Process Run Crate: what was made from which files, by which version.",
  files: ({ report }) => {
    const crate = roCrateOf(report);
    return crate === null
      ? []
      : [{ path: address.crate(), of: [crate], make: () => stableJson(crate) }];
  },
};
