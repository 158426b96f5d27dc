import type { ElementContent } from "hast";
import { didYouMean } from "../../../lib/nearest.ts";
import {
  address,
  anchorsOfNames,
  type Condition,
  type Contrast,
  type Estimate,
  type EstimatePart,
  type EstimateParts,
  type Experiment,
  type Interval,
  type Metric,
  matches,
  type RowAnchors,
  rowAnchors,
  type Selection,
} from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import {
  comparedParts,
  contrastStyle,
  count,
  estimateParts,
  estimateStyle,
  intervalText,
  type NumberStyle,
  partStyle,
  quantityText,
  saysNothing,
  withDigits,
} from "../../../wording/index.ts";
import type { Bound, InOrder } from "../../markdown/bound-node.ts";
import type { Asking } from "../../parse/asking.ts";
import type { Page } from "./page.ts";
import type { Question } from "./questions.ts";

/** What of a number is shown; `auto` is `both` at the first mention and `value` later. */
export const shows = ["auto", "value", "interval", "both", "pooled"] as const;
export const showDoc =
  "auto: the interval at the first mention on the page, the value alone later. pooled: the interval that treating every sample as independent would have claimed, for comparison only.";
type Show = (typeof shows)[number];
type Shown = Exclude<Show, "auto">;
/** What a number shows of itself; the pooled interval takes its place. */
type OwnShown = Exclude<Shown, "pooled">;

export function h(
  tag: string,
  properties: Record<string, string | string[]>,
  ...children: (ElementContent | string)[]
): ElementContent {
  return {
    type: "element",
    tagName: tag,
    properties,
    children: children.map((child) =>
      typeof child === "string" ? { type: "text", value: child } : child,
    ),
  };
}

export function bound(
  html: readonly ElementContent[],
  value: string,
  counts: Bound["counts"],
): Bound {
  return { type: "bound", html: [...html], value, counts };
}

interface Shape {
  readonly href: string;
  readonly value: string;
  readonly interval: string | null;
  readonly title?: string | undefined;
}

/** A dotted number that leads to where it is computed, with its interval in small grey after it. */
function boundNumber(parts: Shape, shown: OwnShown): Bound {
  const text = shown === "interval" && parts.interval ? parts.interval : parts.value;
  const link = h(
    "a",
    { className: ["v"], href: parts.href, ...(parts.title ? { title: parts.title } : {}) },
    text,
  );
  if (shown !== "both" || parts.interval === null) return bound([link], text, "bound");
  return bound([link, ...spaced(parts.interval)], `${text} ${parts.interval}`, "bound");
}

function spaced(range: string): readonly ElementContent[] {
  return [{ type: "text", value: " " }, h("span", { className: ["ci"] }, range)];
}

/** What takes the place of a number that cannot be estimated: words, with the reason. */
export function noEstimate(href: string, reason: string | undefined): Bound {
  return boundNumber(
    { href, value: "no estimate", interval: null, title: reason ?? "no reason is given" },
    "value",
  );
}

export function boundCount(value: number, href: string): Bound {
  return boundNumber({ href, value: count(value), interval: null }, "value");
}

/** What a directive asks of a number: which of its parts, how exact, and by what name it is mentioned. */
interface Asked {
  readonly show: Show;
  readonly digits: number | undefined;
  /** The same for every mention of the value on a page. */
  readonly mention: string;
}

/** A number in the form that is asked for; by `auto` with its interval where it is read first. */
function shownAs(
  { show, mention }: Asked,
  form: (shown: Shown, numbers: readonly number[]) => Bound,
  cites: readonly string[] = [],
): Bound | InOrder {
  if (show !== "auto" && cites.length === 0 && (show === "value" || show === "pooled"))
    return form(show, []);
  return {
    type: "in-order",
    mentions: show === "value" || show === "pooled" ? null : mention,
    cites,
    settle: ({ first, numbers }) =>
      form(show === "auto" ? (first ? "both" : "value") : show, numbers),
  };
}

/** The interval that a source reports; beside one without width, which says nothing, ours. */
function publishedRange(estimate: Estimate, { interval, ours }: EstimateParts): string | null {
  if (estimate.published?.interval === null) return null;
  return saysNothing(estimate) && ours !== null ? `${interval}, ours ${ours}` : interval;
}

/** An estimate as a bound number; a published one as transcribed, never as computed. */
export function boundEstimate(
  estimate: Estimate,
  question: Question,
  on: Asked & { readonly asking: Asking; readonly page: Page },
): Bound | InOrder | null {
  const href = estimateHref(question, on.page);
  if (estimate.value === null) return noEstimate(href, estimate.reason);
  const style = withDigits(estimateStyle(estimate, question.metric), on.digits, estimate.interval);
  const parts = estimateParts(estimate, question.metric, style);
  const value = parts.value ?? "";
  const range = parts.interval;
  if (estimate.published)
    return publishedNumber(estimate, { value, range: publishedRange(estimate, parts), href }, on);
  return shownAs(on, (shown) => {
    if (shown === "pooled") {
      const pooled = estimate.pooled ?? estimate.interval;
      const own = estimateStyle({ ...estimate, interval: pooled }, question.metric);
      return pooledNumber(pooled, withDigits(own, on.digits, pooled), href);
    }
    const title = range === null ? estimate.reason : undefined;
    return boundNumber({ href, value, interval: range, title }, shown);
  });
}

