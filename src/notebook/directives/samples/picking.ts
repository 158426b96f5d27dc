import { didYouMeanNamed } from "../../../lib/nearest.ts";
import type { Experiment, Metric, Selection } from "../../../model/index.ts";
import type { RawAttributes } from "../../parse/attributes.ts";
import type { Call } from "../shared/directive.ts";
import { comparisons, type Page, type PickRule, type ScoreTest } from "../shared/page.ts";
import { askMetric, askSelection } from "../shared/questions.ts";

export interface Picking {
  readonly where?: string | undefined;
  readonly worst?: string | undefined;
  readonly disagree?: string | undefined;
  readonly metric?: string | undefined;
  readonly versus?: string | undefined;
}

const flags = ["where", "worst", "disagree"] as const;

/** Calls that ask for samples by a rule, of a page that is parsed: they need all samples of their experiments. */
export function pickingOf({
  body,
}: {
  readonly body: { readonly calls: ReadonlyMap<unknown, Pick<Call, "name" | "raw">> };
}): readonly { readonly experiment: string | undefined }[] {
  return [...body.calls.values()]
    .filter(({ name, raw }) => name === "samples" && picks(raw))
    .map(({ raw }) => ({ experiment: raw.experiment }));
}

export const picks = (raw: RawAttributes): boolean =>
  flags.some((flag) => raw[flag] !== undefined && raw[flag] !== "false");

/** The rule that a block asks for; null with a problem. */
export function askRule(
  asked: Picking,
  experiment: Experiment,
  of: Selection,
  call: Call,
  page: Page,
): PickRule | null {
  const given = flags.filter((flag) => picks({ [flag]: asked[flag] ?? "false" }));
  const [kind, ...others] = given;
  if (kind === undefined) return null;
  if (others.length > 0) {
    page.problems.error("attribute-is-valid", call.place(others[0]), "Samples have one rule", {
      expected: `one of ${flags.join(", ")}`,
      found: given.join(", "),
      fix: "Keep one of them here; another rule wants a block of its own.",
    });
    return null;
  }
  if (kind === "where") return askTests(asked.where ?? "", experiment, call, page);
  const metric = askRuleMetric(asked.metric, kind, experiment, call, page);
  if (!metric) return null;
  if (kind === "worst") return { kind, metric };
  if (asked.versus === undefined) return { kind, metric, versus: null };
  const versus = askSelection(asked.versus, "versus", experiment, call, page);
  return versus && { kind, metric, versus: { ...of, ...versus } };
}

/** The metric of a rule: the only one of the experiment where none is named. */
function askRuleMetric(
  id: string | undefined,
  rule: string,
  experiment: Experiment,
  call: Call,
  page: Page,
): Metric | null {
  if (id !== undefined) return askMetric(id, experiment, call, page);
  const [only, ...others] = experiment.metrics;
  if (only && others.length === 0) return only;
  page.problems.error(
    "attribute-is-valid",
    call.place(rule),
    `${rule} does not say by which metric`,
    {
      expected: `metric=${experiment.metrics.map((m) => m.id).join("|")}`,
      found: "none",
      fix: `Add metric=${only?.id ?? "…"}, or another of these.`,
    },
  );
  return null;
}

const form = new RegExp(
  String.raw`^\s*([^<>=!\s]+)\s*(${comparisons.join("|")})\s*([+-]?\d+(?:\.\d+)?)\s*$`,
);

function askTests(text: string, experiment: Experiment, call: Call, page: Page): PickRule | null {
  const tests = text.split(",").map((part): ScoreTest | null => {
    const [, metric = "", is = "", value = ""] = form.exec(part) ?? [];
    if (metric === "") {
      page.problems.error(
        "attribute-is-valid",
        call.place("where"),
        `"${part.trim()}" cannot be read`,
        {
          expected:
            "a metric, one of = != < <= > >=, and a number, such as score=0; several with commas between them",
          found: part.trim() || "nothing",
          fix: `Write it like where="${experiment.metrics[0]?.id ?? "score"}=0".`,
        },
      );
      return null;
    }
    if (!experiment.metrics.some((one) => one.id === metric)) {
      page.problems.error(
        "metric-is-declared",
        call.place("where"),
        `"${metric}" is not a metric of ${experiment.id}`,
        {
          expected: experiment.metrics.map((one) => one.id).join(", "),
          found: metric,
          fix: "Name one of these: `where` asks for scores; conditions are picked by `of`.",
          ...didYouMeanNamed(metric, experiment.metrics),
        },
      );
      return null;
    }
    return { metric, is: is as ScoreTest["is"], value: Number(value) };
  });
  return tests.every((test) => test !== null) ? { kind: "where", tests } : null;
}
