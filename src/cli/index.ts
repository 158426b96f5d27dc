/** Stage 9 of 9: thin. Parses arguments, calls the pipeline, prints problems. Nothing here computes. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { commands } from "./commands/index.ts";

/** Runs one command line; returns the exit code: 0 done, 1 problems in the report, 2 the command line itself. */
export async function run(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command("upheld")
    .description(
      "Result files and Markdown in, a static report out: every number computed, every claim tested.",
    )
    .option("--root <folder>", "folder with results/ and content/", ".")
    .exitOverride()
    .showHelpAfterError("(upheld --help lists the commands)")
    .showSuggestionAfterError();
  for (const command of commands) {
    command.register(program, (task) => async (options, ...rest) => {
      const root = resolve(program.opts<{ root: string }>().root);
      if (command.name !== "new" && !existsSync(root)) {
        console.error(
          `There is no folder ${root}. --root names the folder with results/ and content/.`,
        );
        code = 2;
        return;
      }
      code = await task({ root, options, args: rest });
    });
  }
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}
