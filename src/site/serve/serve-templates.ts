import type { AstroIntegration } from "astro";
import type { RunnableDevEnvironment } from "vite";
import { astroOfCheckout, siteSettings } from "../render/compile.ts";
import { handOverSamples } from "../render/hand-over-samples.ts";
import { handOver } from "../render/report-in-hand.ts";
import type { LiveSite, ServeTask } from "./serve.ts";

type Server = Parameters<NonNullable<AstroIntegration["hooks"]["astro:server:setup"]>>[0]["server"];

/**
 * Astro keeps the list of pages, and their contents with it, per page module. A module that is evaluated anew gets a
 * list anew, even when a request that began before the change ends after it.
 */
function forgetPages(environment: Server["environments"][string]): void {
  const runner = "runner" in environment ? (environment as RunnableDevEnvironment).runner : null;
  for (const [id, module] of environment.moduleGraph.idToModuleMap) {
    if (!id.includes("/src/site/pages/")) continue;
    environment.moduleGraph.invalidateModule(module);
    const evaluated = runner?.evaluatedModules.getModuleById(id);
    if (evaluated) runner?.evaluatedModules.invalidateModule(evaluated);
  }
  environment.hot.send("astro:content-changed", {});
}

/**
 * Serves a report live from the templates' own sources, with Astro's development server: for whoever changes the
 * templates. It needs a checkout, since Astro does not come with the package.
 */
export async function serveTemplates(task: ServeTask): Promise<LiveSite> {
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  handOver({ report: task.report, live: "astro" });
  handOverSamples(task.report, task.samples);
  const { dev } = await astroOfCheckout();
  let vite: Server | null = null;
  const integration: AstroIntegration = {
    name: "upheld-live",
    hooks: { "astro:server:setup": ({ server }) => void (vite = server) },
  };
  const server = await dev({
    ...(await siteSettings(task.workDir)),
    logLevel: "error",
    server: { port: task.port, host: task.host },
    devToolbar: { enabled: false },
    integrations: [integration],
  });
  const live = vite as Server | null;
  return {
    url: `http://${task.host}:${server.address.port}/`,
    async show({ report, samples }) {
      handOver({ report, live: "astro" });
      handOverSamples(report, samples);
      for (const environment of Object.values(live?.environments ?? {})) forgetPages(environment);
      live?.ws.send({ type: "full-reload" });
    },
    // Astro's page has no place for it; whoever changes templates sees it in the terminal.
    say() {},
    fail({ title, problems }) {
      const said = problems.map((p) => [p.place, p.message, p.frame].filter(Boolean).join("\n"));
      live?.ws.send({ type: "error", err: { message: [title, ...said].join("\n\n"), stack: "" } });
    },
    stop: () => server.stop(),
  };
}
