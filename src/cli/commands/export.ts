import { Option } from "commander";
import type { SampleChoice } from "../../export/whole/index.ts";
import { sampleChoices, wholeFormats } from "../../export/whole/index.ts";
import type { Command } from "../command.ts";
import { addRequired } from "../required-option.ts";
import { siteUrlOption } from "../site-url.ts";

type Options = {
  readonly format: string;
  readonly of: string;
  readonly out: string;
  readonly samples: SampleChoice;
  readonly siteUrl?: string;
  readonly force?: boolean;
  readonly json?: boolean;
};

export const exportCommand: Command = {
  name: "export",
  register(program, action) {
    const command = program
      .command("export")
      .description("write the report, or a notebook of it, into one file");
    addRequired(
      command,
      new Option("--format <name>", "what to write").choices(
        wholeFormats.map((format) => format.name),
      ),
    );
    addRequired(command, new Option("--out <file>", "the file to write, relative to the root"));
    command
      .option("--of <notebook>", "id of a notebook, or `all`", "all")
      .addOption(
        new Option("--samples <choice>", "html: whether pages of samples go into the file")
          .choices(sampleChoices)
          .default("none"),
      )
      .option("--force", "replace a file that no export wrote")
      .addOption(siteUrlOption())
      .option("--json", "problems as JSON on standard output")
      .action((options: Options) =>
        action(async ({ root }) => {
          // Loaded only where it is asked for: every format comes with it.
          const { exportReport } = await import("../export-report.ts");
          return exportReport(root, options);
        })(options),
      );
  },
};
