import { InvalidArgumentError } from "commander";
import type { Problem, Report } from "../model/index.ts";
import { collectProblems } from "../model/index.ts";

/** What `check --strict` can ask for beyond what is always an error. */
const items = ["drawer"] as const;
type StrictItem = (typeof items)[number];

/** Names of items with commas between them. */
export function strictItems(text: string): readonly StrictItem[] {
  return text.split(",").map((name) => {
    const item = items.find((known) => known === name.trim());
    if (!item) throw new InvalidArgumentError(`One of these is expected: ${items.join(", ")}.`);
    return item;
  });
}

/** What a report lacks of the items that were asked for; nothing of a report that has errors already. */
export function strictProblems(
  report: Report | null,
  asked: readonly StrictItem[],
): readonly Problem[] {
  const problems = collectProblems();
  if (asked.includes("drawer"))
    for (const { experiment, unmentioned = [] } of report?.experiments ?? [])
      for (const metric of unmentioned)
        problems.error(
          "drawer-is-empty",
          { file: `results/${experiment.id}/experiment.yaml`, field: `metrics.${metric}` },
          "A metric was measured, and no notebook mentions it",
          {
            expected: "a number, figure, finding or cell about it",
            found: metric,
            fix: `Write about it: \`:value{metric=${metric} …}\`, or a figure.`,
          },
        );
  return problems.list;
}
