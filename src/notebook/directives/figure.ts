import type { z } from "zod";
import {
  type FigureRequest,
  isRefusal,
  labelsThatMeet,
  layoutOf,
  renderFigure,
  renderForCard,
  renderThumbnail,
  renderView,
} from "../../charts/index.ts";
import type { Figure, Selection } from "../../model/index.ts";
import { describeSelection } from "../../model/index.ts";
import { type FigureCall, figureAttributes } from "./figure/attributes.ts";
import { attributeHolding, readFigure } from "./figure/read-figure.ts";
import type { BlockDirective, BlockResult } from "./shared/directive.ts";
import type { BoundFigure, Page } from "./shared/page.ts";

export const figure: BlockDirective<z.output<typeof figureAttributes>> = {
  name: "figure",
  kind: "block",
  doc: "One chart with its own number, page, data and address. Attributes of its chart type stand beside these.",
  example:
    ":::figure[Tagged documents teach the facts as well]{#recall-by-arm chart=dots metric=recall x=arm color=trigger}\nEach mark is one arm.\n:::",
  label: "The title: a sentence that could be wrong. Markdown; may hold values.",
  body: "The caption, in Markdown; says how to read the figure and may hold values.",
  anchor: (raw) => (raw.chart === "table" ? "table" : "figure"),
  attributes: figureAttributes,
  run: showFigure,
};

/** Asks a chart type for its drawings, table and words. */
function showFigure(call: FigureCall, page: Page): BlockResult | null {
  const { id, layout } = call.attributes;
  const title = page.alone().render(call.label, "inline");
  const titled = title.text.trim() !== "";
  if (!titled)
    page.problems.error("attribute-is-valid", call.place(), `${call.shown} has no title`, {
      expected: ":::figure[A sentence that could be wrong]{…}",
      found: "none",
    });
  const caption = call.body.length ? page.alone().render(call.body, "blocks") : null;
  countAnnotation(call, page);
  const asked = readFigure(call, page);
  if (!asked || !titled) return null;
  const { type, request, options, supports } = asked;
  const data = type.gather(request, options, page.context.evidence);
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
  const chosen = layout ?? layoutOf(type, data, options);
  const anchor = page.anchors.find(
    (a) => a.id === id && (a.kind === "figure" || a.kind === "table"),
  );
  const verdict = supports === null ? undefined : page.judged.get(supports)?.verdict;
  // A drawing for the margin has no room for controls.
  const views =
    chosen === "margin" ? [] : (type.views?.(data, options, page.context.evidence) ?? []);
  const { renderOnce = (_id, _from, render) => render() } = page.context;
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
    key: (type.key?.(data, options) ?? []).map(({ label, marks }) => ({
      label,
      marks: [...marks],
    })),
    method: type.method(data, options),
    description: [type.describe(data, options), highlightInWords(request, page)]
      .filter(Boolean)
      .join(" "),
    ...renderOnce(id, [type.name, data, options, chosen, views.map((v) => [v.id, v.data])], () => ({
      drawings: [...renderFigure(type, data, options, id, chosen)],
      ...(views.length > 0 && {
        views: views.map((v) => ({
          id: v.id,
          method: v.method,
          drawings: [...renderView(v, id, chosen)],
        })),
      }),
      thumbnail: renderThumbnail(type, data, options),
      onCard: renderForCard(type, data, options, id),
    })),
    table: type.tabulate(data, options),
    code: null,
    asked: askedOf(request, options),
    supports,
    aliases: [...call.attributes.alias],
    place: call.place(),
  };
  reportLabels(figure, call, page);
  return { block: { kind: "figure", id }, figure: boundOf(figure, request) };
}

/** What was asked, without what the figure says of itself. */
function askedOf(
  { id: _id, notebook: _notebook, experiment: _experiment, ...asked }: FigureRequest,
  options: unknown,
): NonNullable<Figure["asked"]> {
  const { metrics, highlight } = asked;
  return {
    ...asked,
    metrics: [...metrics],
    ...(highlight === undefined ? {} : { highlight: highlight && { ...highlight } }),
    options,
  };
}

function boundOf(figure: Figure, { of, versus }: FigureRequest): BoundFigure {
  const shown = { figure, of: of as Selection };
  return versus === null ? shown : { ...shown, versus: versus as Selection };
}

/** Words beside a mark are drawn as they are written, so numbers in them count as typed by hand. */
function countAnnotation({ attributes: { annotation }, label }: FigureCall, page: Page): void {
  const [{ position } = { position: undefined }] = label;
  if (annotation) page.alone().render([{ type: "text", value: annotation, position }], "inline");
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

/** The same for readers who cannot see it. */
function highlightInWords({ highlight, experiment }: FigureRequest, page: Page): string {
  const own = page.context.evidence.experiment(experiment);
  if (!highlight || !own) return "";
  const words = [describeSelection(highlight.of, own), highlight.annotation].filter(Boolean);
  return `Highlighted: ${words.join(": ")}.`;
}
