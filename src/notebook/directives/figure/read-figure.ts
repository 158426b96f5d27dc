import type { ChartType, FigureRequest } from "../../../charts/index.ts";
import { didYouMean } from "../../../lib/nearest.ts";
import type { Experiment, Selection } from "../../../model/index.ts";
import * as attributes from "../../parse/attributes.ts";
import type { Page } from "../shared/page.ts";
import { askExperiment, askMetric, askSelection } from "../shared/questions.ts";
import { type FigureCall, figureAttributes } from "./attributes.ts";

/** What a figure asks for, every word of it checked. */
export interface AskedFigure {
  readonly type: ChartType;
  readonly request: FigureRequest;
  readonly options: unknown;
  /** The finding that its title states; null where it states none. */
  readonly supports: string | null;
}

/** Null with a problem for each word that cannot be so. */
export function readFigure(call: FigureCall, page: Page): AskedFigure | null {
  const type = findChart(call.attributes.chart, call, page);
  const request = type && readRequest(call, page);
  const options = type && readOptions(type, call, page);
  const highlights = type && canHighlight(type, call, page);
  const supports = findSupported(call, page);
  if (!type || !request || !options || !highlights || supports === undefined) return null;
  return { type, request, options: options.value, supports };
}

function findChart(name: string, call: FigureCall, page: Page): ChartType | null {
  const found = page.context.chartTypes.find((type) => type.name === name);
  if (found) return found;
  const names = page.context.chartTypes.map((type) => type.name);
  page.problems.error("chart-is-known", call.place("chart"), `"${name}" is not a chart type`, {
    expected: names.join(", "),
    found: name,
    ...didYouMean(name, names),
  });
  return null;
}

function readRequest(call: FigureCall, page: Page): FigureRequest | null {
  const { id, metric, of: ofText, versus: versusText, x, color, facet } = call.attributes;
  const experiment = askExperiment(call.attributes.experiment, call, page);
  if (!experiment) return null;
  const metrics = metric.map((each) => askMetric(each, experiment, call, page));
  const of = askSelection(ofText, "of", experiment, call, page);
  const versus = versusOf(versusText, of, experiment, call, page);
  const highlight = highlightOf(experiment, call, page);
  if (metrics.includes(null) || !of || versus === undefined || highlight === undefined) return null;
  return {
    id,
    notebook: page.notebook ?? "",
    experiment: experiment.id,
    metrics: metric,
    of,
    versus,
    x: x ?? null,
    color: color ?? null,
    facet: facet ?? null,
    highlight,
    family: page.family,
  };
}

/** Refuses a highlight of a chart in which nothing can stand out, and words about none. */
function canHighlight(type: ChartType, call: FigureCall, page: Page): boolean {
  const { highlight, annotation } = call.attributes;
  if (highlight !== undefined && !type.highlights) {
    const able = page.context.chartTypes.filter((t) => t.highlights).map((t) => t.name);
    page.problems.error(
      "attribute-is-valid",
      call.place("highlight"),
      `chart=${type.name} has no mark that can stand out`,
      { expected: able.map((name) => `chart=${name}`).join(", "), found: highlight },
    );
    return false;
  }
  if (annotation === undefined || highlight !== undefined) return true;
  page.problems.error(
    "attribute-is-valid",
    call.place("annotation"),
    "An annotation stands beside what `highlight` picks",
    { expected: "highlight= beside annotation=", found: "annotation= alone" },
  );
  return false;
}

/** What stands out, with its words; null where nothing does, undefined with a problem. */
function highlightOf(
  experiment: Experiment,
  call: FigureCall,
  page: Page,
): FigureRequest["highlight"] {
  const { highlight, annotation } = call.attributes;
  if (highlight === undefined) return null;
  const of = askSelection(highlight, "highlight", experiment, call, page);
  return of ? { of, annotation: annotation ?? null } : undefined;
}

/** As in a directive: factors that `versus` does not name are as in `of`. Undefined with a problem. */
function versusOf(
  text: string | undefined,
  of: Selection | null,
  experiment: Experiment,
  call: FigureCall,
  page: Page,
): Selection | null | undefined {
  if (text === undefined) return null;
  const named = askSelection(text, "versus", experiment, call, page);
  return named && of ? { ...of, ...named } : undefined;
}

/** Attributes that are not every figure's are the chart type's; its own schema says which it knows. */
function readOptions(
  type: ChartType,
  call: FigureCall,
  page: Page,
): { readonly value: unknown } | null {
  const shared = attributes.knownAttributes(figureAttributes);
  const own = Object.fromEntries(Object.entries(call.raw).filter(([key]) => !shared.includes(key)));
  const known = attributes.knownAttributes(type.options);
  const unknown = Object.keys(own).filter((key) => !known.includes(key));
  const shown = `${call.shown} chart=${type.name}`;
  if (unknown.length) {
    attributes.reportUnknown(unknown, [...shared, ...known], shown, call.place, page.problems);
    return null;
  }
  const value = attributes.parseAttributes(type.options, own, shown, call.place, page.problems);
  return value === null ? null : { value };
}

/** The finding that the title states; null where it states none, undefined with a problem. */
function findSupported(call: FigureCall, page: Page): string | null | undefined {
  const { supports } = call.attributes;
  if (supports === undefined) return null;
  const ids = page.anchors.filter((a) => a.kind === "finding").map((a) => a.id);
  if (ids.includes(supports)) return supports;
  if (page.unread.has(supports)) return undefined;
  page.problems.error(
    "support-is-found",
    call.place("supports"),
    `The page has no finding "${supports}"`,
    {
      expected: ids.join(", ") || "a finding on this page",
      found: supports,
      ...didYouMean(supports, ids),
    },
  );
  return undefined;
}

/** The attribute that a refusal speaks about, so that it is placed there. */
export function attributeHolding(found: string | undefined, call: FigureCall): string | undefined {
  return found === undefined
    ? undefined
    : ["x", "color", "facet", "metric", "of", "versus", "highlight"].find(
        (key) => call.raw[key] === found,
      );
}
