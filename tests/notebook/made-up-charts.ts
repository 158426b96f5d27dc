import { z } from "zod";
import type { ChartType, FigureRequest } from "../../src/charts/chart-type.ts";

const options = z.strictObject({ zoom: z.enum(["", "true"]).optional().describe("Fit the axis.") });

/** Charts of these tests draw nothing: what is tested is what they are asked, and what becomes of their answers. */
function chart(name: string): ChartType<FigureRequest, z.output<typeof options>> {
  return {
    name,
    doc: "Made up.",
    options,
    layout: "column",
    highlights: name === "dots",
    gather: (request) =>
      request.x === "nobody"
        ? {
            message: '"nobody" is not a factor of doctag',
            expected: "arm, trigger",
            found: "nobody",
          }
        : request,
    render: (data, _options, { width }) =>
      name === "table" ? null : { width, height: 10, svg: `<svg aria-label="${data.id}"/>` },
    describe: (data) => JSON.stringify(data),
    tabulate: () => ({
      columns: [{ id: "a", label: "A", align: "left" }],
      rows: [{ cells: [{ text: "x", kind: "text" }] }],
    }),
    method: (_data, { zoom }) => (zoom === undefined ? "Made up." : "Made up, cut."),
  };
}

export const madeUpCharts: readonly ChartType[] = [
  chart("dots") as ChartType,
  chart("table") as ChartType,
];
