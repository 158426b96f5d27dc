/**
 * The way into the compiled templates; `compile.ts` bundles this file with all pages. It leans on two parts of Astro
 * that are not public: the list of static paths, and the cache that holds their props.
 */

import { getRouteCache } from "upheld:route-cache";
import { manifest } from "virtual:astro:manifest";
import type { RouteData } from "astro";
import { App } from "astro/app";
import { StaticPaths } from "astro/runtime/prerender/static-paths.js";
import type { ListedPage, Templates } from "./templates.ts";

export { drawingStyles } from "../styles/index.ts";
export { wholeSheet } from "../whole/sheet.ts";

const app = new App(manifest, false);

/** Every page of the report in hand. What was listed before, props included, is forgotten. */
export const pages: Templates["pages"] = async () => {
  const cache = getRouteCache(manifest);
  cache.clearAll();
  const all = (await new StaticPaths(app as never).getAll()) as readonly {
    pathname: string;
    route: RouteData;
  }[];
  const byFile = new Map<string, ListedPage>();
  for (const { pathname, route } of all) {
    const file = fileOf(pathname, route);
    // Routes come in their order of weight: the first to name a file has it, as in Astro's own build.
    if (byFile.has(file)) continue;
    const listed = cache.get(route)?.staticPaths?.keyed.get(pathname);
    byFile.set(file, {
      file,
      route: route.route,
      params: listed?.params ?? {},
      props: route.pathname === undefined ? (listed?.props ?? {}) : null,
      render: () => bodyOf(pathname, file, route),
    });
  }
  return [...byFile.values()];
};

function fileOf(pathname: string, route: RouteData): string {
  const path = pathname.replace(/^\/|\/$/g, "");
  if (route.type === "endpoint") return path;
  if (path === "") return "index.html";
  return path === "404" ? "404.html" : `${path}/index.html`;
}

async function bodyOf(pathname: string, file: string, route: RouteData): Promise<Uint8Array> {
  const slash = route.type === "page" && !pathname.endsWith("/") ? "/" : "";
  const url = `http://localhost${pathname.startsWith("/") ? "" : "/"}${encodeURI(pathname)}${slash}`;
  const response = await app.render(new Request(url), { routeData: route });
  // Astro answers 500 with an empty body where a page throws, and says why on the console alone.
  const wanted = file === "404.html" ? 404 : 200;
  if (response.status !== wanted)
    throw new Error(
      `The page ${file} could not be made: its template answered ${response.status}.`,
    );
  return new Uint8Array(await response.arrayBuffer());
}
