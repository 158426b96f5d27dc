import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { AstroInlineConfig, AstroIntegration } from "astro";
import type { Plugin } from "vite";
import { programFolder } from "../../report/inputs/index.ts";
import { bundledScripts } from "./bundled-scripts.ts";

/** The folder that npm put Astro into: of the program, or of what it is installed for. */
function packagesFolder(): string {
  const astro = fileURLToPath(import.meta.resolve("astro"));
  const name = `${sep}node_modules${sep}`;
  return astro.slice(0, astro.lastIndexOf(name) + name.length - 1);
}

/** Astro, which a checkout has and the package does not bring. */
export function astroOfCheckout(): Promise<typeof import("astro")> {
  return import("astro").catch((cause) => {
    throw new Error("Templates are compiled and served in a checkout, after `npm ci`.", { cause });
  });
}

/**
 * Settings by which Astro reads the pages of the program and writes into `workDir` alone. Astro writes types and data
 * beside its root, Vite what it bundles beside the packages: in a shared folder, two builds take it from one another.
 */
export async function siteSettings(workDir: string): Promise<AstroInlineConfig> {
  const root = join(workDir, "root");
  await rm(workDir, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  // Astro asks for modules of its own from its root.
  await symlink(packagesFolder(), join(root, "node_modules"), "junction");
  return {
    root,
    // Astro reads this name from its root.
    configFile: relative(root, join(programFolder, "astro.config.mjs")),
    srcDir: join(programFolder, "src/site"),
    publicDir: join(programFolder, "public"),
    cacheDir: join(workDir, "cache"),
    vite: { cacheDir: join(workDir, "vite"), plugins: [bundledScripts()] },
  };
}

/**
 * All templates as one module that needs nothing but Node, made by Astro and Vite. It exports what `Templates` says.
 * Equal templates give equal bytes, whatever folder they are compiled in.
 */
export async function compileTemplates(workDir: string): Promise<string> {
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  // Astro makes a key by chance where it is not told one; pages without server islands encrypt nothing with it.
  process.env.ASTRO_KEY ??= Buffer.alloc(32).toString("base64");
  const { build } = await astroOfCheckout();
  const settings = await siteSettings(workDir);
  const outDir = join(workDir, "out");
  await mkdir(outDir, { recursive: true });
  const bundle: Bundle = { file: null, assets: [], code: "" };
  // Astro bundles into its output folder only where that is inside the folder that the command was called from.
  const calledFrom = process.cwd();
  process.chdir(outDir);
  try {
    await build({
      ...settings,
      outDir,
      publicDir: join(workDir, "no-public"),
      logLevel: "error",
      integrations: [withoutPages(bundle)],
      vite: {
        ...settings.vite,
        plugins: [...(settings.vite?.plugins ?? []), ownEntry(bundle)],
        environments: {
          prerender: {
            // Nothing is left to be found beside the bundle: it runs in any folder, with no packages near it.
            resolve: { noExternal: true },
            build: {
              rolldownOptions: {
                input: entryName,
                output: { codeSplitting: false, entryFileNames: "prerender-entry.mjs" },
              },
            },
          },
        },
      },
    });
  } finally {
    process.chdir(calledFrom);
  }
  if (bundle.assets.length > 0)
    throw new Error(
      `A template brings files of its own (${bundle.assets.join(", ")}): styles belong into src/site/styles, and pages have no scripts.`,
    );
  return withoutPlaces(bundle.code, workDir);
}

interface Bundle {
  file: string | null;
  assets: readonly string[];
  code: string;
}

/** Has Astro stop when the bundle is written: it renders nothing. */
function withoutPages(bundle: Bundle): AstroIntegration {
  return {
    name: "upheld-compile",
    hooks: {
      "astro:build:start": ({ setPrerenderer }) =>
        setPrerenderer({
          name: "upheld-compile",
          // Astro writes its manifest into the bundle after Vite has written that: only now is it whole.
          setup: async () => {
            if (bundle.file === null) throw new Error("Astro bundled no templates.");
            bundle.code = await readFile(bundle.file, "utf8");
          },
          getStaticPaths: async () => [],
          render: async () => {
            throw new Error("No page is made while templates are compiled.");
          },
        }),
    },
  };
}

const entryName = "astro/entrypoints/prerender";

/** Puts our way into the templates in the place of Astro's, and notes what was bundled. */
function ownEntry(bundle: Bundle): Plugin {
  const astro = dirname(fileURLToPath(import.meta.resolve("astro/package.json")));
  return {
    name: "upheld-compiled-entry",
    enforce: "pre",
    resolveId(id) {
      if (id === entryName) return join(programFolder, "src/site/render/compiled-entry.ts");
      if (id === "upheld:route-cache") return join(astro, "dist/core/render/route-cache.js");
      return null;
    },
    writeBundle({ dir }, files) {
      if (this.environment.name !== "prerender") return;
      const chunks = Object.values(files).filter(({ type }) => type === "chunk");
      // Vite's own list of what it bundled is no part of the pages.
      bundle.assets = Object.keys(files).filter(
        (name) => files[name]?.type === "asset" && !name.startsWith(".vite/"),
      );
      const [only, ...more] = chunks;
      if (!only || more.length > 0 || dir === undefined)
        throw new Error(`Templates are one file, not ${chunks.length}.`);
      bundle.file = join(dir, only.fileName);
    },
  };
}

/** Folders of the machine that compiles are given one name, in every way in which a bundle writes them. */
function withoutPlaces(code: string, workDir: string): string {
  const folders = [workDir, programFolder.replace(/[/\\]$/, ""), dirname(packagesFolder())];
  const named = folders.flatMap((folder): [string, string][] => {
    const ways = ["root", "out"]
      .map((name) => join(workDir, name))
      .map((from) => slashed(relative(from, folder)));
    return [
      ...ways.filter((way) => way.length > 3).map((way): [string, string] => [way, "upheld"]),
      [pathToFileURL(folder).href, "file:///upheld"],
      [slashed(folder), "/upheld"],
    ];
  });
  // Longest first: a way out of the root ends in the folder's own path.
  return named
    .sort(([a], [b]) => b.length - a.length)
    .reduce((text, [place, name]) => text.replaceAll(place, name), code)
    .replace(/^[ \t]*\/\/#(?:end)?region.*\n/gm, "");
}

const slashed = (path: string): string => path.split(sep).join("/");
