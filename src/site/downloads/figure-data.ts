import { stableJson } from "../../lib/stable-json.ts";
import type { Figure } from "../../model/index.ts";
import type { DataProps } from "../render/page-props.ts";
import { drawingStyles } from "../styles/index.ts";
import { standaloneSvg } from "./standalone-svg.ts";
import { tableCsv } from "./table-csv.ts";

/** The table of a figure. */
export function csvOf(figure: Figure): string {
  return tableCsv(figure.table);
}

/** All that is known of a figure but its drawings, with the hash of the data behind it. */
export function jsonOf({ figure, hash }: DataProps): string {
  const { drawings: _drawings, thumbnail: _thumbnail, place: _place, ...data } = figure;
  return stableJson({ ...data, provenance: hash });
}

/** The widest drawing as a file of its own, with its styles and its face. */
export function svgOf(figure: Figure): string {
  const widest = figure.drawings.at(-1)?.svg ?? "";
  return standaloneSvg(widest, drawingStyles);
}
