import { z } from "zod";
import {
  type ChartType,
  type FigureRequest,
  isRefusal,
  labelsThatMeet,
  layoutOf,
  renderFigure,
  renderThumbnail,
} from "../../../charts/index.ts";
import { didYouMean } from "../../../lib/nearest.ts";
import type { Experiment, Figure, Selection } from "../../../model/index.ts";
import { describeSelection } from "../../../model/index.ts";
import * as attributes from "../../parse/attributes.ts";
import type { BlockResult, Call } from "../shared/directive.ts";
import type { Page } from "../shared/page.ts";
import { askExperiment, askMetric, askSelection } from "../shared/questions.ts";

/** Attributes of every figure; those that a chart type owns come beside them. */
export const figureAttributes = z.looseObject({
  id: attributes.id,
  chart: z.string().min(1).describe("Chart type."),
  metric: z
    .string()
    .optional()
    .transform((text) => attributes.list(text ?? ""))
    .describe("Metric, or several separated by commas; every one of the experiment if left out."),
  of: attributes.of,
  versus: attributes.versus.optional(),
  experiment: attributes.experiment,
  x: z.string().min(1).optional().describe("Factor along the axis of conditions."),
  color: z.string().min(1).optional().describe("Factor told apart by its mark within a row."),
  facet: z.string().min(1).optional().describe("Factor with a panel for each level."),
  layout: z
    .enum(["column", "broad", "margin"])
    .optional()
    .describe(
      "column: beside a margin. broad: the whole width. margin: small, in the margin. The chart's own if left out.",
    ),
  highlight: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Levels of the one mark, or line, that stands out while the others step back: `arm=tagged, trigger=present`.",
    ),
  annotation: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe("A few words beside what `highlight` picks, at most 40 characters."),
  supports: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Finding of this page that the title states: the title shows its verdict when that is not upheld.",
    ),
  alias: attributes.alias,
});

type FigureCall = Call<z.output<typeof figureAttributes>>;

/** Asks a chart type for its drawings, table and words, and gives the figure its place on the page. */
export function showFigure(call: FigureCall, page: Page): BlockResult | null {
  const { id, chart, layout } = call.attributes;
  const type = findChart(chart, call, page);
  const title = page.alone().render(call.label, "inline");
  if (title.text.trim() === "")
    page.problems.error("attribute-is-valid", call.place(), `${call.shown} has no title`, {
      expected: ":::figure[A sentence that could be wrong]{…}",
      found: "none",
    });
  const caption = call.body.length ? page.alone().render(call.body, "blocks") : null;
  const request = type && readRequest(call, page);
  const options = type && readOptions(type, call, page);
  if (type && !canHighlight(type, call, page)) return null;
  const supports = findSupported(call, page);
  if (!type || !request || !options || title.text.trim() === "" || supports === undefined)
    return null;
  const data = type.gather(request, options.value, page.context.evidence);
  if (isRefusal(data)) {
    const { message, ...more } = data;
    page.problems.error(
      "figure-has-data",
      call.place(attributeHolding(data.found, call)),
      message,
      more,
    );
    return null;
  }
  const chosen = layout ?? layoutOf(type, data, options.value);
  const anchor = page.anchors.find(
    (a) => a.id === id && (a.kind === "figure" || a.kind === "table"),
  );
  const verdict = supports === null ? undefined : page.judged.get(supports)?.verdict;
  const { renderOnce = (_id, _from, draw) => draw() } = page.context;
  const figure: Figure = {
    id,
    notebook: request.notebook,
    number: anchor?.number ?? 0,
    kind: anchor?.kind === "table" ? "table" : "figure",
    title: title.text,
    titleHtml:
      verdict === undefined || verdict === "upheld"
        ? title.html
        : `<span data-verdict="${verdict}">${title.html}</span>`,
    chart: type.name,
    layout: chosen,
    experiment: request.experiment,
    metrics: request.metrics.length ? [...request.metrics] : metricsOf(request, page),
    captionHtml: caption?.html ?? null,
    captionText: caption?.text ?? null,
    key: (type.key?.(data, options.value) ?? []).map(({ label, marks }) => ({
      label,
      marks: [...marks],
    })),
    method: type.method(data, options.value),
    description: [type.describe(data, options.value), highlightInWords(request, page)]
      .filter(Boolean)
      .join(" "),
    ...renderOnce(id, [type.name, data, options.value, chosen], () => ({
      drawings: [...renderFigure(type, data, options.value, id, chosen)],
      thumbnail: renderThumbnail(type, data, options.value),
    })),
    table: type.tabulate(data, options.value),
    code: null,
    supports,
    aliases: [...call.attributes.alias],
    place: call.place(),
  };
  reportLabels(figure, call, page);
  return { block: { kind: "figure", id }, figure: { figure, of: request.of as Selection } };
}

/** Long labels and many levels may not fit: a warning, since the numbers are in the table as well. */
function reportLabels(figure: Figure, call: FigureCall, page: Page): void {
  const [first, ...more] = figure.drawings.flatMap(labelsThatMeet);
  if (first === undefined) return;
  const others = more.length ? ` (and ${more.length} more)` : "";
  page.problems.warn("labels-fit", call.place(), `In figure "${figure.id}" ${first}${others}`, {
    fix: "Give the levels shorter labels, or the figure layout=broad.",
  });
}

/** A figure that names no metric shows all of its experiment. */
function metricsOf(request: FigureRequest, page: Page): string[] {
  return page.context.evidence.experiment(request.experiment)?.metrics.map((m) => m.id) ?? [];
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

/** The same for readers who cannot see it. */
function highlightInWords({ highlight, experiment }: FigureRequest, page: Page): string {
  const own = page.context.evidence.experiment(experiment);
  if (!highlight || !own) return "";
  const words = [describeSelection(highlight.of, own), highlight.annotation].filter(Boolean);
  return `Highlighted: ${words.join(": ")}.`;
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
function attributeHolding(found: string | undefined, call: FigureCall): string | undefined {
  return found === undefined
    ? undefined
    : ["x", "color", "facet", "metric", "of", "versus", "highlight"].find(
        (key) => call.raw[key] === found,
      );
}
