import { relative, resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "../command.ts";
import { finishProblems } from "../print-problems.ts";
import { showProgress } from "../progress.ts";
import { addRequired } from "../required-option.ts";
import { siteUrlOption, withoutSiteUrl } from "../site-url.ts";

type Options = {
  readonly into: string;
  readonly force?: boolean;
  readonly siteUrl?: string;
  readonly json?: boolean;
};

export const publishCommand: Command = {
  name: "publish",
  register(program, action) {
    const command = program
      .command("publish")
      .description(
        "build, and add the report to what was published before: no address is forgotten",
      );
    addRequired(
      command,
      new Option(
        "--into <folder>",
        "the published folder, relative to the root; made where it is missing",
      ),
    );
    command
      .option("--force", "build even if nothing changed")
      .addOption(siteUrlOption())
      .option("--json", "problems as JSON on standard output")
      .action((options: Options) =>
        action(async ({ root }) => {
          const { describeWeight, weightForPrograms } = await import("../print-weight.ts");
          const { coversInputs } = await import("../../report/publish.ts");
          const { realTarget } = await import("../../report/land/index.ts");
          const into = realTarget(resolve(root, options.into));
          if (coversInputs(root, into)) {
            console.error(
              `--into ${options.into} holds the report's own files. Name a folder for what is published alone.`,
            );
            return 2;
          }
          const [{ weigh }, { publishInto }, { renderSite }, { pinnedPage }] = await Promise.all([
            import("../../report/hosts.ts"),
            import("../../report/publish-into.ts"),
            import("../../site/render/render.ts"),
            import("../../site/render/pinned-page.ts"),
          ]);
          const started = performance.now();
          const progress = showProgress();
          const { problems, unchanged, addressed, pages, version, added } = await publishInto({
            root,
            into,
            force: options.force ?? false,
            siteUrl: options.siteUrl,
            effects: progress.effects,
            render: renderSite,
            pinPage: pinnedPage,
          });
          progress.stop();
          const seconds = ((performance.now() - started) / 1000).toFixed(1);
          const where = relative(process.cwd(), into) || ".";
          const weight = await weigh(into);
          const published = weight && { published: weightForPrograms(weight) };
          const closing = {
            ...options,
            undone: "Nothing was published.",
            advice: { text: "", json: { version, added, ...published } },
          };
          const code = finishProblems(root, problems, closing, () =>
            unchanged
              ? `Nothing changed: ${where}/ has version ${version} already.`
              : `${pages} pages in ${where}/, version ${version}, ${seconds} s. Kept for good: ${added.files} new files, ${(added.bytes / 1e6).toFixed(1)} MB.`,
          );
          if (code === 0 && weight && !options.json) console.log(describeWeight(weight));
          if (code === 0 && !addressed && !options.json) console.log(withoutSiteUrl);
          return code;
        })(options),
      );
  },
};
