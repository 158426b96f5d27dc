/** Modules that exist only while templates are compiled; `compile.ts` says what they are. */

declare module "virtual:astro:manifest" {
  export const manifest: import("astro").SSRManifest;
}

declare module "upheld:route-cache" {
  import type { RouteData, SSRManifest } from "astro";

  interface ListedPage {
    readonly params: Readonly<Record<string, string | undefined>>;
    readonly props?: Readonly<Record<string, unknown>>;
  }
  interface RouteCache {
    get(
      route: RouteData,
    ): { readonly staticPaths?: { readonly keyed: ReadonlyMap<string, ListedPage> } } | undefined;
    clearAll(): void;
  }
  export function getRouteCache(manifest: SSRManifest): RouteCache;
}
