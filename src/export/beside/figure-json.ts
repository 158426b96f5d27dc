import { stableJson } from "../../lib/stable-json.ts";
import { experimentOf } from "../../model/report/lookup.ts";
import type { BesideKind } from "../beside-kind.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureJson: BesideKind = {
  name: "figure-json",
  doc: "All that is known of a figure but its drawings, with the hash of the data behind it.",
  files: ({ report }) => {
    return ofFigures(report, "json", (figure) => {
      const { drawings: _d, views: _v, thumbnail: _t, onCard: _c, place: _p, ...data } = figure;
      const { hash: provenance } = experimentOf(report, figure.experiment);
      return { of: [figure, provenance], make: () => stableJson({ ...data, provenance }) };
    });
  },
};