/** What an estimate is made of, as a bound number that leads to the same row. */
export function boundPartNumber(
  part: EstimatePart,
  question: Question,
  on: Asked & { readonly page: Page },
): Bound | InOrder {
  const href = estimateHref(question, on.page);
  if (part.value === null) return noEstimate(href, part.reason);
  const style = withDigits(partStyle(part, question.metric), on.digits, part.interval);
  const parts = {
    href,
    value: quantityText(part.value, style),
    interval: intervalText(part.interval, style),
    title: part.label,
  };
  return shownAs(on, (shown) => boundNumber(parts, shown === "pooled" ? "value" : shown));
}

/** The interval of pooled samples; where samples are the draws, that is the interval itself. */
function pooledNumber(pooled: Interval | null, style: NumberStyle, href: string): Bound {
  const range = intervalText(pooled, style);
  if (range === null) return noEstimate(href, "there is no interval over pooled samples");
  const title = "as if every sample were independent: for comparison only";
  return boundNumber({ href, value: range, interval: null, title }, "value");
}

/** A transcribed number: italic, with a dagger to its source, and only the interval that its source gives. */
function publishedNumber(
  estimate: Estimate,
  text: { value: string; range: string | null; href: string },
  on: Asked & { readonly asking: Asking; readonly page: Page },
): Bound | InOrder | null {
  const { published } = estimate;
  if (!published) return null;
  const cites = on.page.hasReferences ? [published.citation] : [];
  if (!cites.every((key) => isInBibliography(key, on.asking, on.page))) return null;
  return shownAs(
    on,
    (shown, [number]) => {
      const source = sourceOf(number, text.href, on.page);
      const dagger = h("sup", {}, h("a", { href: source.href, ariaLabel: source.label }, "†"));
      const words = shown === "interval" && text.range ? text.range : text.value;
      const html = [h("span", { className: ["pub"], title: published.place }, words, dagger)];
      if (shown !== "both" || text.range === null)
        return bound(html, `${words}†${source.mark}`, "published");
      const withRange = `${words}† ${text.range}${source.mark}`;
      return bound([...html, ...spaced(text.range)], withRange, "published");
    },
    cites,
  );
}

/** Where a dagger leads: to the list of references, or to the row of the experiment on a page without one. */
function sourceOf(
  number: number | undefined,
  row: string,
  page: Page,
): { href: string; label: string; mark: string } {
  if (number === undefined) return { href: row, label: "published figure", mark: "" };
  const label = `published figure, reference ${number}`;
  return { href: page.here(`ref-${number}`), label, mark: ` [${number}]` };
}

/** Whether a source can be cited; if not, that is a problem at the directive. */
export function isInBibliography(key: string, asking: Asking, page: Page): boolean {
  const { keys } = page.context.bibliography;
  if (keys.includes(key)) return true;
  page.problems.error(
    "citation-is-found",
    asking.place("key"),
    `"${key}" is not in the bibliography`,
    {
      expected:
        keys.slice(0, keysNamed).join(", ") ||
        "an entry in content/references.json or content/references.bib",
      found: key,
      ...didYouMean(key, keys),
    },
  );
  return false;
}

/** Keys that a message names: enough to see how they are made. */
const keysNamed = 12;

/** A contrast as a bound number: `+55.8 pp`, or `×1.42` for a ratio. */
export function boundContrast(
  contrast: Contrast,
  metric: Metric,
  on: Asked & { readonly compared: string | null },
): Bound | InOrder {
  const href = sectionHref(contrast.experiment, "contrasts");
  if (contrast.value === null) return noEstimate(href, contrast.reason);
  const style = withDigits(contrastStyle(contrast, metric), on.digits, contrast.interval);
  const { value, interval: range } = comparedParts(contrast, metric, style);
  // Where its two sides are other numbers than their own values on the page, the first mention says so.
  const beside = on.compared === null ? range : [range, on.compared].filter(Boolean).join(", ");
  const title = range === null ? contrast.reason : (on.compared ?? undefined);
  return shownAs(on, (shown) => {
    if (shown === "pooled") {
      const pooled = contrast.pooled ?? contrast.interval;
      const own = contrastStyle({ ...contrast, interval: pooled }, metric);
      return pooledNumber(pooled, withDigits(own, on.digits, pooled), href);
    }
    const interval = shown === "both" ? beside : range;
    return boundNumber({ href, value: value ?? "", interval, title }, shown);
  });
}

/** Row of the experiment page where an estimate stands: of the one condition it is about, else of the metric. */
function estimateHref({ experiment, metric, of }: Question, page: Page): string {
  const conditions = page.context.evidence
    .conditions(experiment.id, metric.id)
    .filter((c) => matches(c, of));
  const only = conditions.length === 1 ? conditions[0] : undefined;
  const row = selectionOf(only ?? {});
  return `~/${address.row(experiment.id, anchorsOf(experiment, page.context.evidence)(metric.id, row))}`;
}

const anchors = new WeakMap<Evidence, Map<string, RowAnchors>>();

/** Anchors of an experiment's rows, made once: they depend on all of them. */
function anchorsOf(experiment: Experiment, evidence: Evidence): RowAnchors {
  const known = anchors.get(evidence) ?? new Map<string, RowAnchors>();
  anchors.set(evidence, known);
  const made =
    known.get(experiment.id) ??
    // Asking which conditions of all metrics have data reads all of it.
    anchorsOfNames(experiment) ??
    rowAnchors(
      experiment.metrics.flatMap(({ id: metric }) => [
        { metric, of: {} },
        ...evidence.conditions(experiment.id, metric).map((c) => ({ metric, of: selectionOf(c) })),
      ]),
    );
  known.set(experiment.id, made);
  return made;
}

function selectionOf(condition: Condition): Selection {
  return Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]]));
}

/** A section of an experiment's page. */
export function sectionHref(
  experiment: string,
  section: "contrasts" | "design" | "provenance" | "quality",
): string {
  return `~/${address.experiment(experiment)}#${section}`;
}
