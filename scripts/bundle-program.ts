/** Bundles the command line into `compiled/program/`, from where the package runs it: `npm pack` runs this. */
import { rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { rolldown } from "rolldown";
import { codeOf } from "../src/report/inputs/code-keys.ts";
import type { Code } from "../src/report/inputs/hash.ts";
import { bundledHashes, hashSources } from "../src/report/inputs/hash.ts";
import { writeWhole } from "../src/report/inputs/kept-file.ts";
import { programFolder } from "../src/report/program.ts";

const folder = dirname(bundledHashes);
await rm(folder, { recursive: true, force: true });

const bundle = await rolldown({
  cwd: programFolder,
  // The command line, and what threads are told to load, by the names of their modules.
  input: {
    cli: "src/cli/index.ts",
    thread: "src/report/threads/thread.ts",
    "prepare-experiment": "src/report/experiment/prepare-experiment.ts",
    "bind-work": "src/report/content/bind-work.ts",
    "render-work": "src/site/render/render-work.ts",
    "beside-work": "src/site/render/beside-work.ts",
  },
  platform: "node",
  // DuckDB is no JavaScript. What formats references finds files of its own beside it, and is seldom needed. Templates
  // are compiled in a checkout alone.
  external: [/^@duckdb\//, /^@resvg\//, /^@citation-js\//, /^astro/, /^vite/, /^rolldown/],
  // What names the modules would name the folders of whoever packs.
  experimental: { attachDebugInfo: "none" },
  // A file that is asked for and not there is a fault of the program, which must not be shipped.
  onLog: (level, log) => {
    if (level === "warn") throw new Error(log.message);
  },
});
await bundle.write({
  dir: folder,
  format: "esm",
  entryFileNames: "[name].mjs",
  // One folder: files of the program find each other, and the folder of the program, from where they lie.
  chunkFileNames: "[name].mjs",
  comments: { legal: true, annotation: false, jsdoc: false },
});
await bundle.close();

const names = Object.keys(codeOf) as Code[];
const hashes = await Promise.all(names.map(async (name) => [name, await hashSources(name)]));
await writeWhole(bundledHashes, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
console.log(`Bundled into ${basename(dirname(folder))}/${basename(folder)}/.`);
