import type { AstroIntegration } from "astro";
import type { RunnableDevEnvironment } from "vite";
import { siteSettings } from "./render.ts";

export interface LiveSite {
  readonly url: string;
  /** Shows the report as it now is, in every open page. */
  reload(): void;
  /** Shows problems over every open page, until the next reload. */
  fail(message: string): void;
  stop(): Promise<void>;
}

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

/** Serves a report live, with Astro's development server. */
export async function serveSite(task: {
  readonly reportFile: string;
  /** Folder for whatever the server writes. */
  readonly workDir: string;
  readonly port: number;
  readonly host: string;
}): Promise<LiveSite> {
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  process.env.UPHELD_REPORT = task.reportFile;
  process.env.UPHELD_LIVE = "1";
  const { dev } = await import("astro");
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
    reload() {
      for (const environment of Object.values(live?.environments ?? {})) forgetPages(environment);
      live?.ws.send({ type: "full-reload" });
    },
    fail(message) {
      live?.ws.send({ type: "error", err: { message, stack: "" } });
    },
    stop: () => server.stop(),
  };
}
