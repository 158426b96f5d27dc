// Node strips types only outside node_modules. Installed as a dependency, Upheld strips its own.
import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";

const own = new URL("../src/", import.meta.url).href;

// Node says once that the function is experimental; a user of the command line can do nothing with that.
const { emitWarning } = process;
process.emitWarning = (warning, ...more) => {
  if (!String(warning).includes("stripTypeScriptTypes"))
    emitWarning.call(process, warning, ...more);
};

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith(own) || !url.endsWith(".ts")) return nextLoad(url, context);
    const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"));
    return { format: "module", source, shortCircuit: true };
  },
});
