import type { ChartType, FigureRequest } from "../charts/index.ts";
import { chartTypes, isRefusal } from "../charts/index.ts";
import type { NotebookFile } from "../model/index.ts";
import type { Evidence } from "../stats/index.ts";
import type { OwnNotebook } from "./findings.ts";
import type { Notes } from "./notes.ts";

type Figure = NotebookFile["figures"][number];

/** Makes the table and the method line of each figure again, from what its author asked for. */
export function verifyFigures(own: OwnNotebook, evidence: Evidence, notes: Notes): void {
  const { file, notebook, known } = own;
  const raw =
    (own.raw as { figures?: readonly Record<string, unknown>[] } | undefined)?.figures ?? [];
  notebook.figures.forEach((figure, i) => {
    const name = `figure ${notebook.notebook.id}/${figure.id}`;
    const { asked } = figure;
    if (!asked) {
      const why = figure.code
        ? "code of its notebook drew it"
        : "the folder does not say what was asked";
      notes.unverified(name, why);
      return;
    }
    if (!known.has(figure.experiment)) {
      notes.unverified(name, "the sums of its experiment are not in the folder");
      return;
    }
    const type = (chartTypes as readonly ChartType[]).find((one) => one.name === figure.chart);
    if (!type) {
      notes.differs(file, name, "a chart type of this version", figure.chart);
      return;
    }
    const { options } = asked;
    const data = type.gather(requestOf(figure), options, evidence);
    if (isRefusal(data)) {
      notes.differs(file, name, "a figure that can be made again", data.message);
      return;
    }
    notes.holds(
      "tables of figures",
      file,
      `${name}: table`,
      type.tabulate(data, options),
      raw[i]?.table,
    );
    notes.holds(
      "methods of figures",
      file,
      `${name}: method`,
      type.method(data, options),
      figure.method,
    );
    const said = type.describe(data, options);
    if (figure.description === said || figure.description.startsWith(`${said} Highlighted: `))
      notes.holds("descriptions of figures", file, name, said, said);
    else
      notes.holds(
        "descriptions of figures",
        file,
        `${name}: description`,
        said,
        figure.description,
      );
  });
}

function requestOf({ id, notebook, experiment, asked }: Figure): FigureRequest {
  const {
    metrics = [],
    of = {},
    versus = null,
    x = null,
    color = null,
    facet = null,
  } = asked ?? {};
  return {
    id,
    notebook,
    experiment,
    metrics,
    of,
    versus,
    x,
    color,
    facet,
    ...(asked?.highlight === undefined ? {} : { highlight: asked.highlight }),
    ...(asked?.family === undefined ? {} : { family: asked.family }),
  };
}
