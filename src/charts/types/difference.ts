import { z } from "zod";
import type { Contrast } from "../../model/index.ts";
import { adjustContrasts, correctionIds } from "../../stats/index.ts";
import {
  absenceSentences,
  contrastRowText,
  inSentence,
  methodOfContrasts,
  orderSentence,
  ownAxesSentence,
  panelText,
} from "../../wording/index.ts";
import { countRows, firstRows } from "../card/row-parts.ts";
import type { ChartType } from "../chart-type.ts";
import {
  behindContrast,
  contrastCells,
  contrastColumns,
  left,
  textCell,
} from "../row-data/estimate-table.ts";
import { sortOption } from "../row-data/row-order.ts";
import { haveOwnScales } from "../rows/shared-scale.ts";
import { finish } from "../svg/finish.ts";
import { renderPanels, valuesOf } from "./difference/difference-panels.ts";
import { type Differences, gatherDifferences } from "./difference/gather-differences.ts";
import { sidesView } from "./difference/sides-view.ts";

const options = z.strictObject({
  over: z
    .string()
    .optional()
    .describe(
      "Factor whose levels are compared with its baseline; the rows' own factor if left out.",
    ),
  family: z
    .enum(correctionIds)
    .optional()
    .describe(
      "How the contrasts of the figure are adjusted together; as the findings of its page (`family` in the front matter) if left out.",
    ),
  sort: sortOption,
});
type Options = z.output<typeof options>;

/** Room below the last panel. */
const foot = 4;

/** Contrasts as a forest: each metric on its own axis, with the interval and that of its step in the family. */
export const difference: ChartType<Differences, Options> = {
  name: "difference",
  doc: "Differences from the baseline, or of one selection from another, each with its own interval.",
  options,
  layout: "column",
  highlights: true,
  gather: (request, { over, family, sort }, evidence) =>
    gatherDifferences(request, { over, sort }, evidence, (contrasts) =>
      adjustContrasts(contrasts, evidence, family ?? request.family),
    ),
  render: (data, _options, { width }) => {
    const { parts, bottom } = renderPanels(data, width);
    return finish(parts, { width, height: bottom + foot, label: describe(data) });
  },
  views: (data, _options, evidence) => [sidesView(data, evidence)].filter((view) => view !== null),
  parts: {
    word: "row",
    count: countRows,
    first: (data, most) =>
      firstRows(data, most, ({ entries }) => entries.map(({ contrast }) => contrast.of)),
  },
  sketch: ({ panels: [panel] }) => ({
    kind: "rows",
    name: panel?.metric.label ?? "",
    domain: null,
    zero: true,
    rows: (panel?.rows ?? []).flatMap((row) =>
      row.entries.flatMap(({ mark, contrast: { value, interval } }) =>
        value === null ? [] : [[{ value, interval, mark }]],
      ),
    ),
  }),
  describe,
  tabulate(data) {
    const several = data.panels.length > 1;
    const split = data.panels.some((p) => p.rows.some((r) => r.entries.some((e) => e.label)));
    return {
      columns: [
        ...(several ? [left("metric", "Metric")] : []),
        left("row", data.rowLabel),
        ...(split ? [left("condition", "Condition")] : []),
        ...contrastColumns(several ? null : (data.panels[0]?.metric ?? null), contrastsOf(data)),
      ],
      rows: data.panels.flatMap((panel) =>
        panel.rows.flatMap((row) =>
          row.entries.map((entry) => ({
            group: panel.metric.id,
            cells: [
              ...(several ? [textCell(panel.metric.label)] : []),
              textCell(row.label, entry.mark),
              ...(split ? [textCell(entry.label)] : []),
              ...contrastCells(entry.contrast, panel.metric),
            ],
            ...behindContrast(entry.contrast, panel.metric),
          })),
        ),
      ),
    };
  },
  method: (data) =>
    methodOfContrasts(contrastsOf(data), data.experiment, [
      ...absenceSentences(
        data.panels.flatMap((p) =>
          p.holes.map((h) => ({
            what: `${h.what}, ${inSentence(p.metric.label, data.experiment)}`,
            reason: h.reason,
          })),
        ),
      ),
      data.byValue ? orderSentence(data.byValue) : null,
      haveOwnScales(data.panels, valuesOf) && ownAxesSentence,
    ]),
};

function contrastsOf(data: Differences): readonly Contrast[] {
  return data.panels.flatMap((p) => p.rows.flatMap((r) => r.entries.map((e) => e.contrast)));
}

function describe(data: Differences): string {
  return data.panels
    .map((panel) =>
      panelText(
        panel.title,
        panel.rows.flatMap((row) =>
          row.entries.map((e) => contrastRowText([row.label, e.label], e.contrast, panel.metric)),
        ),
      ),
    )
    .join(" ");
}
