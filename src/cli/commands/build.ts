import { relative, resolve } from "node:path";
import type { Command } from "../command.ts";
import { finishProblems } from "../print-problems.ts";
import { showProgress } from "../progress.ts";

export const buildCommand: Command = {
  name: "build",
  register(program, action) {
    program
      .command("build")
      .description("write the report as static pages; lands whole or not at all")
      .option("--out <folder>", "where the pages go, relative to the root", "dist")
      .option("--force", "build although nothing changed")
      .option("--json", "problems as JSON on standard output")
      .action((options: { out: string; force?: boolean; json?: boolean }) =>
        action(async ({ root }) => {
          const { publish } = await import("../../report/publish.ts");
          const started = performance.now();
          const progress = showProgress();
          const { problems, unchanged, pages } = await publish({
            root,
            out: resolve(root, options.out),
            force: options.force ?? false,
            effects: progress.effects,
            render: async (task) => (await import("../../site/render.ts")).renderSite(task),
          });
          progress.stop();
          const seconds = ((performance.now() - started) / 1000).toFixed(1);
          const where = relative(process.cwd(), resolve(root, options.out)) || ".";
          const closing = { ...options, undone: "Nothing was published." };
          return finishProblems(root, problems, closing, () =>
            unchanged
              ? `Nothing changed: ${where}/ is up to date.`
              : `${pages} pages in ${where}/, ${seconds} s.`,
          );
        })(options),
      );
  },
};
