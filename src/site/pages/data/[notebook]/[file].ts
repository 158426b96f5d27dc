import type { APIRoute, GetStaticPaths } from "astro";
import { stableJson } from "../../../../lib/stable-json.ts";
import type { Figure } from "../../../../model/index.ts";
import { loadReport } from "../../../../report/load.ts";
import { namesOf } from "../../../redirects.ts";
import { standaloneSvg } from "../../../standalone-svg.ts";
import { drawingStyles } from "../../../styles/index.ts";
import { tableCsv } from "../../../table-csv.ts";

type Extension = "csv" | "json" | "svg";

export const getStaticPaths = (() => {
  const report = loadReport();
  return report.figures.flatMap((figure) => {
    const aliases = report.notebooks.find((n) => n.id === figure.notebook)?.aliases ?? [];
    const extensions: Extension[] =
      figure.drawings.length > 0 ? ["csv", "json", "svg"] : ["csv", "json"];
    return namesOf([figure.notebook, ...aliases], figure).flatMap(({ notebook, id }) =>
      extensions.map((extension) => ({
        params: { notebook, file: `${id}.${extension}` },
        props: { figure, extension },
      })),
    );
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ figure: Figure; extension: Extension }> = ({ props }) =>
  new Response(contents(props.figure, props.extension));

function contents(figure: Figure, extension: Extension): string {
  if (extension === "csv") return tableCsv(figure.table);
  if (extension === "svg")
    return standaloneSvg(
      figure.drawings.at(-1)?.svg ?? "",
      drawingStyles.tokens,
      drawingStyles.chart,
    );
  const { drawings: _, place: __, ...data } = figure;
  return stableJson({ ...data, provenance: loadReport().provenance.hash });
}
