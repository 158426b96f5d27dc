import type { Metric, Place, Problems } from "../../model/index.ts";
import { parseCondition } from "./holds.ts";
import type { LoadedManifest } from "./loaded-manifest.ts";

/** Keys that only metrics of some kinds have. */
const ownKeys = {
  range: ["score"],
  correction: ["judged"],
  positive: ["ranking"],
  fpr: ["ranking"],
} as const satisfies Partial<Record<keyof Metric, readonly Metric["kind"][]>>;

/** Whether each metric has the keys that its kind needs, and none of another kind. */
export function checkKinds({ manifest, experiment, place }: LoadedManifest, problems: Problems) {
  const refuse = (where: Place, message: string, expected: string, found: string, fix: string) =>
    problems.error("metric-fits-kind", where, message, { expected, found, fix });
  for (const [id, metric] of Object.entries(manifest.metrics)) {
    for (const key of Object.keys(ownKeys) as (keyof typeof ownKeys)[]) {
      const [kind] = ownKeys[key];
      if (metric[key] === undefined || metric.kind === kind) continue;
      refuse(
        place(["metrics", id, key], "key"),
        `\`${key}\` has no meaning for ${id}, which is ${metric.kind}`,
        `\`kind: ${kind}\``,
        `\`kind: ${metric.kind}\``,
        `Say \`kind: ${kind}\`, or take \`${key}\` out.`,
      );
    }
    if (metric.kind === "ranking" && metric.positive === undefined)
      refuse(
        place(["metrics", id], "key"),
        `${id} is a ranking and does not say which samples are positive`,
        "`positive:` with a condition",
        "nothing",
        'Say it: `positive: "deceptive = 1"`.',
      );
    checkClass(id, metric.positive, place(["metrics", id, "positive"]), problems);
  }
  for (const { id, on, classFactors = [] } of experiment.metrics) {
    const factor = classFactors.find((one) => on && one in on);
    if (factor === undefined) continue;
    refuse(
      place(["metrics", id, "on"]),
      `\`on\` of ${id} names ${factor}, which tells its classes apart`,
      "other factors: a ranking needs the levels of both classes",
      factor,
      `Take ${factor} out of \`on\` or out of \`positive\`.`,
    );
  }
  const labelled = new Set<string>();
  for (const [index, entry] of manifest.data.entries())
    for (const [id, mapping] of Object.entries(entry.metrics ?? {})) {
      if (typeof mapping === "string" || mapping.human === undefined) continue;
      labelled.add(id);
      const kind = manifest.metrics[id]?.kind;
      if (kind === undefined || kind === "judged") continue;
      refuse(
        place(["data", index, "metrics", id, "human"], "key"),
        `\`human\` has no meaning for ${id}, which is ${kind}`,
        "`kind: judged`",
        `\`kind: ${kind}\``,
        "Say `kind: judged`, or make the labels a metric of their own.",
      );
    }
  for (const { id, kind, correction } of experiment.metrics)
    if (kind === "judged" && correction !== "none" && !labelled.has(id) && manifest.data.length > 0)
      problems.error(
        "judge-has-labels",
        place(["metrics", id], "key"),
        `Nothing says where the labels by people of ${id} stand`,
        {
          expected: `\`metrics: { ${id}: { field: …, human: … } }\` in \`data\``,
          found: "no `human`",
          fix: "Name the field, or say `correction: none` for the judge's own rate.",
        },
      );
}

/** What is positive cannot rest on the scores that are ranked. */
function checkClass(id: string, text: string | undefined, place: Place, problems: Problems): void {
  if (text === undefined) return;
  const parsed = parseCondition(text);
  if ("bad" in parsed || parsed.clauses.every(({ name }) => name !== id)) return;
  problems.error("metric-fits-kind", place, `What is positive depends on ${id} itself`, {
    expected: "a field, another metric or a factor",
    found: text,
    fix: "Name the field that says what each sample is.",
  });
}
