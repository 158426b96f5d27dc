import type { Plugin } from "vite";

const ending = "?bundled";

/**
 * `import text from "./x.js?bundled"`: the script with what it imports as one block, for pages that need a package or
 * whose script is several files. Only in a checkout: an installed program brings its templates compiled.
 */
export function bundledScripts(): Plugin {
  return {
    name: "upheld-bundled-scripts",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(ending)) return null;
      const { rolldown } = await import("rolldown");
      const bundle = await rolldown({
        input: id.slice(0, -ending.length),
        platform: "browser",
        // What names the modules would name the folders of whoever compiles.
        experimental: { attachDebugInfo: "none" },
      });
      const { output } = await bundle.generate({ format: "iife", minify: true });
      await bundle.close();
      const [script, ...more] = output;
      if (more.length > 0) throw new Error(`${id} is one file, not ${output.length}.`);
      return { code: `export default ${JSON.stringify(script.code)};`, moduleType: "js" };
    },
  };
}
