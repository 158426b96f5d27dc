/** Stage 11 of 11: thin. Parses arguments, calls the pipeline, prints problems. Nothing here computes. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { programFolder } from "../report/program.ts";
import { commands } from "./commands/index.ts";
import { explainFault } from "./explain-fault.ts";

/** Runs one command line; returns the exit code: 0 done, 1 problems in the report, 2 the command line itself. */
export async function run(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command("upheld")
    .description(
      "Result files and Markdown in, a static report out: every number computed, every claim tested.",
    )
    .version(versionOf(), "-V, --version", "print the version")
    .option("--root <folder>", "folder with results/ and content/", ".")
    .exitOverride()
    .showHelpAfterError("(upheld --help lists the commands)")
    .showSuggestionAfterError();
  for (const command of commands) {
    command.register(program, (task) => async (options, ...rest) => {
      const root = resolve(program.opts<{ root: string }>().root);
      if (existsSync(root) ? !statSync(root).isDirectory() : command.name !== "new") {
        console.error(
          `There is no folder ${root}. --root names the folder with results/ and content/.`,
        );
        code = 2;
        return;
      }
      if (existsSync(root)) await putBack(root, options);
      code = await task({ root, options, args: rest });
    });
  }
  pointToHelp(program);
  try {
    await program.parseAsync([...withoutHelpOfNothing(program, args)], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    console.error(explainFault(error));
    return 1;
  }
  return code;
}

/** Each command leads to its own help where its options are wrong. */
function pointToHelp(parent: Command, path = "upheld"): void {
  for (const command of parent.commands) {
    const name = `${path} ${command.name()}`;
    const lists = command.commands.length > 0 ? "commands" : "options";
    command.showHelpAfterError(`(${name} --help lists its ${lists})`);
    pointToHelp(command, name);
  }
}

/** Arguments without `--help` where a command is named that there is not: that is said, and not covered by other help. */
function withoutHelpOfNothing(program: Command, args: readonly string[]): readonly string[] {
  const words = args.filter((arg, at) => !arg.startsWith("-") && args[at - 1] !== "--root");
  let parent = program;
  for (const word of words) {
    if (parent.commands.length === 0) break;
    const found = parent.commands.find((command) => command.name() === word);
    if (!found)
      return word === "help" ? args : args.filter((arg) => arg !== "--help" && arg !== "-h");
    parent = found;
  }
  return args;
}

/** A build that was ended while its pages landed may have left none: the last good ones go back. */
async function putBack(root: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { recoverPages } = await import("../report/land/recover-pages.ts");
  const named = [options.out, options.into, options.against].find((one) => typeof one === "string");
  const out = resolve(root, typeof named === "string" ? named : "dist");
  for (const folder of await recoverPages(root, out))
    console.error(
      `An earlier build was ended while its pages landed: ${relative(process.cwd(), folder) || "."}/ has the pages before it again.`,
    );
}

function versionOf(): string {
  const file = join(programFolder, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
