import { join } from "node:path";
import { againstOption } from "../against.ts";
import type { Command } from "../command.ts";
import { finishProblems, plural } from "../print-problems.ts";
import { describeProse } from "../print-prose.ts";
import { showProgress } from "../progress.ts";
import { siteUrlOption } from "../site-url.ts";
import { strictItems, strictProblems } from "../strict.ts";

export const checkCommand: Command = {
  name: "check",
  register(program, action) {
    program
      .command("check")
      .description("validate everything, run every finding, print all problems at once")
      .addOption(siteUrlOption())
      .addOption(againstOption())
      .option("--json", "problems as JSON on standard output")
      .option("--annotations", "problems as GitHub code-review annotations")
      .option("--strict <items>", "what else is an error, with commas between: drawer", strictItems)
      .option(
        "--all",
        "list every sentence whose numbers are typed by hand, not the first few of each page",
      )
      .action((options) =>
        action(async ({ root }) => {
          const { buildReport } = await import("../../report/build.ts");
          const progress = showProgress();
          const { report, problems, prose } = await buildReport(root, progress.effects, {
            siteUrl: options.siteUrl as string | undefined,
            against: options.against as string | undefined,
          });
          progress.stop();
          const asked = strictProblems(report, options.strict ?? []);
          const { describeWeight, weigh, weightForPrograms } = await import("../print-weight.ts");
          // Of the last build, where it went where builds go.
          const weight = await weigh(join(root, "dist"));
          const published = weight ? { published: weightForPrograms(weight) } : {};
          const advice = report
            ? { text: describeProse(prose, options.all ?? false), json: { prose, ...published } }
            : undefined;
          const code = finishProblems(root, [...problems, ...asked], { ...options, advice }, () =>
            report
              ? `${plural(report.experiments.length, "experiment")}, ${plural(report.notebooks.length, "notebook")}, ${plural(report.findings.length, "finding")}: nothing wrong.`
              : "",
          );
          if (code === 0 && weight && !options.json && !options.annotations)
            console.log(`The last build in dist/: ${describeWeight(weight)}`);
          return code;
        })(options),
      );
  },
};
