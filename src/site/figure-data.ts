import { stableJson } from "../lib/stable-json.ts";
import type { Figure } from "../model/index.ts";
import { namesOf } from "../report/redirects.ts";
import { reportInHand } from "./report-in-hand.ts";
import { standaloneSvg } from "./standalone-svg.ts";
import { drawingStyles } from "./styles/index.ts";
import { tableCsv } from "./table-csv.ts";

export type DataProps = { readonly figure: Figure };

/** Every address of a figure's data, old names included: files cannot redirect, so they are written twice. */
export function dataPaths(wanted: (figure: Figure) => boolean = () => true) {
  const report = reportInHand().report;
  return report.figures.filter(wanted).flatMap((figure) => {
    const aliases = report.notebooks.find((n) => n.id === figure.notebook)?.aliases ?? [];
    const names = namesOf([figure.notebook, ...aliases], figure);
    return names.map((params) => ({ params: { ...params }, props: { figure } }));
  });
}

export function csvOf(figure: Figure): string {
  return tableCsv(figure.table);
}

/** All that is known of a figure but its drawings, with the hash of the data behind it. */
export function jsonOf(figure: Figure): string {
  const { drawings: _drawings, place: _place, ...data } = figure;
  return stableJson({ ...data, provenance: reportInHand().report.provenance.hash });
}

/** The widest drawing as a file of its own. */
export function svgOf(figure: Figure): string {
  const widest = figure.drawings.at(-1)?.svg ?? "";
  return standaloneSvg(widest, drawingStyles.tokens, drawingStyles.chart);
}
