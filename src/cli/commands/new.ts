import { resolve } from "node:path";
import type { Command } from "../command.ts";
import { dayOf } from "../option-values.ts";

/** The options of `new experiment` as the command line gives them. */
type Options = {
  name?: string;
  link?: boolean;
  add?: boolean;
  replace?: boolean;
  unit?: string;
  scope?: string;
};

/** The options of `new review` as the command line gives them. */
type ReviewOptions = { by: string; note: string; looked?: string; date?: string };

export const newCommand: Command = {
  name: "new",
  register(program, action) {
    const parent = program
      .command("new")
      .description(
        "write an experiment, a notebook or a whole report to start from, or the record of a review",
      );
    parent
      .command("experiment <files...>")
      .description(
        "look at result files, copy them into results/, write an experiment.yaml that validates",
      )
      .option("--name <name>", "name of the experiment; from the first file if left out")
      .option("--link", "hard links instead of copies")
      .option(
        "--add",
        "join an experiment that is there, as a rerun or another arm; says what changed",
      )
      .option("--replace", "take the place of files of the same name; says what changed")
      .option("--unit <columns>", "columns that say what was asked, with commas between them")
      .option("--scope <column>", "column within which ids are unique")
      .action((files: string[], options: Options) =>
        action(async ({ root }) => {
          // Loaded only where it is asked for: all that checks an experiment comes with it.
          const { newExperiment } = await import("../new-experiment.ts");
          return newExperiment(root, files, options);
        })(options),
      );
    parent
      .command("report <folder>")
      .description("write a whole report to start from, with an example, into an empty folder")
      .option("--date <date>", "date of its pages, YYYY-MM-DD", dayOf)
      .action((folder: string, options: { date?: string }) =>
        action(async ({ root }) => {
          const { newReport } = await import("../new-report.ts");
          const today = new Date().toISOString().slice(0, 10);
          return newReport(resolve(root, folder), options.date ?? today);
        })(options),
      );
    parent
      .command("review <target>")
      .description("write a record that you read a figure or finding, notebook#id, as it is now")
      .requiredOption("--by <name>", "who read it")
      .requiredOption("--note <text>", "what you found, plain text")
      .option("--looked <text>", "what you looked at: the page, the samples, the code")
      .option("--date <date>", "day on which you read it, YYYY-MM-DD; today if left out", dayOf)
      .action((target: string, options: ReviewOptions) =>
        action(async ({ root }) => {
          const { newReview } = await import("../new-review.ts");
          return newReview(root, target, options);
        })(options),
      );
    parent
      .command("notebook <experiment>")
      .description("write a page with a figure per metric and a hypothesis to fill in")
      .option("--date <date>", "date of the page, YYYY-MM-DD", dayOf)
      .action((experiment: string, options: { date?: string }) =>
        action(async ({ root }) => {
          const { newNotebook } = await import("../new-notebook.ts");
          return newNotebook(root, experiment, options);
        })(options),
      );
  },
};
