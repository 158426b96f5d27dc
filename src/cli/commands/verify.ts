import { resolve } from "node:path";
import { Argument, Option } from "commander";
import type { LevelName, Verified } from "../../verify/index.ts";
import type { Command } from "../command.ts";

/** What the command returns: all is as it should be, something differs, or something could not be verified. */
const codes = { same: 0, differs: 1, refused: 2 } as const;
const levels: readonly LevelName[] = ["bytes", "numbers", "pages"];

type Options = { readonly level: readonly LevelName[]; readonly json?: boolean };

export const verifyCommand: Command = {
  name: "verify",
  register(program, action) {
    program
      .command("verify")
      .description(
        "whether a published folder is what it says; exit code 0: it is, 1: something differs, 2: it could not be verified",
      )
      .addArgument(new Argument("<folder>", "a folder that was built or published"))
      .addOption(
        new Option(
          "--level <names...>",
          "bytes: every file against SHA256SUMS; numbers: computed again from the data in the folder; pages: built again from --root, and compared",
        )
          .choices(levels)
          .default(["bytes", "numbers"]),
      )
      .option("--json", "the result as JSON on standard output")
      .action((named: string, options: Options) =>
        action(async ({ root }) => {
          const { verifiedInText } = await import("../../verify/index.ts");
          const folder = resolve(named);
          const results: Verified[] = [];
          for (const level of levels.filter((one) => options.level.includes(one)))
            results.push(await verifyLevel(level, folder, root));
          console.log(options.json ? JSON.stringify(results, null, 2) : verifiedInText(results));
          if (results.some(({ differences }) => differences.length > 0)) return codes.differs;
          return results.some(({ refused }) => refused !== null) ? codes.refused : codes.same;
        })({ ...options }),
      );
  },
};

async function verifyLevel(level: LevelName, folder: string, root: string): Promise<Verified> {
  const { stat } = await import("node:fs/promises");
  const there = await stat(folder).catch(() => null);
  if (!there?.isDirectory())
    return {
      level,
      refused: `There is no folder ${folder}.`,
      same: {},
      differences: [],
      unverified: [],
    };
  const { verifyBytes, verifyNumbers } = await import("../../verify/index.ts");
  if (level === "bytes") return verifyBytes(folder);
  if (level === "numbers") return verifyNumbers(folder);
  const { verifyPages } = await import("../verify-pages.ts");
  return verifyPages(folder, root);
}
