import { didYouMean } from "../../lib/nearest.ts";
import type { Experiment, Problems, PublishSettings } from "../../model/index.ts";
import { checkYaml, collectProblems, settingsSchema } from "../../model/index.ts";
import { fileSource } from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { settingsFile } from "../inputs/index.ts";
import type { PublishPlace, RulesMet } from "../samples/index.ts";

/** Where the parts of `publish:` stand in the file of settings. */
export function publishPlaces(inputs: Inputs): PublishPlace {
  const source = fileSource(settingsFile, inputs.text(settingsFile));
  const subject = { name: settingsFile, rule: "settings-are-valid", place: source.place } as const;
  // What there is to say of how it is written is said where it is read.
  const read = checkYaml(settingsSchema, source.text, subject, collectProblems());
  return (...path) => ({
    ...(read ? source.place(read.offsetOf("publish", ...path)) : { file: settingsFile }),
    field: ["publish", ...path].join("."),
  });
}

/** An experiment that was read, with what the rules met in it. */
export interface ReadUnderRules {
  readonly experiment: Experiment;
  readonly met: RulesMet | null;
}

/** Names of turns, fields, experiments that nothing has, and rules that hold of nothing: what they were to keep back is not. */
export function checkPublishing(
  { fields = [], withhold = [], redact = [] }: PublishSettings,
  experiments: readonly ReadUnderRules[],
  place: PublishPlace,
  problems: Problems,
): void {
  const ids = experiments.map(({ experiment }) => experiment.id);
  const ownPlace = (rule: number, id: string): number =>
    withhold.slice(0, rule).filter((w) => w.experiment === undefined || w.experiment === id).length;
  const unknown = (
    path: readonly (string | number)[],
    { kind, name, known }: { kind: string; name: string; known: readonly string[] },
  ): void =>
    problems.error("reference-is-found", place(...path), `No ${kind} is called "${name}"`, {
      expected: known.slice(0, namesGiven).join(", "),
      found: name,
      fix: `Write one of these, or take "${name}" out.`,
      ...didYouMean(name, known),
    });
  const names = (list: readonly ReadUnderRules[], which: "turns" | "fields") =>
    [...new Set(list.flatMap(({ met }) => met?.[which] ?? []))].sort();

  const shown = [
    "target",
    "place",
    ...names(experiments, "turns"),
    ...names(experiments, "fields"),
  ];
  for (const [at, name] of fields.entries())
    if (!shown.includes(name))
      unknown(["fields", at], { kind: "turn or field of a sample", name, known: shown });

  for (const [at, { experiment, where }] of withhold.entries()) {
    if (experiment !== undefined && !ids.includes(experiment)) {
      unknown(["withhold", at, "experiment"], { kind: "experiment", name: experiment, known: ids });
      continue;
    }
    const own = experiments.filter(
      (e) => experiment === undefined || e.experiment.id === experiment,
    );
    const known = [
      "unit",
      ...own.flatMap((e) => e.experiment.design.factors.map(({ id }) => id)),
      ...names(own, "fields"),
    ];
    const missing = Object.keys(where).filter((name) => !known.includes(name));
    for (const name of missing)
      unknown(["withhold", at, "where", name], { kind: "factor or field", name, known });
    const held = own.reduce(
      (sum, e) => sum + (e.met?.withheld[ownPlace(at, e.experiment.id)] ?? 0),
      0,
    );
    if (missing.length === 0 && held === 0)
      problems.error(
        "publishing-matches",
        place("withhold", at),
        "No sample is withheld by this rule",
        {
          expected: "samples of which all of `where` holds, and no rule before it",
          found: Object.entries(where)
            .map(([name, values]) => `${name}: ${[values].flat().join(" | ")}`)
            .join(", "),
          fix: "Correct the values, or take the rule out.",
        },
      );
  }

  for (const [at, { pattern }] of redact.entries())
    if (!experiments.some(({ met }) => (met?.redacted[at] ?? 0) > 0))
      problems.warn(
        "publishing-matches",
        place("redact", at),
        "This pattern is found in no sample",
        {
          expected: "a text of some sample that it fits",
          found: pattern,
          fix: "Correct the pattern; leave it as it is where later samples may hold such a text.",
        },
      );
}

/** Names that a message lists: enough to see what there is. */
const namesGiven = 20;
