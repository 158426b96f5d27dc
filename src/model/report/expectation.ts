import { nearest } from "../../lib/nearest.ts";
import type { Metric } from "../experiment/experiment.ts";
import { boundsOf, isArea, isShare } from "../experiment/metric-scale.ts";
import type { Expectation } from "./finding.ts";

/** What is wrong with an expectation, for a problem at its place. */
export interface ExpectationError {
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  readonly fix?: string;
}

export type ExpectationResult =
  | { readonly expectation: Expectation }
  | { readonly error: ExpectationError };

/** What a finding is about: a value, or two values compared on one of three scales. */
export type EvidenceScale = "level" | "difference" | "ratio" | "interaction";

/** The values that a claim allows, on the axis of its evidence; null: unbounded. */
export interface Region {
  readonly lower: number | null;
  readonly upper: number | null;
}

interface Form {
  readonly kind: Expectation["kind"];
  readonly words: string;
  readonly unit: "pp" | "%" | null;
}

const forms: readonly Form[] = [
  { kind: "greater", words: "greater", unit: null },
  { kind: "less", words: "less", unit: null },
  { kind: "greater", words: "greater by", unit: "pp" },
  { kind: "less", words: "less by", unit: "pp" },
  { kind: "at-least", words: "at least", unit: "%" },
  { kind: "at-most", words: "at most", unit: "%" },
  { kind: "equivalent", words: "equivalent within", unit: "pp" },
  { kind: "not-worse", words: "not worse by", unit: "pp" },
];

const grammar =
  "greater, less, greater by 10pp, less by 10pp, at least 80%, at most 5%, equivalent within 5pp or not worse by 5pp; plain numbers for scores";

const numberWithUnit = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(pp|%)?$/;

/** `greater by 10 pp` as an expectation; amounts in percent and pp become proportions. */
export function parseExpectation(text: string): ExpectationResult {
  const written = normalise(text);
  const [, words = "", amount = ""] = /^([a-z ]*?) ?([+-]?[\d.].*)?$/.exec(written) ?? [];
  const form = forms.find((f) => f.words === words && (f.unit === null) === (amount === ""));
  if (!form) return { error: unknownForm(text, words, amount) };
  if (form.unit === null) return { expectation: { kind: form.kind, amount: 0, text: form.words } };
  const [, number, unit = ""] = numberWithUnit.exec(amount) ?? [];
  if (number === undefined)
    return fails(`"${amount}" is not an amount`, `a number, with ${form.unit} for a rate`, amount);
  if (unit !== "" && unit !== form.unit)
    return fails(
      form.unit === "pp" ? "A difference of rates is given in pp" : "A rate is given in %",
      `${form.words} ${number}${form.unit}`,
      written,
    );
  const margin = Number(number);
  if (form.unit === "pp" && !(margin > 0))
    return fails("A margin is a number above zero", `${form.words} 5pp`, written);
  return {
    expectation: {
      kind: form.kind,
      amount: unit === "" ? margin : percent(number),
      text: `${form.words} ${number}${unit}`,
    },
  };
}

function normalise(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll("\u2212", "-")
    .replace(/\s+/g, " ")
    .replace(/ (?=(?:pp|%)$)/, "");
}

/** Moved by its decimal exponent, so that 29pp is 0.29 and not 0.28999999999999998. */
function percent(number: string): number {
  const [digits = "", exponent = "0"] = number.split("e");
  return Number(`${digits}e${Number(exponent) - 2}`);
}

function fails(message: string, expected: string, found: string): ExpectationResult {
  return { error: { message, expected, found, fix: `Write "${expected}".` } };
}

function unknownForm(text: string, words: string, amount: string): ExpectationError {
  const candidates = forms.filter((f) => (f.unit === null) === (amount === ""));
  const near = nearest(
    words,
    candidates.map((f) => f.words),
  );
  const fix = near && `Did you mean "${`${near} ${amount}`.trim()}"?`;
  return {
    message: `"${text}" is not an expectation`,
    expected: grammar,
    found: text,
    ...(fix ? { fix } : {}),
  };
}

