import { counted } from "../../../lib/words.ts";
import { differenceTicks, percentTicks, plainTicks } from "../../../wording/index.ts";
import type {
  ChangedFigure,
  ChangedRow,
  FigurePanel,
  ShownValue,
} from "../../compare/comparison.ts";
import { isChanged } from "../../compare/figures.ts";
import type { Html } from "./elements.ts";
import { element } from "./elements.ts";
import { axis, scaleOf, ticksOf, track } from "./marks.ts";

/** Rows of a panel up to which those are drawn that did not change. */
const mostRows = 40;
/** Rows of a panel that are drawn at all. */
const mostChanged = 200;

/** A figure as it was and as it is, on one scale a panel. */
export function figureSection({ notebook, id, number, kind, title, panels }: ChangedFigure): Html {
  const changed = panels.filter(({ rows }) => rows.some(isChanged));
  return element(
    "section",
    {},
    element("h3", {}, title),
    element(
      "p",
      { class: "where" },
      `${kind === "table" ? "Table" : "Figure"} ${number} of ${notebook} (${id})`,
    ),
    ...changed.map(panelOf),
  );
}

function panelOf({ label, rows }: FigurePanel): Html {
  const changed = rows.filter(isChanged);
  const drawn = (rows.length <= mostRows ? rows : changed).slice(0, mostChanged);
  const left = rows.length - drawn.length;
  const scale = scaleOf(drawn.flatMap(({ before, after }) => [before, after]));
  const ticks = scale ? ticksOf(scale) : [];
  const written = ticksIn(label, drawn, ticks);
  return element(
    "div",
    { class: "panel" },
    element("p", { class: "where" }, label),
    ...drawn.map((row) =>
      element(
        "div",
        { class: isChanged(row) ? "row" : "row same" },
        element("div", { class: "name" }, row.label || label),
        scale
          ? track(isChanged(row) ? row.before : null, row.after, scale, ticks)
          : element("div", {}),
        element("div", { class: "values" }, ...valuesOf(row)),
      ),
    ),
    ...(scale
      ? [
          element(
            "div",
            { class: "row" },
            element("div", {}),
            axis(
              scale,
              ticks.map((at, i) => ({ at, text: written(at, i === ticks.length - 1) })),
            ),
          ),
        ]
      : []),
    ...(left > 0
      ? [element("p", { class: "where" }, `${counted(left, "row")} more, not drawn here`)]
      : []),
  );
}

/** Ticks in the unit that the figure has: shares in percent, their differences in points. */
function ticksIn(label: string, rows: readonly ChangedRow[], ticks: readonly number[]) {
  const says = (end: RegExp) =>
    end.test(label) || rows.some(({ after }) => end.test(after?.text.replace("†", "") ?? ""));
  if (says(/pp$/)) return differenceTicks(ticks, true);
  return says(/%$/) ? percentTicks(ticks) : plainTicks(ticks);
}

function valuesOf(row: ChangedRow): readonly Html[] {
  const said = (one: ShownValue) => (one.range === "" ? one.text : `${one.text} ${one.range}`);
  if (!isChanged(row)) return row.after ? [element("div", {}, said(row.after))] : [];
  return [
    element("del", { class: "was" }, row.before ? said(row.before) : "not there"),
    element("ins", { class: "is" }, row.after ? said(row.after) : "not there"),
  ];
}
