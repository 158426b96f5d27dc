import { createHash } from "node:crypto";
import { counted } from "../../../lib/words.ts";
import { count } from "../../../wording/index.ts";
import type {
  Changed,
  ChangedNumber,
  ChangedWording,
  Comparison,
} from "../../compare/comparison.ts";
import { summaryOf } from "../markdown.ts";
import { sampleLines, unpairedLines } from "../sample-lines.ts";
import { sectionsOf } from "../sections.ts";
import type { Html } from "./elements.ts";
import { element } from "./elements.ts";
import { figureSection } from "./figure.ts";
import { scaleOf, track } from "./marks.ts";
import { style } from "./style.ts";

/** What the page says of the two reports beside what changed. */
export interface PageNames {
  readonly before: string;
  readonly after: string;
}

/** Things of one kind that a page lists; what is left out is counted. */
const mostItems = 300;

/**
 * A comparison as one file: it asks for nothing, runs nothing, and reads on paper. What was and what is are drawn over
 * each other from the data of figures, on one scale.
 */
export function comparisonInHtml(comparison: Comparison, names: PageNames): string {
  const { verdicts, moved, within, sentences, parts, figures, samples, files, wording } =
    comparison;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style, "utf8").digest("base64")}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const titled = new Map(sectionsOf(comparison).map((one) => [one.id, one.title]));
  const section = (id: string, content: readonly Html[]): readonly Html[] =>
    titled.has(id) ? [element("h2", {}, titled.get(id) ?? ""), ...content] : [];
  const body = element(
    "body",
    {},
    element("h1", {}, "What changed"),
    element("p", {}, summaryOf(comparison)),
    element("p", { class: "where" }, `From ${names.before} to ${names.after}.`),
    ...section("verdicts", [
      list(verdicts, (one) => [
        where(`Finding ${one.number} of ${one.notebook} (${one.id})`),
        element("p", {}, one.text),
        ...both({
          before: `${one.before}: ${one.found.before}`,
          after: `${one.after}: ${one.found.after}`,
        }),
      ]),
    ]),
    ...section("moved", numberRows(moved)),
    ...section("sentences", [
      list(sentences, (one) => [where(`${one.page} (${one.at})`), ...both(one)]),
    ]),
    ...section("within", numberRows(within)),
    ...section("parts", [
      list(parts, ({ kind, how, id, from, title }) => [
        where(`${kind} ${id}, ${how}${from === null ? "" : ` from ${from}`}`),
        element("p", {}, title),
      ]),
    ]),
    ...section("figures", figures.slice(0, mostItems).map(figureSection)),
    ...section("samples", [list(sampleLines(samples).flat(), (line) => [element("p", {}, line)])]),
    ...section("unpaired", [
      list(unpairedLines(samples).flat(), (line) => [element("p", {}, line)]),
    ]),
    ...section("not-compared", [
      list(samples.notCompared, ({ experiment, why }) => [
        element("p", {}, `${experiment}: ${why}`),
      ]),
    ]),
    ...section("files", [list(files, ({ path, how }) => [element("p", {}, `${path} (${how})`)])]),
    ...section("methods", [
      list([...(comparison.program ? [comparison.program] : []), ...comparison.methods], both),
    ]),
    ...section("wording", [
      list(wording, (one) => [where(`${one.page} (${one.at})`), ...either(one)]),
    ]),
  );
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    element("meta", { name: "robots", content: "noindex" }),
    element("title", {}, "What changed"),
    // Its hash is in the policy, so it stands as it is.
    { html: `<style>${style}</style>` },
  );
  return `<!doctype html>\n${element("html", { lang: "en" }, head, body).html}\n`;
}

const where = (text: string): Html => element("p", { class: "where" }, text);
const both = ({ before, after }: Changed): readonly Html[] => [
  element("del", { class: "was" }, before),
  element("ins", { class: "is" }, after),
];
const either = ({ before, after }: ChangedWording): readonly Html[] => [
  ...(before === null ? [] : [element("del", { class: "was" }, before)]),
  ...(after === null ? [] : [element("ins", { class: "is" }, after)]),
];

function list<T>(items: readonly T[], of: (item: T) => readonly Html[]): Html {
  const more = items.length - mostItems;
  return element(
    "ul",
    {},
    ...items.slice(0, mostItems).map((item) => element("li", {}, ...of(item))),
    ...(more > 0 ? [element("li", { class: "where" }, `and ${count(more)} more`)] : []),
  );
}

/** Each number on a scale of its own: they are of different things. */
function numberRows(numbers: readonly ChangedNumber[]): readonly Html[] {
  const more = numbers.length - mostItems;
  return [
    ...numbers.slice(0, mostItems).map(({ what, before, after, drawn, change }) => {
      const scale = scaleOf([drawn.before, drawn.after]);
      const moved =
        change === null || !Number.isFinite(change)
          ? []
          : [element("p", { class: "where" }, inHalfWidths(change))];
      return element(
        "div",
        { class: "row" },
        element("div", { class: "name" }, what, ...moved),
        scale ? track(drawn.before, drawn.after, scale) : element("div", {}),
        element("div", { class: "values" }, ...both({ before, after })),
      );
    }),
    ...(more > 0 ? [where(`and ${counted(more, "number")} more`)] : []),
  ];
}

/** How far a number moved, against half of its old interval. */
const inHalfWidths = (change: number): string =>
  `moved by ${Math.round(change * 10) / 10} half-widths of its old interval`;