const kindsByScale: Readonly<Record<EvidenceScale, readonly Expectation["kind"][]>> = {
  level: ["at-least", "at-most"],
  difference: ["greater", "less", "equivalent", "not-worse"],
  interaction: ["greater", "less", "equivalent", "not-worse"],
  ratio: ["at-least", "at-most", "greater", "less"],
};

const wanted: Readonly<Record<EvidenceScale, string>> = {
  level: "at least or at most, for a value without `versus`",
  difference: "greater, less, equivalent within or not worse by, for a difference",
  interaction: "greater, less, equivalent within or not worse by, for a difference",
  ratio: "at least, at most, greater or less, for a ratio",
};

/** Why an expectation does not fit what is tested (rule expectation-fits), or null when it does. */
export function misfitOf(
  expectation: Expectation,
  metric: Metric,
  scale: EvidenceScale,
): ExpectationError | null {
  const { kind, amount, text } = expectation;
  const fail = (message: string, expected: string): ExpectationError => ({
    message,
    expected,
    found: text,
  });
  if (!kindsByScale[scale].includes(kind))
    return fail(`"${text}" does not fit a ${scale === "level" ? "value" : scale}`, wanted[scale]);
  if (scale === "ratio")
    return /pp$/.test(text) || (kind !== "at-least" && kind !== "at-most" && amount !== 0)
      ? fail("A ratio has no percentage points", "at least 90% or greater")
      : null;
  const inPercent = /(?:pp|%)$/.test(text);
  if (!isShare(metric) && inPercent)
    return fail(
      `${metric.label} is ${isArea(metric) ? "an area from 0 to 1" : "a score"}`,
      "a plain number, without % or pp",
    );
  if (text === kind) return null;
  if (metric.kind !== "score" && isShare(metric) && !inPercent)
    return fail(`${metric.label} is a rate`, scale === "level" ? "80%" : "5pp");
  return beyondBounds(expectation, metric, scale, inPercent);
}

/** Why no value, or no difference of two values, could be as an expectation claims; null where one could. */
function beyondBounds(
  { amount, text }: Expectation,
  metric: Metric,
  scale: EvidenceScale,
  inPercent: boolean,
): ExpectationError | null {
  const bounds = boundsOf(metric);
  if (!bounds) return null;
  const [low, high] = scale === "level" ? bounds : [0, bounds[1] - bounds[0]];
  if (amount >= low && amount <= high) return null;
  if (inPercent)
    return {
      message: `A ${metric.kind === "score" ? "score from 0 to 1" : "rate"} lies between 0% and 100%`,
      expected: "0% to 100%",
      found: text,
    };
  const what = scale === "level" ? metric.label : `A difference in ${metric.label}`;
  return {
    message: `${what} lies between ${low} and ${high}`,
    expected: isShare(metric) ? `${low} to ${high}, or a percentage` : `${low} to ${high}`,
    found: text,
  };
}

/** The interval on the axis of the evidence that an expectation claims; `not worse` follows `better`. */
export function regionOf(
  expectation: Expectation,
  metric: Pick<Metric, "better">,
  scale: EvidenceScale = "difference",
): Region {
  const { kind, amount } = expectation;
  const zero = scale === "ratio" ? 1 : 0;
  switch (kind) {
    case "greater":
      return { lower: zero + amount, upper: null };
    case "less":
      return { lower: null, upper: zero - amount };
    case "at-least":
      return { lower: amount, upper: null };
    case "at-most":
      return { lower: null, upper: amount };
    case "equivalent":
      return { lower: -amount, upper: amount };
    case "not-worse":
      return metric.better === "higher"
        ? { lower: -amount, upper: null }
        : { lower: null, upper: amount };
  }
}
