import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { againstOption } from "../against.ts";
import type { Command } from "../command.ts";
import { finishProblems } from "../print-problems.ts";
import { showProgress } from "../progress.ts";
import { siteUrlOption, withoutSiteUrl } from "../site-url.ts";

type Options = {
  readonly out: string;
  readonly force?: boolean;
  readonly draft?: boolean;
  readonly siteUrl?: string;
  readonly against?: string;
  readonly json?: boolean;
};

export const buildCommand: Command = {
  name: "build",
  register(program, action) {
    program
      .command("build")
      .description("write the report as static pages; lands whole or not at all")
      .option("--out <folder>", "where the pages go, relative to the root", "dist")
      .option("--force", "build even if nothing changed")
      .option("--draft", "build although a claim is not upheld; every page says that it is a draft")
      .addOption(siteUrlOption())
      .addOption(againstOption())
      .option("--json", "problems as JSON on standard output")
      .action((options: Options) =>
        action(async ({ root }) => {
          const { describeWeight, weigh, weightForPrograms } = await import("../print-weight.ts");
          const { coversInputs, publicationFile, publish } = await import(
            "../../report/publish.ts"
          );
          const { realTarget } = await import("../../report/land/index.ts");
          if (coversInputs(root, resolve(root, options.out))) {
            console.error(
              `--out ${options.out} holds the report's own files, and pages replace what is there. Name a folder for them alone.`,
            );
            return 2;
          }
          if (existsSync(join(resolve(root, options.out), publicationFile))) {
            console.error(
              `--out ${options.out} keeps versions that were published, and a build would forget them. Publish with \`upheld publish --into ${options.out}\`.`,
            );
            return 2;
          }
          const out = realTarget(resolve(root, options.out));
          const started = performance.now();
          const progress = showProgress();
          const { problems, unchanged, pages, addressed } = await publish({
            root,
            out,
            force: options.force ?? false,
            draft: options.draft ?? false,
            siteUrl: options.siteUrl,
            against: options.against,
            effects: progress.effects,
            render: async (task) => (await import("../../site/render/render.ts")).renderSite(task),
          });
          progress.stop();
          const seconds = ((performance.now() - started) / 1000).toFixed(1);
          const where = relative(process.cwd(), resolve(root, options.out)) || ".";
          const weight = await weigh(resolve(root, options.out));
          const closing = {
            ...options,
            undone: "Nothing was published.",
            ...(weight && { advice: { text: "", json: { published: weightForPrograms(weight) } } }),
          };
          const code = finishProblems(root, problems, closing, () =>
            unchanged
              ? `Nothing changed: ${where}/ is up to date.`
              : `${pages} pages in ${where}/, ${seconds} s.${options.draft ? " A draft: each page says so." : ""}`,
          );
          if (code === 0 && weight && !options.json) console.log(describeWeight(weight));
          if (code === 0 && !addressed && !options.json) console.log(withoutSiteUrl);
          return code;
        })(options),
      );
  },
};
