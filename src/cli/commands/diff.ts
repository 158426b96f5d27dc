import { Option } from "commander";
import type { Command } from "../command.ts";
import { explainFault } from "../explain-fault.ts";

const formats = ["markdown", "json", "html"] as const;
/** What the command returns: nothing changed, something did, or the two could not be compared. */
const codes = { equal: 0, changed: 1, failed: 2 } as const;

export const diffCommand: Command = {
  name: "diff",
  register(program, action) {
    program
      .command("diff")
      .description(
        "what changed between two reports for a reader; exit code 0: nothing, 1: something, 2: not comparable",
      )
      .argument(
        "<old>",
        "a published folder, a report.json, an address on this machine, a revision, or `.`",
      )
      .argument("[new]", "the same; left out: the report as its files are now", ".")
      .addOption(
        new Option("--format <name>", "how it is written").choices(formats).default("markdown"),
      )
      .addOption(
        new Option("--json", "the same as --format json").implies({ format: "json" as const }),
      )
      .action((old: string, now: string, options: { readonly format: (typeof formats)[number] }) =>
        action(async ({ root }) => {
          try {
            return await compared(root, old, now, options.format);
          } catch (error) {
            // Exit code 1 says that something changed, which nobody knows here.
            console.error(explainFault(error));
            return codes.failed;
          }
        })(options),
      );
  },
};

async function compared(
  root: string,
  old: string,
  now: string,
  format: (typeof formats)[number],
): Promise<number> {
  const { reportFrom } = await import("../report-source.ts");
  const { comparisonInHtml, comparisonInMarkdown, compareReports, isEqual } = await import(
    "../../review/index.ts"
  );
  const before = await reportFrom(old, root);
  const after = "failed" in before ? before : await reportFrom(now, root);
  if ("failed" in before || "failed" in after) {
    console.error("failed" in after ? after.failed : "");
    return codes.failed;
  }
  const comparison = compareReports(before.report, after.report);
  const written = {
    json: () => JSON.stringify(comparison, null, 2),
    markdown: () => comparisonInMarkdown(comparison),
    html: () => comparisonInHtml(comparison, { before: old, after: now }),
  } as const;
  console.log(written[format]().trimEnd());
  return isEqual(comparison) ? codes.equal : codes.changed;
}
