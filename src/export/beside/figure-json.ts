import { stableJson } from "../../lib/stable-json.ts";
import type { BesideKind } from "../beside-kind.ts";
import { dataHashes } from "../parts/data-hashes.ts";
import { ofFigures } from "../parts/under-all-names.ts";

export const figureJson: BesideKind = {
  name: "figure-json",
  doc: "All that is known of a figure but its drawings, with the hash of the data behind it.",
  files: ({ report }) => {
    const hashOf = dataHashes(report);
    return ofFigures(report, "json", (figure) => {
      const { drawings: _drawings, thumbnail: _thumbnail, place: _place, ...data } = figure;
      const provenance = hashOf(figure.experiment);
      return { of: [figure, provenance], make: () => stableJson({ ...data, provenance }) };
    });
  },
};
