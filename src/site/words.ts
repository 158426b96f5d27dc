import { count } from "../lib/format-number.ts";
import type {
  Contrast,
  Estimate,
  Experiment,
  Figure,
  FindingReport,
  Metric,
} from "../model/index.ts";
import { boundsOf, describeSelection, describeSides, differing, isShare } from "../model/index.ts";

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** `24 November 2026`; text that is no date stays as it is. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  const name = months[(month ?? 0) - 1];
  return year && name && day ? `${day} ${name} ${year}` : date;
}

/** `1 figure`, `3 figures`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** At most `length` characters, cut at a word. */
export function shortened(text: string, length = 200): string {
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(" ", length))}…`;
}

/** `Figure 3` or `Table 1`. */
export function figureName(figure: Pick<Figure, "kind" | "number">): string {
  return `${capital(figure.kind)} ${figure.number}`;
}

/** `tagged minus untagged`, or `over` where one is divided by the other. */
export function sidesInWords(contrast: Contrast, experiment: Experiment): string {
  const [of, versus] = differing(contrast.of, contrast.versus);
  return describeSides(of, versus, experiment, contrast.scale === "ratio" ? "over" : "minus");
}

/** `Recall, tagged minus untagged; no tag; averaged over seed`. */
export function contrastInWords(
  contrast: Contrast,
  metric: Metric,
  experiment: Experiment,
): string {
  const [own] = differing(contrast.of, contrast.versus);
  const shared = Object.entries(contrast.of).filter(([factor]) => !own[factor]);
  return [
    `${metric.label}, ${sidesInWords(contrast, experiment)}`,
    describeSelection(Object.fromEntries(shared), experiment),
    contrast.across ? `across ${factorLabel(experiment, contrast.across)}` : "",
    averagedInWords(contrast.averagedOver, experiment),
    contrast.restricted.join("; "),
  ]
    .filter(Boolean)
    .join("; ");
}

export function averagedInWords(factors: readonly string[], experiment: Experiment): string {
  if (factors.length === 0) return "";
  return `averaged over ${factors.map((f) => factorLabel(experiment, f)).join(" and ")}`;
}

export function factorLabel(experiment: Experiment, id: string): string {
  return (experiment.design.factors.find((f) => f.id === id)?.label ?? id).toLowerCase();
}

/** What a finding is about: its contrast, or its metric and condition. */
export function subjectInWords(
  finding: FindingReport,
  metric: Metric,
  experiment: Experiment,
): string {
  if (finding.contrast) return contrastInWords(finding.contrast, metric, experiment);
  return [
    [metric.label, describeSelection(finding.of, experiment)].filter(Boolean).join(", "),
    averagedInWords(finding.estimate?.averagedOver ?? [], experiment),
  ]
    .filter(Boolean)
    .join("; ");
}

/** Parts as sentences in one line; a part that ends in a mark of its own keeps it. */
export function sentences(parts: readonly (string | null | undefined | false)[]): string {
  const kept = parts.filter((part): part is string => Boolean(part));
  return kept.map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join(" ");
}

/** What bears on a verdict, in one line; in lists the first of several, and how many more there are. */
export function bearingInWords(notes: readonly string[], first: boolean): string {
  const shown = (first ? notes.slice(0, 1) : notes).map(capital);
  const more = notes.length - shown.length;
  return `${sentences(shown)}${more > 0 ? ` And ${counted(more, "more note")}.` : ""}`;
}

/** A p value is never parted from its sign and number at the end of a line. */
export function unbroken(text: string): string {
  return text.replace(/\bp ([<=]) /g, "p\u00a0$1\u00a0").replace(/, < /g, ", <\u00a0");
}

/** `greater by 20 pp`, with the space that numbers of the page have. */
export function expectationInWords(finding: FindingReport): string {
  return finding.expectation.text.replace(/(\d)\s*pp\b/g, "$1\u202fpp");
}

/**
 * Several methods in as few words as they need: those that differ in their counts alone become one, with
 * the range of each count.
 */
export function methodsInWords(methods: readonly string[]): string {
  const number = /\d[\d,]*(?:\.\d+)?/g;
  const groups = new Map<string, string[][]>();
  for (const method of new Set(methods)) {
    const template = method.replace(number, "\0");
    groups.set(template, [...(groups.get(template) ?? []), method.match(number) ?? []]);
  }
  const texts = [...groups].map(([template, lists]) => {
    let i = 0;
    return template.replaceAll("\0", () => {
      const column = lists.map((list) => list[i] ?? "");
      i += 1;
      return rangeInWords(column);
    });
  });
  return sentences(texts.map(capital));
}

function rangeInWords(numbers: readonly string[]): string {
  const sorted = [...new Set(numbers)].toSorted(
    (a, b) => Number(a.replaceAll(",", "")) - Number(b.replaceAll(",", "")),
  );
  return sorted.length === 1 ? (sorted[0] ?? "") : `${sorted[0]} to ${sorted.at(-1)}`;
}

/** The range of a score; shares are in percent, which has one. */
function scaleInWords(metric: Metric): string {
  const bounds = isShare(metric) ? null : boundsOf(metric);
  return bounds ? `; from ${bounds[0]} to ${bounds[1]}` : "";
}

/** What a metric measures and how its estimates were computed, to follow its name. */
export function metricInWords(metric: Metric, estimates: readonly Estimate[]): string {
  const own = estimates.filter((e) => e.metric === metric.id);
  const ours = own.flatMap((e) => e.published?.ours?.method ?? []);
  const places = [...new Set(own.flatMap((e) => e.published?.place ?? []))];
  const role = metric.role === "other" ? "" : `, a ${metric.role}`;
  return [
    `${role}; better: ${metric.better}${scaleInWords(metric)}.`,
    sentences([metric.doc, metric.where && `Counted where ${metric.where}`]),
    methodsInWords(own.map((e) => e.method)),
    places.length === 1 && `Where: ${sentences(places)}`,
    ours.length > 0 && `Interval of ours: ${methodsInWords(ours)}`,
  ]
    .filter(Boolean)
    .join(" ");
}
