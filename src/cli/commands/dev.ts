import { join } from "node:path";
import { watch } from "chokidar";
import { Option } from "commander";
import { sortedCopy } from "../../lib/stable-json.ts";
import type { Problem } from "../../model/index.ts";
import { partBeside } from "../../report/land/index.ts";
import type { LiveSite, ShownReport } from "../../site/serve/serve.ts";
import type { Command } from "../command.ts";
import { openBrowser } from "../open-browser.ts";
import { portOf } from "../option-values.ts";
import { describeProblem, failureOf } from "../print-problems.ts";
import { showProgress } from "../progress.ts";

/** Editors write a file in several steps; this long after the last one it is worth reading. */
const settleMilliseconds = 40;

type Options = {
  readonly port: string;
  readonly host: string;
  readonly open?: boolean;
  readonly templates?: boolean;
  readonly against?: string;
};

const sinceOption = (): Option =>
  new Option(
    "--against <folder>",
    "what was published last, from the root: pages say what moved since; goes before `published` of upheld.yaml",
  );

export const devCommand: Command = {
  name: "dev",
  register(program, action) {
    program
      .command("dev")
      .description("serve the report live: a saved result file or notebook updates the open page")
      .option("--port <number>", "port to listen on", portOf, "4321")
      .option("--host <name>", "address to listen on", "localhost")
      .option("--open", "open the report in the browser")
      .option("--templates", "serve the templates' own sources, to change them; in a checkout only")
      .addOption(sinceOption())
      .action((options: Options) =>
        action(async ({ root }) => {
          // Of this process alone: another server, or a build, may run beside it.
          const scratch = partBeside(join(root, ".upheld", "render"), "next");
          const { openSince } = await import("../since-publication.ts");
          const since = openSince(root, options.against);
          const first = await rebuild(root);
          if (!first.shown) {
            printAll(root, first.problems);
            console.error("Nothing to show until this is mended; waiting for changes.");
          }
          let site = first.shown ? await start(first.shown) : null;
          if (site) announce(site.url, options.open);
          if (site && first.shown) await tell(site, first.shown);
          for await (const _change of changes(
            ["results", "content", "public", "reviews", "upheld.yaml"].map((folder) =>
              join(root, folder),
            ),
          )) {
            const started = performance.now();
            const { shown, problems } = await rebuild(root);
            if (shown) {
              if (site) await site.show(shown);
              else announce((site = await start(shown)).url, options.open);
              console.log(`updated in ${Math.round(performance.now() - started)} ms`);
              await tell(site, shown);
            } else {
              printAll(root, problems);
              site?.fail(failureOf(problems, root));
            }
          }
          return 0;

          async function tell(to: LiveSite, { report }: ShownReport): Promise<void> {
            const said = await since(report);
            to.say(said);
            if (said !== null) console.log(`${said}.`);
          }

          async function start(shown: ShownReport): Promise<LiveSite> {
            const task = {
              ...shown,
              root,
              workDir: join(scratch, "work"),
              keepIn: join(root, ".upheld"),
              port: Number(options.port),
              host: options.host,
            };
            return options.templates
              ? (await import("../../site/serve/serve-templates.ts")).serveTemplates(task)
              : (await import("../../site/serve/serve.ts")).serveSite(task);
          }
        })(options),
      );
  },
};

function announce(url: string, open = false): void {
  console.log(`Report at ${url} (Ctrl-C stops)`);
  if (open) openBrowser(url);
}

function printAll(root: string, problems: readonly Problem[]): void {
  for (const problem of problems) console.error(describeProblem(problem, root));
}

async function rebuild(
  root: string,
): Promise<{ shown: ShownReport | null; problems: readonly Problem[] }> {
  const { buildReport } = await import("../../report/build.ts");
  const progress = showProgress();
  const built = await buildReport(root, progress.effects, {
    purpose: "preview",
    samples: "usual",
  });
  progress.stop();
  if (built.report?.draft !== undefined)
    printAll(
      root,
      built.problems.filter(({ rule }) => rule === "claim-is-upheld"),
    );
  // As a build hands it over: values that come from a cache and values just made look the same.
  const shown = built.report && { report: sortedCopy(built.report), samples: built.samples };
  return { shown, problems: built.problems };
}

/** One item per burst of changes below some folders; a burst during the reader's work is kept for its next turn. */
async function* changes(folders: readonly string[]): AsyncIterable<void> {
  let changed = false;
  let wake: () => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  // Node's own watcher loses a file that an editor saves by writing a new one and renaming it.
  watch([...folders], { ignoreInitial: true, atomic: false }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake();
    }, settleMilliseconds);
  });
  for (;;) {
    if (!changed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    changed = false;
    yield;
  }
}
